package dev.shangjia.platform.effects;

import java.util.Arrays;
import java.util.Locale;

/** How far an effect has come. */
public enum EffectState {
  /** It cannot be taken back, and a second person has not agreed yet. */
  UNCONFIRMED,
  /** It is to be carried out. */
  DUE,
  /** It was carried out. */
  CARRIED_OUT,
  /** It could not be, or a second person did not agree. */
  REFUSED,
  /** It was carried out, and is to be undone. */
  UNDOING,
  /** It was undone, or the need for it went before anything was done. */
  UNDONE;

  private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** The name used in the database and in addresses. */
  public String code() {
    return code;
  }

  static EffectState of(String code) {
    return Arrays.stream(values())
        .filter(state -> state.code.equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no state of effects " + code));
  }
}
