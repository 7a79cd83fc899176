package dev.shangjia.platform.casework;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.platform.casework.TextDiff.Kind;
import dev.shangjia.platform.casework.TextDiff.Piece;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TextDiffTest {

  @Test
  void wordsThatStayedAreNotShownAsChanged() {
    assertThat(TextDiff.of("会后自动生成纪要 for teams", "会后自动生成摘要 for large teams"))
        .containsExactly(
            new Piece(Kind.SAME, "会后自动生成"),
            new Piece(Kind.GONE, "纪"),
            new Piece(Kind.NEW, "摘"),
            new Piece(Kind.SAME, "要 for "),
            new Piece(Kind.NEW, "large "),
            new Piece(Kind.SAME, "teams"));
  }

  @Test
  void piecesMakeUpBothTextsWhateverTheirLength() {
    String before = "一".repeat(6_000) + " end";
    String after = "一 two";
    assertThat(text(TextDiff.of(before, after), Kind.NEW)).isEqualTo(before);
    assertThat(text(TextDiff.of(before, after), Kind.GONE)).isEqualTo(after);
    assertThat(text(TextDiff.of("a\nb", "a\nc"), Kind.NEW)).isEqualTo("a\nb");
    assertThat(text(TextDiff.of("a\nb", "a\nc"), Kind.GONE)).isEqualTo("a\nc");
    assertThat(TextDiff.of("", "")).isEmpty();
  }

  /** The text that is left without the pieces of a kind. */
  private static String text(java.util.List<Piece> pieces, Kind without) {
    return pieces.stream()
        .filter(piece -> piece.kind() != without)
        .map(Piece::text)
        .collect(Collectors.joining());
  }
}
