package dev.shangjia.probes.policytext;

/** Collects the lines of a text up to a length. */
final class TextLines {
  private final int most;
  private final StringBuilder text = new StringBuilder();
  private int characters;
  private boolean truncated;

  TextLines(int maxCharacters) {
    this.most = maxCharacters;
  }

  boolean isFull() {
    return truncated;
  }

  /** A heading of a rank from 1 to 6. */
  void heading(int rank, String content) {
    String bare = content.replace("**", "").strip();
    if (!bare.isEmpty()) {
      line("#".repeat(Math.clamp(rank, 1, 6)) + " " + bare);
    }
  }

  /** An item of a list that is nested so deep, from 0. */
  void item(int depth, String mark, String content) {
    if (!content.isBlank()) {
      line("  ".repeat(Math.min(depth, 8)) + mark + " " + content.strip());
    }
  }

  /** A paragraph; line breaks inside it stay. */
  void paragraph(String content) {
    content.lines().map(String::stripTrailing).filter(line -> !line.isBlank()).forEach(this::line);
  }

  /** A row of a table. */
  void row(Iterable<String> cells) {
    var row = new StringBuilder("|");
    for (String cell : cells) {
      row.append(' ').append(cell.replaceAll("\\s+", " ").strip()).append(" |");
    }
    line(row.toString());
  }

  private void line(String line) {
    if (truncated) {
      return;
    }
    int length = line.codePointCount(0, line.length()) + 1;
    if (characters + length > most) {
      truncated = true;
      int room = most - characters;
      text.append(line, 0, line.offsetByCodePoints(0, Math.min(room, length - 1)));
      return;
    }
    text.append(line).append('\n');
    characters += length;
  }

  boolean truncated() {
    return truncated;
  }

  /** The lines, without control characters that no text needs. */
  String text() {
    return text.toString().strip();
  }
}
