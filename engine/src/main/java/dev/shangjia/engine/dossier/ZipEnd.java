package dev.shangjia.engine.dossier;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/**
 * The record at the end of a zip archive. It is checked before anything trusts it: programs differ
 * in how they look for it, and what one of them sees the others should see too.
 */
final class ZipEnd {
  private static final int SIGNATURE = 0x06054b50;
  private static final int SIZE = 22;
  private static final int DIRECTORY_BYTES_PER_ENTRY = 1_024;

  private ZipEnd() {}

  static void check(FileChannel archive, ArchiveProblems words, DossierLimits limits)
      throws IOException, ArchiveRefused {
    long size = archive.size();
    ByteBuffer tail = tail(archive, (int) Math.min(size, SIZE + 0xFFFF));
    int at = tail.limit() - SIZE;
    while (at >= 0 && tail.getInt(at) != SIGNATURE) {
      at--;
    }
    if (at < 0) {
      throw new ArchiveRefused(words.damaged("找不到结尾的目录", "its directory is missing at the end"));
    }
    long after = tail.limit() - (at + SIZE + (tail.getShort(at + 20) & 0xFFFFL));
    if (after > 0) {
      throw new ArchiveRefused(words.bytesAfterEnd());
    }
    int count = tail.getShort(at + 10) & 0xFFFF;
    if (count > limits.entries()) {
      throw new ArchiveRefused(words.tooManyEntries(limits.entries()));
    }
    long directory = tail.getInt(at + 12) & 0xFFFFFFFFL;
    long start = tail.getInt(at + 16) & 0xFFFFFFFFL;
    long end = size - tail.limit() + at;
    if (after < 0 || start + directory != end) {
      throw new ArchiveRefused(
          words.damaged(
              "结尾的目录与内容不符，或为 ZIP64 格式", "its directory does not fit its content, or it is ZIP64"));
    }
    if (directory > (long) limits.entries() * DIRECTORY_BYTES_PER_ENTRY) {
      throw new ArchiveRefused(
          words.damaged(
              "目录有 %,d 字节，过于庞大".formatted(directory),
              "its directory has %,d bytes, which is out of all proportion".formatted(directory)));
    }
  }

  private static ByteBuffer tail(FileChannel archive, int length) throws IOException {
    var tail = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    long from = archive.size() - length;
    while (tail.hasRemaining() && archive.read(tail, from + tail.position()) >= 0) {
      // reads on
    }
    return tail.flip();
  }
}
