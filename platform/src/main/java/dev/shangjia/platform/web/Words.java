package dev.shangjia.platform.web;

import dev.shangjia.engine.LocalText;
import java.util.Locale;
import org.springframework.context.MessageSource;

/**
 * The words of a page, in the reader's language. All of them stand in {@code words/} in both
 * languages; a key that is missing is a defect.
 *
 * @param messages where they come from
 * @param locale the reader's language
 */
public record Words(MessageSource messages, Locale locale) {

  /**
   * The words of a key.
   *
   * @param key such as {@code accounts.signIn.title}
   * @param arguments what stands in for <code>{0}</code> and the following; numbers are written as
   *     they are, without groups of digits
   */
  public String of(String key, Object... arguments) {
    Object[] plain = new Object[arguments.length];
    for (int i = 0; i < plain.length; i++) {
      plain[i] = arguments[i] instanceof LocalText text ? of(text) : arguments[i].toString();
    }
    return messages.getMessage(key, plain, locale);
  }

  /** A text of a rulebook or of the engine. */
  public String of(LocalText text) {
    return isChinese() ? text.zh() : text.en();
  }

  /** Whether the reader reads Chinese. */
  public boolean isChinese() {
    return locale.getLanguage().equals("zh");
  }

  /** The value of {@code lang} in HTML. */
  public String language() {
    return isChinese() ? "zh-CN" : "en";
  }
}
