package dev.shangjia.cli;

import java.nio.file.Path;

/** Paths as a user would write them. */
final class ShownPath {
  private ShownPath() {}

  /** Relative to the folder in which the command runs where it lies below it, else absolute. */
  static String of(Path path) {
    Path here = Path.of("").toAbsolutePath();
    Path absolute = path.toAbsolutePath().normalize();
    Path shown = absolute.startsWith(here) ? here.relativize(absolute) : absolute;
    String text = shown.toString().replace('\\', '/');
    return text.isEmpty() ? "." : text;
  }
}
