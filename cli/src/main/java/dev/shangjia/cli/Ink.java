package dev.shangjia.cli;

/** Colours of what commands print themselves. */
enum Ink {
  BOLD("1"),
  FAINT("2"),
  ERROR("1;31"),
  WARNING("33"),
  GOOD("32");

  private final String codes;

  Ink(String codes) {
    this.codes = codes;
  }

  /** The text in this colour, where colour is wanted. */
  String on(String text, Terminal.Style style) {
    return switch (style) {
      case PLAIN -> text;
      case COLOUR -> text.isEmpty() ? text : "\u001B[" + codes + "m" + text + "\u001B[0m";
    };
  }
}
