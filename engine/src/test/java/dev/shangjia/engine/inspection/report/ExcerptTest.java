package dev.shangjia.engine.inspection.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.inspection.Finding.Quote.Passage;
import dev.shangjia.engine.inspection.report.Excerpt.Piece;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExcerptTest {

  private static List<Piece> excerpt(String text, int width, Passage... passages) {
    return Excerpt.of(text, List.of(passages), width).pieces();
  }

  @Test
  void putsCaretsBelowTheColumnsOfWideCharacters() {
    assertThat(excerpt("全网最好的app", 40, new Passage("最好", 2, 4, "")))
        .containsExactly(new Piece("全网最好的app", "    ^^^^"));
  }

  @Test
  void marksSeveralPassagesAndSaysWhy() {
    assertThat(
            excerpt(
                "best and first",
                40,
                new Passage("best", 0, 4, "best"),
                new Passage("first", 9, 14, "claim")))
        .containsExactly(new Piece("best and first", "^^^^     ^^^^^ claim"));
  }

  @Test
  void countsColumnsAfterWritingOutWhatIsHidden() {
    assertThat(excerpt("a\u202Ebc", 40, new Passage("b", 2, 3, "")))
        .containsExactly(new Piece("a\\u{202E}bc", "         ^"));
  }

  @Test
  void marksHiddenCharactersByTheirNumbers() {
    assertThat(excerpt("a\u200Bb", 40, new Passage("\u200B", 1, 2, "")))
        .containsExactly(new Piece("a\\u{200B}b", " ^^^^^^^^"));
  }

  @Test
  void cropsLongTextAroundThePassage() {
    String text = "一".repeat(100) + "最好" + "二".repeat(100);
    List<Piece> pieces = excerpt(text, 40, new Passage("最好", 100, 102, ""));
    assertThat(pieces).hasSize(1);
    Piece piece = pieces.getFirst();
    assertThat(piece.text()).startsWith("...一").endsWith("二...").contains("最好");
    assertThat(Columns.of(piece.text())).isLessThanOrEqualTo(40);
    int before = Columns.of(piece.text().substring(0, piece.text().indexOf("最")));
    assertThat(piece.marks()).isEqualTo(" ".repeat(before) + "^^^^");
  }

  @Test
  void showsOnlyTheLineThatHoldsThePassage() {
    assertThat(excerpt("one\ntwo best\nthree", 40, new Passage("best", 8, 12, "")))
        .containsExactly(new Piece("two best", "    ^^^^"));
  }

  @Test
  void showsAtMostThreePieces() {
    String text = ("x".repeat(100) + "!").repeat(10);
    Passage[] passages = new Passage[10];
    for (int i = 0; i < 10; i++) {
      passages[i] = new Passage("!", 101 * i + 100, 101 * i + 101, "");
    }
    Excerpt.Shown shown = Excerpt.of(text, List.of(passages), 40);
    assertThat(shown.pieces()).hasSize(3);
    assertThat(shown.more()).isEqualTo(7);
  }

  @Test
  void showsEveryPassageOnce() {
    String text = "会议纪要".repeat(12);
    Passage[] passages = new Passage[6];
    for (int i = 0; i < 6; i++) {
      passages[i] = new Passage("会议", 8 * i, 8 * i + 2, "");
    }
    Excerpt.Shown shown = Excerpt.of(text, List.of(passages), 40);
    assertThat(shown.more()).isZero();
    assertThat(
            shown.pieces().stream()
                .mapToLong(p -> p.marks().chars().filter(c -> c == '^').count())
                .sum())
        .isEqualTo(6 * 4);
  }

  @Test
  void pointsBehindTheEndForWhatIsMissingThere() {
    assertThat(excerpt("abc", 40, new Passage("", 3, 3, "")))
        .containsExactly(new Piece("abc", "   ^"));
    assertThat(excerpt("", 40, new Passage("", 0, 0, ""))).containsExactly(new Piece("", "^"));
  }

  @Test
  void marksALineBreakThatWasFound() {
    assertThat(excerpt("a\nb", 40, new Passage("\n", 1, 2, "")))
        .containsExactly(new Piece("a\\u{A}", " ^^^^^"));
  }
}
