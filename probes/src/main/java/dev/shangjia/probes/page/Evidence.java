package dev.shangjia.probes.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Keeps pictures of pages. Facts name them by their hash, and stay good without them. */
@FunctionalInterface
public interface Evidence {

  /**
   * Keeps a picture. Failing to is no failure of the check: the facts name the picture all the
   * same.
   *
   * @param sha256 of the file, in lower-case hexadecimal
   * @param png the file
   */
  void keep(String sha256, byte[] png);

  /** Keeps nothing. */
  static Evidence none() {
    return (sha256, png) -> {};
  }

  /** Keeps pictures in a folder, which need not exist yet, as {@code <sha256>.png}. */
  static Evidence in(Path folder) {
    return (sha256, png) -> {
      try {
        Files.createDirectories(folder);
        Path part = Files.createTempFile(folder, "", ".part");
        try {
          Files.write(part, png);
          Files.move(part, file(folder, sha256), StandardCopyOption.REPLACE_EXISTING);
        } finally {
          Files.deleteIfExists(part);
        }
      } catch (IOException notKept) {
        // whoever looks for the picture sees that it is not there
      }
    };
  }

  /** Where {@link #in} keeps a picture. */
  static Path file(Path folder, String sha256) {
    return folder.resolve(sha256 + ".png");
  }
}
