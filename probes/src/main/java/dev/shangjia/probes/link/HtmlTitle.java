package dev.shangjia.probes.link;

import dev.shangjia.probes.web.Content;
import dev.shangjia.probes.web.Fetched.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/**
 * The title of a page, decoded as browsers do: by byte order mark, by what the header declares, by
 * what the page itself declares. A page that declares nothing and is no UTF-8 is taken for GB18030.
 */
final class HtmlTitle {
  private static final Set<String> PAGES = Set.of("text/html", "application/xhtml+xml");
  private static final int MOST_BYTES = 256 << 10;
  private static final int SNIFFED = 200;
  private static final int MOST_CHARACTERS = 300;
  private static final String GB18030 = "GB18030";
  private static final char UNREADABLE = '\uFFFD';

  private HtmlTitle() {}

  /** The title on one line; empty for what is no page and for a page without one. */
  static String of(Answer answer) {
    return isPage(answer) ? read(answer) : "";
  }

  /** A page may come without a type. */
  private static boolean isPage(Answer answer) {
    if (!answer.mediaType().isEmpty()) {
      return PAGES.contains(answer.mediaType());
    }
    String beginning =
        answer.body().beginning(SNIFFED, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    return beginning.contains("<!doctype html") || beginning.contains("<html");
  }

  private static String read(Answer answer) {
    String declared = supported(answer.charset());
    String title = parsed(answer.body(), declared);
    if (declared == null && title.indexOf(UNREADABLE) >= 0) {
      String chinese = parsed(answer.body(), GB18030);
      return chinese.indexOf(UNREADABLE) < 0 ? chinese : title;
    }
    return title;
  }

  private static @Nullable String supported(String charset) {
    try {
      return !charset.isEmpty() && Charset.isSupported(charset) ? charset : null;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return null;
    }
  }

  private static String parsed(Content body, @Nullable String charset) {
    try (InputStream in = body.beginning(MOST_BYTES)) {
      return shown(Jsoup.parse(in, charset, "").title());
    } catch (IOException impossible) {
      throw new UncheckedIOException("bytes in memory cannot fail to be read", impossible);
    }
  }

  /** Without control characters and lone surrogates, white space as one space, cut when long. */
  private static String shown(String title) {
    var shown = new StringBuilder();
    title
        .codePoints()
        .map(point -> Character.isWhitespace(point) || Character.isSpaceChar(point) ? ' ' : point)
        .filter(point -> !Character.isISOControl(point))
        .filter(point -> Character.getType(point) != Character.SURROGATE)
        .limit(4L * MOST_CHARACTERS)
        .forEach(shown::appendCodePoint);
    String line = shown.toString().replaceAll(" +", " ").strip();
    int length = line.codePointCount(0, line.length());
    return length <= MOST_CHARACTERS
        ? line
        : line.substring(0, line.offsetByCodePoints(0, MOST_CHARACTERS));
  }
}
