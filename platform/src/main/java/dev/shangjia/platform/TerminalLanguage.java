package dev.shangjia.platform;

import dev.shangjia.engine.Language;
import dev.shangjia.engine.LocalText;
import java.util.Locale;

/** In which language whoever operates the server is spoken to. */
final class TerminalLanguage {
  private TerminalLanguage() {}

  /** What the launcher says, or the locale's. */
  static Language now() {
    String asked = System.getProperty("shangjia.lang", Locale.getDefault().getLanguage());
    return asked.startsWith("zh") ? Language.ZH : Language.EN;
  }

  /** Says what stands in the way. */
  static void complain(LocalText words) {
    System.err.println(words.in(now()));
  }
}
