package dev.shangjia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A small rulebook that is in order, to be run as it is or spoilt in a copy.
 *
 * @param folder where it is
 */
record SampleRulebook(Path folder) {
  private static final Path RESOURCES = Path.of("src/test/resources/dev/shangjia/cli");

  /** The rulebook itself; its output names a path below this module. */
  static final SampleRulebook ORIGINAL = new SampleRulebook(RESOURCES.resolve("sample"));

  /** Its next version: one rule tightened, one reworded, one removed; without examples. */
  static final SampleRulebook NEXT = new SampleRulebook(RESOURCES.resolve("sample-next"));

  /** A copy to be changed. */
  static SampleRulebook copied(Path target) {
    try (Stream<Path> files = Files.walk(ORIGINAL.folder)) {
      for (Path file : files.sorted().toList()) {
        Path copy = target.resolve(ORIGINAL.folder.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
      return new SampleRulebook(target);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Replaces the only place of a file where a text stands. */
  SampleRulebook replace(String file, String old, String now) {
    try {
      Path path = folder.resolve(file);
      String text = Files.readString(path);
      assertThat(text.split(java.util.regex.Pattern.quote(old), -1)).as(old).hasSize(2);
      Files.writeString(path, text.replace(old, now));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  SampleRulebook delete(String file) {
    try {
      Files.delete(folder.resolve(file));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return folder.toString();
  }

  /**
   * Compares output with the file that documents it. With {@code -Dshangjia.golden=write} the files
   * are written instead; read them before committing.
   */
  static void matchesGolden(String name, String output) {
    Path golden = RESOURCES.resolve("golden").resolve(name);
    try {
      if ("write".equals(System.getProperty("shangjia.golden"))) {
        Files.createDirectories(RESOURCES.resolve("golden"));
        Files.writeString(golden, output);
      }
      assertThat(output).isEqualTo(Files.readString(golden));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
