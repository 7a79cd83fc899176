package dev.shangjia.probes.policytext;

/** Lines of plain text. */
final class PlainText {
  private PlainText() {}

  static void read(String text, TextLines lines) {
    lines.paragraph(Unwrapping.of(text.lines().toList()));
  }
}
