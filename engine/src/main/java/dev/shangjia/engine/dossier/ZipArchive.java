package dev.shangjia.engine.dossier;

import dev.shangjia.engine.LocalText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Unpacks zip archives, by their central directory. */
final class ZipArchive {
  private static final int FILE_TYPE = 0170000;
  private static final int REGULAR = 0100000;
  private static final int FOLDER = 0040000;
  private static final int LINK = 0120000;

  private ZipArchive() {}

  static void unpack(
      FileChannel archive, ArchiveProblems words, DossierLimits limits, Unpacking unpacking)
      throws IOException, ArchiveRefused {
    long size = archive.size();
    ZipEnd.check(archive, words, limits);
    try (ZipFile zip =
        ZipFile.builder().setSeekableByteChannel(archive).setUseUnicodeExtraFields(false).get()) {
      List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
      long packed =
          entries.stream().mapToLong(entry -> Math.max(0, entry.getCompressedSize())).sum();
      if (packed > size) {
        throw new ArchiveRefused(words.damaged("其中的文件互相重叠", "the files in it overlap each other"));
      }
      for (ZipArchiveEntry entry : entries) {
        unpacking.entry();
        unpack(zip, entry, words, unpacking);
      }
    }
  }

  private static void unpack(
      ZipFile zip, ZipArchiveEntry entry, ArchiveProblems words, Unpacking unpacking)
      throws IOException, ArchiveRefused {
    String path = path(entry);
    int type = entry.getUnixMode() & FILE_TYPE;
    if (path.endsWith("/") || type == FOLDER) {
      unpacking.folder(path);
    } else if (type == LINK) {
      unpacking.notARegularFile(path, new LocalText("符号链接", "a symbolic link"));
    } else if (type != 0 && type != REGULAR) {
      unpacking.notARegularFile(path, new LocalText("特殊文件", "a special file"));
    } else if (entry.getGeneralPurposeBit().usesEncryption()) {
      unpacking.refuse(words.encrypted(path));
    } else if (entry.getMethod() != ZipEntry.STORED && entry.getMethod() != ZipEntry.DEFLATED) {
      unpacking.refuse(words.unknownMethod(path, entry.getMethod()));
    } else {
      content(zip, entry, path, words, unpacking);
    }
  }

  private static void content(
      ZipFile zip, ZipArchiveEntry entry, String path, ArchiveProblems words, Unpacking unpacking)
      throws IOException, ArchiveRefused {
    var sum = new CRC32();
    try (var content = new CheckedInputStream(zip.getInputStream(entry), sum)) {
      if (unpacking.file(path, content) && sum.getValue() != entry.getCrc()) {
        unpacking.refuse(words.damagedFile(path));
      }
    }
  }

  /** Old Chinese Windows writes names in GBK and says nothing of it; everybody else UTF-8. */
  private static String path(ZipArchiveEntry entry) {
    byte[] raw = entry.getRawName();
    try {
      return decode(raw, StandardCharsets.UTF_8);
    } catch (CharacterCodingException notUtf8) {
      if (!entry.getGeneralPurposeBit().usesUTF8ForNames()) {
        try {
          return decode(raw, Charset.forName("GB18030"));
        } catch (CharacterCodingException notGbkEither) {
          return new String(raw, StandardCharsets.UTF_8);
        }
      }
      return new String(raw, StandardCharsets.UTF_8);
    }
  }

  private static String decode(byte[] raw, Charset charset) throws CharacterCodingException {
    return charset.newDecoder().decode(ByteBuffer.wrap(raw)).toString();
  }
}
