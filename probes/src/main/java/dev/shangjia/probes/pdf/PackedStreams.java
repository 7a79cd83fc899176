package dev.shangjia.probes.pdf;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Looks at the packed streams of a PDF before anything unpacks them into memory. */
final class PackedStreams {
  private static final byte[] STREAM = "stream".getBytes(StandardCharsets.US_ASCII);

  private PackedStreams() {}

  /** Whether those that are plainly deflated come to more than so many bytes. */
  static boolean unpacksToMoreThan(byte[] file, long most) {
    byte[] buffer = new byte[65_536];
    long total = 0;
    for (int i = 0; i + STREAM.length + 2 < file.length; i++) {
      if (!begins(file, i)) {
        continue;
      }
      int content = i + STREAM.length;
      content += file[content] == '\r' ? 1 : 0;
      content += file[content] == '\n' ? 1 : 0;
      total += unpacked(file, content, most - total, buffer);
      if (total > most) {
        return true;
      }
    }
    return false;
  }

  private static boolean begins(byte[] file, int at) {
    return file[at] == 's'
        && Arrays.equals(file, at, at + STREAM.length, STREAM, 0, STREAM.length)
        && (at == 0 || file[at - 1] != 'd');
  }

  private static long unpacked(byte[] file, int from, long most, byte[] buffer) {
    var inflater = new Inflater();
    long total = 0;
    try {
      inflater.setInput(file, from, file.length - from);
      while (!inflater.finished() && total <= most) {
        int count = inflater.inflate(buffer);
        if (count == 0) {
          break;
        }
        total += count;
      }
      return total;
    } catch (DataFormatException notPacked) {
      return total;
    } finally {
      inflater.end();
    }
  }
}
