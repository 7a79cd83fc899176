package dev.shangjia.engine.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.Reading;
import dev.shangjia.engine.rulebook.Role;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class CaseActionJsonTest {
  private static final Actor BY = new Actor(Role.LEAD, "l-1");

  static Stream<Arguments> actions() {
    return Stream.of(
        Arguments.of(
            "{`kind`:`hand-in`,`stage`:`a`}",
            new CaseAction.HandIn("a", CaseAction.HandIn.DONE, BY)),
        Arguments.of(
            "{`kind`:`hand-in`,`stage`:`a`,`outcome`:`x`}", new CaseAction.HandIn("a", "x", BY)),
        Arguments.of(
            "{`kind`:`decide`,`stage`:`a`,`outcome`:`x`}", new CaseAction.Decide("a", "x", BY)),
        Arguments.of(
            "{`kind`:`confirm`,`stage`:`a`}",
            new CaseAction.Confirm("a", CaseAction.Confirm.Verdict.AGREED, BY)),
        Arguments.of(
            "{`kind`:`decline`,`stage`:`a`}",
            new CaseAction.Confirm("a", CaseAction.Confirm.Verdict.DECLINED, BY)),
        Arguments.of("{`kind`:`answer`,`stage`:`a`}", new CaseAction.Answer("a", BY)),
        Arguments.of(
            "{`kind`:`judge-gate`,`stage`:`a`,`outcome`:`passed`}",
            new CaseAction.JudgeGate("a", "passed", BY)),
        Arguments.of("{`kind`:`effects-done`,`stage`:`a`}", new CaseAction.EffectsDone("a", BY)),
        Arguments.of(
            "{`kind`:`effects-failed`,`stage`:`a`,`why`:`x`}",
            new CaseAction.EffectsFailed("a", LocalText.same("x"), BY)),
        Arguments.of("{`kind`:`withdraw`}", new CaseAction.Withdraw(BY)));
  }

  @ParameterizedTest
  @MethodSource("actions")
  void readsEveryKind(String json, CaseAction action) {
    assertThat(read(json))
        .isInstanceOfSatisfying(
            Reading.Read.class, reading -> assertThat(reading.value()).isEqualTo(action));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{`kind`:`approve`}|/kind has to be one of hand-in, decide, confirm, decline, answer, "
            + "judge-gate, effects-done, effects-failed, withdraw but is \"approve\".",
        "{`kind`:`decide`,`stage`:`a`}|/ has to be an object with \"outcome\" but is OBJECT.",
        "{`kind`:`answer`,`stage`:`a`,`by`:`me`}|/ has to be an object without 'by' but is OBJECT.",
      })
  void refusesWhatItDoesNotKnow(String json, String message) {
    assertThat(read(json).problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo("action/mismatch");
              assertThat(problem.message().en()).isEqualTo(message);
            });
  }

  private static Reading<CaseAction> read(String json) {
    return CaseActionJson.read("request", JsonMapper.shared().readTree(json.replace('`', '"')), BY);
  }
}
