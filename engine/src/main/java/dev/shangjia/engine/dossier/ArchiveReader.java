package dev.shangjia.engine.dossier;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.Problem;
import dev.shangjia.engine.Reading;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Unpacks archives, which it knows by their content and not by their names. */
final class ArchiveReader {
  private static final int TAR_MAGIC_AT = 257;

  private final DossierLimits limits;

  ArchiveReader(DossierLimits limits) {
    this.limits = limits;
  }

  /**
   * Unpacks an archive into a folder, within limits.
   *
   * @param archive a regular file
   * @param folder an empty folder that nobody else writes to; on a failure it may hold some files
   * @throws IOException when the folder cannot be written to or the archive not be opened
   */
  Reading<DossierFiles> read(Path archive, Path folder) throws IOException {
    var words = new ArchiveProblems(String.valueOf(archive.getFileName()));
    try (var channel = FileChannel.open(archive)) {
      long size = channel.size();
      if (size > limits.totalBytes()) {
        return new Reading.Unreadable<>(List.of(words.packedTooLarge(size, limits.totalBytes())));
      }
      return read(channel, words, new Unpacking(words, size, limits, folder));
    } catch (UncheckedIOException notWritten) {
      throw notWritten.getCause();
    }
  }

  private Reading<DossierFiles> read(
      FileChannel channel, ArchiveProblems words, Unpacking unpacking) {
    List<Problem> problems = new ArrayList<>();
    try {
      unpack(channel, words, unpacking);
    } catch (ArchiveRefused refused) {
      problems.add(refused.problem());
    } catch (IOException | IllegalArgumentException broken) {
      // what the parsers of archives throw when they meet something that cannot be
      problems.add(words.damaged("内容无法解析", "its content makes no sense"));
    }
    problems.addAll(unpacking.problems());
    return problems.isEmpty()
        ? new Reading.Read<>(unpacking.files(), List.of())
        : new Reading.Unreadable<>(problems);
  }

  private void unpack(FileChannel channel, ArchiveProblems words, Unpacking unpacking)
      throws IOException, ArchiveRefused {
    byte[] head = new byte[512];
    InputStream start = Channels.newInputStream(channel);
    int length = start.readNBytes(head, 0, head.length);
    channel.position(0);
    if (starts(head, "PK\3\4") || starts(head, "PK\5\6")) {
      ZipArchive.unpack(channel, words, limits, unpacking);
    } else if (starts(head, "\u001f\u008b")) {
      TarArchive.unpackGzip(Channels.newInputStream(channel), words, unpacking);
    } else if (new String(head, TAR_MAGIC_AT, 5, StandardCharsets.ISO_8859_1).equals("ustar")) {
      TarArchive.unpack(
          new BufferedInputStream(Channels.newInputStream(channel)), words, unpacking);
    } else {
      throw new ArchiveRefused(words.unknownFormat(kind(head, length)));
    }
  }

  private static LocalText kind(byte[] head, int length) {
    if (length == 0) {
      return new LocalText("空文件", "an empty file");
    }
    if (starts(head, "7z\u00bc\u00af")) {
      return LocalText.same("7z");
    }
    if (starts(head, "Rar!")) {
      return LocalText.same("RAR");
    }
    if (starts(head, "\u00fd7zXZ")) {
      return LocalText.same("xz");
    }
    if (starts(head, "BZh")) {
      return LocalText.same("bzip2");
    }
    return new LocalText("其他文件", "some other file");
  }

  private static boolean starts(byte[] head, String magic) {
    return new String(head, 0, magic.length(), StandardCharsets.ISO_8859_1).equals(magic);
  }
}
