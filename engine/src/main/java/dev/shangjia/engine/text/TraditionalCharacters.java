package dev.shangjia.engine.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Traditional to Simplified, character by character, by OpenCC's table.
 *
 * <p>The characters of GB 2312 are Simplified already (but for a few), so that ordinary text never
 * loads the table: the set of them comes from the JDK's decoder in well under a millisecond. The
 * table is read from opencc4j's jar directly, since its API also loads a megabyte of phrases.
 */
final class TraditionalCharacters {
  private static final BitSet GB2312 = gb2312();

  private TraditionalCharacters() {}

  /** The Simplified form of {@code point}, or {@code point} itself. */
  static int simplified(int point) {
    return switch (point) {
      case '後' -> '后';
      case '於' -> '于';
      case '麽' -> '么';
      default -> point < 0x3400 || GB2312.get(point) ? point : Table.lookup(point);
    };
  }

  private static BitSet gb2312() {
    byte[] bytes = new byte[72 * 94 * 2];
    int size = 0;
    for (int row = 0xB0; row <= 0xF7; row++) {
      for (int cell = 0xA1; cell <= 0xFE; cell++) {
        bytes[size++] = (byte) row;
        bytes[size++] = (byte) cell;
      }
    }
    BitSet points = new BitSet(0xA000);
    new String(bytes, Charset.forName("GB2312")).codePoints().forEach(points::set);
    return points;
  }

  /** Loaded with the first character outside GB 2312. */
  private static final class Table {
    private static final String RESOURCE = "/data/dictionary/TSCharacters.txt";
    private static final Map<Integer, Integer> SIMPLIFIED = read();

    private Table() {}

    static int lookup(int point) {
      return SIMPLIFIED.getOrDefault(point, point);
    }

    private static Map<Integer, Integer> read() {
      Map<Integer, Integer> table = new HashMap<>(8192);
      try (InputStream in = TraditionalCharacters.class.getResourceAsStream(RESOURCE)) {
        if (in == null) {
          throw new IllegalStateException("opencc4j's jar does not hold " + RESOURCE);
        }
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          int tab = line.indexOf('\t');
          if (tab > 0 && tab + 1 < line.length()) {
            table.put(line.codePointAt(0), line.codePointAt(tab + 1));
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return table;
    }
  }
}
