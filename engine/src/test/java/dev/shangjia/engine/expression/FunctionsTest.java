package dev.shangjia.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FunctionsTest {
  private static Stream<Function> all() {
    return new Functions(ExpressionFixture.WORDS, ExpressionFixture.CHECKLISTS, "CN")
        .all().stream();
  }

  @ParameterizedTest
  @MethodSource("all")
  void exampleOfEveryFunctionHolds(Function function) {
    assertThat(ExpressionFixture.evaluate(function.example(), "{}"))
        .as(function.example())
        .isEqualTo(new Answer.Value(true));
    assertThat(function.example()).contains(function.name() + "(");
  }

  @Test
  void everyFunctionHasANameOfItsOwn() {
    assertThat(all().map(Function::name)).doesNotHaveDuplicates().hasSizeGreaterThan(20);
  }

  @Test
  void theReferenceNamesEveryFunction() throws IOException {
    String reference = Files.readString(Path.of("../docs/rulebook.md"));
    assertThat(all().map(Function::name)).allMatch(name -> reference.contains("`" + name + "("));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "compareVersions('1.2.3', '1.2.3')|0",
        "compareVersions('1.2', '1.2.0')|0",
        "compareVersions('v2.0.0', '10.0.0')|-1",
        "compareVersions('1.0.0-rc.2', '1.0.0-rc.10')|-1",
        "compareVersions('1.0.0', '1.0.0-rc.10')|1",
        "compareVersions('1.0.0+build5', '1.0.0')|0",
        "daysBetween('2026-03-01', '2026-02-27')|-2",
        "yearsBetween('2008-02-29', '2026-02-28')|17",
        "yearsBetween('2008-02-29', '2026-03-01')|18",
        "daysBetween(today, '2026-11-24')|1",
        "workingDaysBetween('2026-02-13', '2026-02-24')|2",
        "width('')|0",
        "width('👩‍👩‍👧')|2",
      })
  void computes(String expression, long expected) {
    assertThat(ExpressionFixture.evaluate(expression, "{}")).isEqualTo(new Answer.Value(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "workingDaysBetween('2026-12-30', '2027-01-20')|not all known",
        "plusWorkingDays('2026-12-30', 30)|not all known",
        "plusDays('2026-02-30', 1)|is no day",
        "plusDays('2026-02-20', 100000)|at most 4000",
        "specialSymbols('x', 'prosa')|prose",
      })
  void saysWhyItCannotCompute(String expression, String reason) {
    assertThat(ExpressionFixture.evaluate(expression, "{}"))
        .isInstanceOfSatisfying(
            Answer.Broken.class, broken -> assertThat(broken.message().en()).contains(reason));
  }
}
