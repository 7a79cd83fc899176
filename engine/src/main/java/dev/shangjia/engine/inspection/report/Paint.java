package dev.shangjia.engine.inspection.report;

import dev.shangjia.engine.rulebook.Level;

/** Colours for the terminal; the only source of escape sequences. */
enum Paint {
  BOLD("1"),
  FAINT("2"),
  REJECT("1;31"),
  RETURN("31"),
  WARN("33"),
  NOTE("36"),
  REVIEW("35"),
  GOOD("32"),
  GOOD_BOLD("1;32");

  private final String codes;

  Paint(String codes) {
    this.codes = codes;
  }

  static Paint of(Level level) {
    return switch (level) {
      case REJECT -> REJECT;
      case RETURN -> RETURN;
      case WARN -> WARN;
      case NOTE -> NOTE;
    };
  }

  String on(String text, ReportOptions.Style style) {
    return switch (style) {
      case PLAIN -> text;
      case COLOUR -> text.isEmpty() ? text : "\u001B[" + codes + "m" + text + "\u001B[0m";
    };
  }
}
