package dev.shangjia.engine;

/**
 * One text in both languages. Neither side may be blank: a rulebook that lacks one does not load.
 *
 * @param zh the Chinese text
 * @param en the English text
 */
public record LocalText(String zh, String en) {
  public LocalText {
    if (zh.isBlank() || en.isBlank()) {
      throw new IllegalArgumentException("blank text: zh=\"" + zh + "\", en=\"" + en + "\"");
    }
  }

  /** The text in one language. */
  public String in(Language language) {
    return switch (language) {
      case ZH -> zh;
      case EN -> en;
    };
  }

  /** The same words in both languages, for names, figures and quotations. */
  public static LocalText same(String text) {
    return new LocalText(text, text);
  }
}
