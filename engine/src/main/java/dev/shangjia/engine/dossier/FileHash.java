package dev.shangjia.engine.dossier;

import dev.shangjia.engine.facts.Facts.FileValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Size and SHA-256 of a file's content. */
public final class FileHash {
  private FileHash() {}

  /**
   * Reads a file to its end. Symbolic links are not followed.
   *
   * @param maxBytes of a larger file the size is that of the file system and the hash blank
   */
  public static FileValue of(Path file, long maxBytes) throws IOException {
    MessageDigest digest = DossierHash.digest();
    long bytes = 0;
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      var buffer = new byte[64 << 10];
      for (int read; (read = in.read(buffer)) >= 0; ) {
        bytes += read;
        if (bytes > maxBytes) {
          return new FileValue("", Math.max(bytes, Files.size(file)));
        }
        digest.update(buffer, 0, read);
      }
    }
    return new FileValue(HexFormat.of().formatHex(digest.digest()), bytes);
  }
}
