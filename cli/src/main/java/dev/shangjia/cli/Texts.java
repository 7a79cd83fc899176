package dev.shangjia.cli;

import dev.shangjia.engine.Language;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of the command line in one language, from {@code shell*.properties}. */
final class Texts {

  private final Locale locale;
  private final ResourceBundle bundle;

  private Texts(Locale locale, ResourceBundle bundle) {
    this.locale = locale;
    this.bundle = bundle;
  }

  static Texts in(Language language) {
    // English is the root bundle. Without this control a Chinese JVM would answer English callers
    // in Chinese.
    ResourceBundle.Control exact =
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    Locale locale = Locale.of(language.code());
    return new Texts(locale, ResourceBundle.getBundle("dev.shangjia.cli.shell", locale, exact));
  }

  /** For picocli, which reads headings and descriptions from it. */
  ResourceBundle bundle() {
    return bundle;
  }

  /** The text of a key with its places filled, in the syntax of {@link MessageFormat}. */
  String say(String key, Object... arguments) {
    return new MessageFormat(bundle.getString(key), locale).format(arguments);
  }
}
