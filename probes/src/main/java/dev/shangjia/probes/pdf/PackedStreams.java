package dev.shangjia.probes.pdf;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Looks at the packed streams of a PDF before anything unpacks them into memory. */
public final class PackedStreams {
  private static final byte[] STREAM = "stream".getBytes(StandardCharsets.US_ASCII);
  private static final int DICTIONARY = 400;

  private PackedStreams() {}

  /** Whether they come to more than so many bytes, or one is packed twice. */
  public static boolean unpacksToMoreThan(byte[] file, long most) {
    byte[] buffer = new byte[65_536];
    long total = 0;
    for (int i = 0; i + STREAM.length + 2 < file.length; i++) {
      if (!begins(file, i)) {
        continue;
      }
      int content = i + STREAM.length;
      content += file[content] == '\r' ? 1 : 0;
      content += file[content] == '\n' ? 1 : 0;
      if (isPackedTwice(file, i)) {
        return true;
      }
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

  private static boolean isPackedTwice(byte[] file, int stream) {
    int from = Math.max(0, stream - DICTIONARY);
    String before = new String(file, from, stream - from, StandardCharsets.ISO_8859_1);
    String dictionary = before.substring(Math.max(0, before.lastIndexOf("obj")));
    return count(dictionary, "/FlateDecode") + count(dictionary, "/Fl ") + count(dictionary, "/LZW")
        > 1;
  }

  private static int count(String text, String part) {
    return (text.length() - text.replace(part, "").length()) / part.length();
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
