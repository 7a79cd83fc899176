package dev.shangjia.cli;

/** How a command about rulebooks shows what it found. */
enum OutputFormat {
  /** For people, in their language. */
  text,
  /** For programs, in both languages; documented and stable. */
  json
}
