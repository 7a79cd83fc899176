package dev.shangjia.platform.effects;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which of the effects that are to be done or agreed to somebody looks for.
 *
 * @param program only those of this program; blank for all
 * @param name only those with this name, such as {@code hold-deposit}; blank for all
 * @param state only those in this state; null for all
 * @param caseId only those of this case; null for all
 */
public record WantedEffects(
    String program, String name, @Nullable EffectState state, @Nullable Long caseId) {
  static final List<EffectState> OPEN =
      List.of(EffectState.UNCONFIRMED, EffectState.DUE, EffectState.UNDOING);

  /** The codes of the states that are looked for. */
  List<String> states() {
    return OPEN.stream()
        .filter(one -> state == null || one == state)
        .map(EffectState::code)
        .toList();
  }
}
