package dev.shangjia.platform.catalog.linkpicture;

import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The fonts of this machine that have Chinese letters. */
final class Fonts {
  private static final Logger LOG = LoggerFactory.getLogger(Fonts.class);
  private static final String CHINESE = "应用市场，企业服务";

  /** Those that are liked best, on Linux, macOS and Windows; any other is better than none. */
  private static final List<String> LIKED =
      List.of(
          "Noto Sans CJK SC",
          "Noto Sans SC",
          "Source Han Sans SC",
          "PingFang SC",
          "Microsoft YaHei",
          "WenQuanYi Micro Hei",
          "WenQuanYi Zen Hei");

  private Fonts() {}

  /** A font that has all letters of a text. */
  static Optional<Font> having(String text) {
    return Found.FONT.filter(font -> font.canDisplayUpTo(text) < 0);
  }

  /** Looked for once: it costs a second where there are many. */
  private static final class Found {
    static final Optional<Font> FONT = look();
  }

  private static Optional<Font> look() {
    try {
      List<String> there =
          Arrays.asList(
              GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames());
      Optional<Font> font =
          Stream.concat(
                  LIKED.stream().filter(Set.copyOf(there)::contains),
                  Stream.concat(Stream.of(Font.SANS_SERIF), there.stream()))
              .map(family -> new Font(family, Font.PLAIN, 1))
              .filter(one -> one.canDisplayUpTo(CHINESE) < 0)
              .findFirst();
      if (font.isEmpty()) {
        LOG.info("no font with Chinese letters: pictures of links have no words");
      }
      return font;
    } catch (RuntimeException | LinkageError noFonts) {
      // A machine without fontconfig, or without any font.
      LOG.info("fonts cannot be read: pictures of links have no words ({})", noFonts.toString());
      return Optional.empty();
    }
  }
}
