package dev.shangjia.engine.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.Language;
import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.SourcePlace;
import dev.shangjia.engine.rulebook.Check;
import dev.shangjia.engine.rulebook.Expression;
import dev.shangjia.engine.rulebook.Requirement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MissingTest {
  private static final Requirement A = new Requirement.Documents("a", 1);
  private static final Requirement B = new Requirement.Documents("b", 1);
  private static final Requirement C = new Requirement.Documents("c", 1);
  private static final Requirement THREE_C = new Requirement.Documents("c", 3);

  private static Missing missing(Requirement requirement, String... held) {
    var titles =
        Map.of(
            "a", new LocalText("甲", "A"),
            "b", new LocalText("乙", "B"),
            "c", new LocalText("丙", "C"));
    var place = SourcePlace.startOf("matrices/papers.yaml");
    return new Missing(
        new Check.Require(new Expression("held", place), requirement, titles), List.of(held));
  }

  @Test
  void namesOneOfSeveral() {
    Missing missing = missing(new Requirement.AnyOf(List.of(A, B, C)));
    assertThat(missing.in(Language.ZH)).isEqualTo("“甲”、“乙”或“丙”（三选一）");
    assertThat(missing.in(Language.EN)).isEqualTo("one of A, B or C");
    assertThat(missing.kinds()).containsExactly("a", "b", "c");
  }

  @Test
  void namesBothOfTwoAndOnlyTheOneThatIsLeft() {
    var both = new Requirement.AllOf(List.of(A, B));
    assertThat(missing(both).in(Language.EN)).isEqualTo("both A and B");
    assertThat(missing(both).in(Language.ZH)).isEqualTo("“甲”和“乙”（两项都要）");
    assertThat(missing(both, "a").in(Language.EN)).isEqualTo("B");
    assertThat(missing(both, "a").kinds()).containsExactly("b");
    assertThat(missing(both, "b", "a").isNothing()).isTrue();
  }

  @Test
  void namesWhatIsLeftInsideAChoice() {
    var either = new Requirement.AnyOf(List.of(A, new Requirement.AllOf(List.of(B, C))));
    assertThat(missing(either).in(Language.EN)).isEqualTo("one of A or (both B and C)");
    assertThat(missing(either, "b").in(Language.EN)).isEqualTo("one of A or C");
    assertThat(missing(either, "b", "c").isNothing()).isTrue();
  }

  @Test
  void saysHowManyThereAre() {
    assertThat(missing(THREE_C, "c").in(Language.EN)).isEqualTo("at least 3 of: C (there are 1)");
    assertThat(missing(THREE_C, "c").in(Language.ZH)).isEqualTo("“丙”至少 3 份（现有 1 份）");
  }
}
