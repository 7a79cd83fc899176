package dev.shangjia.engine.text;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * Folds away the differences behind which a word can hide.
 *
 * <p>Each code point is mapped on its own, so that every place has a way back: compatibility forms
 * (full-width, circled, mathematical, superscript) to plain ones, capitals to small letters, Latin
 * letters to letters without accents, look-alikes of other scripts to Latin, Traditional characters
 * to Simplified ones. Zero-width, directional and variation characters vanish, white space becomes
 * one space, or one line feed where it holds a line break. Digits are never read as letters.
 */
public final class Folding {
  private Folding() {}

  /**
   * The folded text with its way back. Linear in the length of {@code text}; accepts any string.
   */
  public static Folded fold(String text) {
    return fold(new Source(text));
  }

  static Folded fold(Source source) {
    Buffer buffer = new Buffer(source.length());
    LookAlikes lookAlikes = new LookAlikes(source);
    for (int i = 0; i < source.length(); i++) {
      int point = source.at(i);
      if (point < 0x80) {
        foldAscii(buffer, point, i);
      } else if (Glyphs.isSpace(point)) {
        buffer.addSpace(Glyphs.isLineBreak(point), i);
      } else if (!Glyphs.isIgnorable(point) && !isAccent(source, i)) {
        foldOther(buffer, lookAlikes.resolve(point, i), i);
      }
    }
    return buffer.folded(source);
  }

  /**
   * What is left of a text when only its letters and digits count: folded, without spaces,
   * punctuation and symbols. Two names with the same key are the same name to a reader.
   */
  public static String key(String text) {
    Folded folded = fold(text);
    StringBuilder key = new StringBuilder(folded.length());
    for (int i = 0; i < folded.length(); i++) {
      if (Glyphs.isLetterOrDigit(folded.at(i))) {
        key.appendCodePoint(folded.at(i));
      }
    }
    return key.toString();
  }

  private static void foldAscii(Buffer buffer, int point, int index) {
    if (Glyphs.isSpace(point)) {
      buffer.addSpace(Glyphs.isLineBreak(point), index);
    } else if (point >= 'A' && point <= 'Z') {
      buffer.add(point + ('a' - 'A'), index);
    } else if (point >= ' ' && point != 0x7F) {
      buffer.add(point, index);
    }
  }

  private static void foldOther(Buffer buffer, int point, int index) {
    if (point < 0x80) {
      foldAscii(buffer, point, index);
    } else if (isSettledHan(point)) {
      buffer.add(TraditionalCharacters.simplified(point), index);
    } else {
      compatibility(point)
          .codePoints()
          .filter(part -> !Glyphs.isIgnorable(part))
          .forEach(
              part -> {
                if (Glyphs.isSpace(part)) {
                  buffer.addSpace(false, index);
                } else {
                  buffer.add(TraditionalCharacters.simplified(Character.toLowerCase(part)), index);
                }
              });
    }
  }

  /**
   * The unified ideographs have no compatibility form, so that nearly all Chinese text skips the
   * normalizer.
   */
  private static boolean isSettledHan(int point) {
    return point >= 0x3400 && point <= 0x9FFF;
  }

  private static String compatibility(int point) {
    String composed = Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKC);
    if (composed.codePoints().noneMatch(part -> part >= 0x80 && Glyphs.isLatin(part))) {
      return composed;
    }
    StringBuilder bare = new StringBuilder();
    Normalizer.normalize(composed, Normalizer.Form.NFKD)
        .codePoints()
        .filter(part -> !Glyphs.isCombining(part))
        .forEach(bare::appendCodePoint);
    return bare.toString();
  }

  /** A mark above a Latin letter or a digit, or the frame of a keycap. */
  private static boolean isAccent(Source source, int index) {
    if (!Glyphs.isCombining(source.at(index))) {
      return false;
    }
    int base = index - 1;
    while (base >= 0 && index - base < 16 && isTransparent(source.at(base))) {
      base--;
    }
    return !Character.isLetter(Math.max(source.at(base), 0))
        || Glyphs.isLatin(source.at(base))
        || Glyphs.isHan(source.at(base));
  }

  private static boolean isTransparent(int point) {
    return Glyphs.isCombining(point) || Glyphs.isIgnorable(point);
  }

  /** Collects folded code points and where they came from. */
  private static final class Buffer {
    private int[] points;
    private int[] starts;
    private int[] ends;
    private int size;

    Buffer(int capacity) {
      points = new int[capacity + 8];
      starts = new int[capacity + 8];
      ends = new int[capacity + 8];
    }

    void add(int point, int index) {
      if (size == points.length) {
        int larger = size + size / 2;
        points = Arrays.copyOf(points, larger);
        starts = Arrays.copyOf(starts, larger);
        ends = Arrays.copyOf(ends, larger);
      }
      points[size] = point;
      starts[size] = index;
      ends[size++] = index + 1;
    }

    void addSpace(boolean lineBreak, int index) {
      int last = size == 0 ? Source.NONE : points[size - 1];
      if (last == ' ' || last == '\n') {
        ends[size - 1] = index + 1;
        points[size - 1] = lineBreak ? '\n' : last;
      } else {
        add(lineBreak ? '\n' : ' ', index);
      }
    }

    Folded folded(Source source) {
      return new Folded(
          source,
          Arrays.copyOf(points, size),
          Arrays.copyOf(starts, size),
          Arrays.copyOf(ends, size));
    }
  }
}
