package dev.shangjia.probes.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Keeps pictures of pages. Facts name them by their hash, and stay good without them. */
public interface Evidence {

  /**
   * Keeps a picture. Failing to is no failure of the check: the facts name the picture all the
   * same.
   *
   * @param sha256 of the file, in lower-case hexadecimal
   * @param png the file
   */
  void keep(String sha256, byte[] png);

  /**
   * Whether there is a picture that it should have: one that it kept, or any when it keeps none.
   *
   * @param sha256 of the file, in lower-case hexadecimal
   */
  boolean has(String sha256);

  /** Keeps nothing. */
  static Evidence none() {
    return new Evidence() {
      @Override
      public void keep(String sha256, byte[] png) {}

      @Override
      public boolean has(String sha256) {
        return true;
      }
    };
  }

  /** Keeps pictures in a folder, which need not exist yet, as {@code <sha256>.png}. */
  static Evidence in(Path folder) {
    return new Evidence() {
      @Override
      public void keep(String sha256, byte[] png) {
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
      }

      @Override
      public boolean has(String sha256) {
        return Files.isRegularFile(file(folder, sha256));
      }
    };
  }

  /** Where {@link #in} keeps a picture. */
  static Path file(Path folder, String sha256) {
    return folder.resolve(sha256 + ".png");
  }
}
