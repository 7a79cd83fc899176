package dev.shangjia.probes.policytext;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;

/**
 * Bytes as text: by byte order mark, as UTF-16 where every other byte is zero, as UTF-8 where that
 * is sound, as what the page itself names, as GB18030, and else as Windows-1252.
 */
final class Decoding {
  private static final Pattern META =
      Pattern.compile("(?i)<meta[^>]{0,200}charset\\s*=\\s*[\"']?([A-Za-z0-9_-]{2,30})");
  private static final int META_WITHIN = 2_048;
  private static final int SAMPLE = 2_000;
  private static final int SLIPS = 2;

  private Decoding() {}

  /** The text, or empty when these are no characters at all. */
  static Optional<String> of(byte[] bytes) {
    Optional<String> marked = byMark(bytes);
    if (marked.isPresent()) {
      return marked.map(Decoding::cleaned);
    }
    Optional<String> wide = asUtf16(bytes);
    if (wide.isPresent()) {
      return wide.map(Decoding::cleaned);
    }
    if (isBinary(bytes)) {
      return Optional.empty();
    }
    return strict(bytes, StandardCharsets.UTF_8)
        .or(() -> named(bytes).flatMap(charset -> strict(bytes, charset)))
        .or(() -> strict(bytes, Charset.forName("GB18030")))
        .or(() -> Optional.of(new String(bytes, Charset.forName("windows-1252"))))
        .map(Decoding::cleaned);
  }

  private static Optional<String> byMark(byte[] bytes) {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return Optional.of(new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8));
    }
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return Optional.of(new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE));
    }
    return startsWith(bytes, 0xFE, 0xFF)
        ? Optional.of(new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE))
        : Optional.empty();
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (bytes.length <= i || (bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static Optional<String> asUtf16(byte[] bytes) {
    int sample = Math.min(bytes.length, SAMPLE) & ~1;
    int even = 0;
    int odd = 0;
    for (int i = 0; i < sample; i += 2) {
      even += bytes[i] == 0 ? 1 : 0;
      odd += bytes[i + 1] == 0 ? 1 : 0;
    }
    int half = sample / 2;
    if (half < 4) {
      return Optional.empty();
    }
    if (odd * 10 > half * 3 && even * 20 < half) {
      return Optional.of(new String(bytes, StandardCharsets.UTF_16LE));
    }
    return even * 10 > half * 3 && odd * 20 < half
        ? Optional.of(new String(bytes, StandardCharsets.UTF_16BE))
        : Optional.empty();
  }

  /** More control characters than a slip of the pen. */
  private static boolean isBinary(byte[] bytes) {
    int sample = Math.min(bytes.length, 4 * SAMPLE);
    int controls = 0;
    for (int i = 0; i < sample; i++) {
      int b = bytes[i] & 0xFF;
      controls += b < 0x20 && b != '\n' && b != '\r' && b != '\t' && b != '\f' ? 1 : 0;
    }
    return controls > SLIPS && controls * 50 > sample;
  }

  private static Optional<Charset> named(byte[] bytes) {
    String beginning =
        new String(bytes, 0, Math.min(bytes.length, META_WITHIN), StandardCharsets.ISO_8859_1);
    Matcher meta = META.matcher(beginning);
    try {
      return meta.find() ? Optional.of(Charset.forName(meta.group(1))) : Optional.empty();
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return Optional.empty();
    }
  }

  private static Optional<String> strict(byte[] bytes, Charset charset) {
    try {
      return Optional.of(
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString());
    } catch (CharacterCodingException other) {
      return Optional.empty();
    }
  }

  /** Without NUL and other controls that are neither shown nor break lines, and lone surrogates. */
  private static String cleaned(String text) {
    var clean = new StringBuilder(text.length());
    text.codePoints()
        .map(point -> point == '\f' || point == '\u2028' || point == '\u2029' ? '\n' : point)
        .filter(Decoding::isText)
        .forEach(clean::appendCodePoint);
    return clean.toString().replace("\r\n", "\n").replace('\r', '\n');
  }

  private static boolean isText(int point) {
    boolean space = point == '\n' || point == '\r' || point == '\t';
    boolean loneSurrogate = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    return space || (point >= 0x20 && point != 0x7F && !loneSurrogate);
  }
}
