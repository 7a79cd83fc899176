package dev.shangjia.cli;

import dev.shangjia.engine.inspection.report.Neutral;
import java.util.List;

/** Writes a page about a rule, for a terminal or as Markdown. Whatever it is given is made safe. */
sealed interface PageWriter {

  /** What the page is about. */
  void title(String title, String name);

  /** Begins a part of the page. */
  void section(String heading);

  /** A sentence or more. */
  void paragraph(String text);

  /** One of several things. */
  void item(String name, String text);

  /** An expression, on its lines as written. */
  void code(String label, String code);

  /**
   * On a terminal.
   *
   * @param terminal whose style it takes
   * @param out where it goes
   */
  record ForTerminal(Terminal terminal, StringBuilder out) implements PageWriter {
    @Override
    public void title(String title, String name) {
      line(
          Ink.BOLD.on(Neutral.TEXT.prose(title), terminal.style())
              + "  "
              + Neutral.TEXT.prose(name));
    }

    @Override
    public void section(String heading) {
      line("");
      line(Ink.BOLD.on(Neutral.TEXT.prose(heading), terminal.style()));
    }

    @Override
    public void paragraph(String text) {
      line("  " + Neutral.TEXT.prose(text));
    }

    @Override
    public void item(String name, String text) {
      line(
          "  "
              + Ink.BOLD.on(Neutral.TEXT.prose(name), terminal.style())
              + ": "
              + Neutral.TEXT.prose(text));
    }

    @Override
    public void code(String label, String code) {
      List<String> lines = code.lines().map(Controls::neutralized).toList();
      if (lines.size() == 1) {
        line("  " + label + ": " + lines.getFirst());
      } else {
        line("  " + label + ":");
        lines.forEach(one -> line("    " + one));
      }
    }

    private void line(String line) {
      out.append(line).append('\n');
    }
  }

  /**
   * As Markdown.
   *
   * @param out where it goes
   */
  record ForMarkdown(StringBuilder out) implements PageWriter {
    @Override
    public void title(String title, String name) {
      out.append("# ").append(Neutral.MARKDOWN.prose(title)).append("\n\n");
      out.append(span(name)).append('\n');
    }

    @Override
    public void section(String heading) {
      while (!out.isEmpty() && out.charAt(out.length() - 1) == '\n') {
        out.setLength(out.length() - 1);
      }
      out.append("\n\n## ").append(Neutral.MARKDOWN.prose(heading)).append("\n\n");
    }

    @Override
    public void paragraph(String text) {
      out.append(Neutral.MARKDOWN.prose(text)).append("\n\n");
    }

    @Override
    public void item(String name, String text) {
      out.append("- **")
          .append(Neutral.MARKDOWN.prose(name))
          .append("**: ")
          .append(Neutral.MARKDOWN.prose(text))
          .append('\n');
    }

    @Override
    public void code(String label, String code) {
      List<String> lines = code.lines().map(Controls::neutralized).toList();
      String fence = "`".repeat(Math.max(3, longestBackticks(code) + 1));
      out.append(Neutral.MARKDOWN.prose(label)).append(":\n\n").append(fence).append('\n');
      lines.forEach(line -> out.append(line).append('\n'));
      out.append(fence).append("\n\n");
    }

    static String span(String text) {
      String shown = Controls.neutralized(text);
      String fence = "`".repeat(longestBackticks(shown) + 1);
      boolean padded = shown.startsWith("`") || shown.endsWith("`");
      return padded ? fence + " " + shown + " " + fence : fence + shown + fence;
    }

    private static int longestBackticks(String text) {
      int longest = 0;
      int run = 0;
      for (int i = 0; i < text.length(); i++) {
        run = text.charAt(i) == '`' ? run + 1 : 0;
        longest = Math.max(longest, run);
      }
      return longest;
    }
  }
}
