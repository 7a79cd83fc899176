package dev.shangjia.cli;

import dev.shangjia.engine.Language;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the language to speak; its codes are what {@code --lang} takes. */
final class LanguageChoice implements Iterable<String> {

  /** The language with this code ({@code zh}, {@code en}; in any case), if there is one. */
  static Optional<Language> named(String code) {
    return Stream.of(Language.values())
        .filter(language -> language.code().equalsIgnoreCase(code))
        .findFirst();
  }

  /**
   * The language of a POSIX locale name such as {@code zh_CN.UTF-8}: Chinese for every {@code zh},
   * English for all others.
   */
  static Language ofLocaleName(String localeName) {
    return localeName.toLowerCase(Locale.ROOT).startsWith("zh") ? Language.ZH : Language.EN;
  }

  /**
   * The language of the surroundings: the first of {@code SHANGJIA_LANG}, {@code LC_ALL}, {@code
   * LC_MESSAGES} and {@code LANG} that is set and not empty, else the one of the JVM.
   */
  static Language ofEnvironment(Map<String, String> environment) {
    return Stream.of("SHANGJIA_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
        .map(name -> Objects.requireNonNullElse(environment.get(name), ""))
        .filter(value -> !value.isEmpty())
        .findFirst()
        .map(LanguageChoice::ofLocaleName)
        .orElseGet(() -> ofLocaleName(Locale.getDefault().getLanguage()));
  }

  /**
   * What {@code --lang} says on a command line, the last one if there are several. Help and
   * complaints need it before the command line has been read as a whole.
   */
  static Optional<Language> in(List<String> arguments) {
    Optional<Language> found = Optional.empty();
    for (int i = 0; i < arguments.size() && !arguments.get(i).equals("--"); i++) {
      String argument = arguments.get(i);
      if (argument.startsWith("--lang=")) {
        found = named(argument.substring("--lang=".length()));
      } else if (argument.equals("--lang") && i + 1 < arguments.size()) {
        found = named(arguments.get(i + 1));
      }
    }
    return found;
  }

  @Override
  public Iterator<String> iterator() {
    return Stream.of(Language.values()).map(Language::code).iterator();
  }
}
