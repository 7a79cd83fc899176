package dev.shangjia.platform.casework;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How constants are called in the database, in requests and in keys of words. */
final class Codes {
  private Codes() {}

  /** Its name in lower case, such as {@code rule-changed}. */
  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The constant with a code that somebody gave; empty when there is none. */
  static <E extends Enum<E>> Optional<E> find(Class<E> type, String code) {
    return Arrays.stream(type.getEnumConstants()).filter(one -> of(one).equals(code)).findFirst();
  }

  /**
   * The constant with a code that was stored.
   *
   * @throws IllegalArgumentException when there is none
   */
  static <E extends Enum<E>> E stored(Class<E> type, String code) {
    return find(type, code)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no %s %s; there are %s".formatted(type.getName(), code, all(type))));
  }

  /** The codes of all constants, in their order. */
  static List<String> all(Class<? extends Enum<?>> type) {
    return Arrays.stream(type.getEnumConstants()).map(Codes::of).toList();
  }
}
