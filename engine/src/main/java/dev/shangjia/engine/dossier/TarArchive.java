package dev.shangjia.engine.dossier;

import dev.shangjia.engine.LocalText;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** Unpacks tar archives, packed by gzip or not, in one pass. */
final class TarArchive {
  private static final int HEADER_BYTES = 256 << 10;

  private TarArchive() {}

  /**
   * Unpacks a tar archive that gzip packed.
   *
   * @param file the archive from its first byte
   */
  static void unpackGzip(InputStream file, ArchiveProblems words, Unpacking unpacking)
      throws IOException, ArchiveRefused {
    var allowance = new Allowance(file);
    allowance.allow(HEADER_BYTES);
    var packed = new BufferedInputStream(allowance);
    var content = GzipCompressorInputStream.builder().setInputStream(packed).get();
    allowance.allowAll();
    unpack(content, words, unpacking);
    if (packed.read() >= 0) {
      throw new ArchiveRefused(words.bytesAfterEnd());
    }
  }

  /**
   * Unpacks a tar archive.
   *
   * @param content the archive from its first byte
   */
  static void unpack(InputStream content, ArchiveProblems words, Unpacking unpacking)
      throws IOException, ArchiveRefused {
    var allowance = new Allowance(content);
    var tar = new TarArchiveInputStream(allowance, StandardCharsets.UTF_8.name());
    allowance.allow(HEADER_BYTES);
    for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null; ) {
      unpacking.entry();
      allowance.allowAll();
      unpack(tar, entry, unpacking);
      allowance.allow(HEADER_BYTES);
    }
    if (!allowance.sawEnd()) {
      throw new ArchiveRefused(words.damaged("缺少结尾标记", "its end mark is missing"));
    }
    allowance.allowAll();
    for (var rest = new byte[64 << 10]; allowance.read(rest) >= 0 && !allowance.sawMore(); ) {
      // what follows the end mark is padding, and others would see something else if it were not
    }
    if (allowance.sawMore()) {
      throw new ArchiveRefused(words.bytesAfterEnd());
    }
  }

  private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Unpacking unpacking)
      throws IOException, ArchiveRefused {
    String path = entry.getName();
    if (entry.isSymbolicLink()) {
      unpacking.notARegularFile(path, new LocalText("符号链接", "a symbolic link"));
    } else if (entry.isLink()) {
      unpacking.notARegularFile(path, new LocalText("硬链接", "a hard link"));
    } else if (entry.isDirectory()) {
      unpacking.folder(path);
    } else if (entry.isSparse() || !isRegular(entry.getLinkFlag())) {
      unpacking.notARegularFile(path, new LocalText("特殊文件", "a special file"));
    } else {
      unpacking.file(path, tar);
    }
  }

  private static boolean isRegular(byte flag) {
    return flag == TarConstants.LF_NORMAL
        || flag == TarConstants.LF_OLDNORM
        || flag == TarConstants.LF_CONTIG;
  }
}
