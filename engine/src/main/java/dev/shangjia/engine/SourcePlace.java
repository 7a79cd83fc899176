package dev.shangjia.engine;

/**
 * A place in a file that a person wrote.
 *
 * @param file the path, relative to the folder that was read, with {@code /} between its parts
 * @param line from 1
 * @param column from 1, in code points
 */
public record SourcePlace(String file, int line, int column) {
  public SourcePlace {
    if (line < 1 || column < 1) {
      throw new IllegalArgumentException(file + ": line " + line + ", column " + column);
    }
  }

  /** The start of a file. */
  public static SourcePlace startOf(String file) {
    return new SourcePlace(file, 1, 1);
  }

  /** {@code file:line:column}, as editors and terminals link it. */
  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
