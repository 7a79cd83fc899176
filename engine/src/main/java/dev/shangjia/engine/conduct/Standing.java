package dev.shangjia.engine.conduct;

import dev.shangjia.engine.rulebook.Visibility;
import dev.shangjia.engine.rulebook.Visibility.Access;
import dev.shangjia.engine.rulebook.Visibility.Setting;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How far an app can be seen and used: what one of its states forbids is forbidden. Whether its
 * exposure lets it be recommended or found at all is not conduct's business.
 *
 * @param states the states that hold; none when nothing restricts it
 * @param effects each of the four
 */
public record Standing(List<Visibility> states, Map<Access, Setting> effects) {
  public Standing {
    states = List.copyOf(states);
    effects = Collections.unmodifiableMap(new EnumMap<>(effects));
  }

  static Standing of(List<Visibility> states) {
    var effects = new EnumMap<Access, Setting>(Access.class);
    for (Access access : Access.values()) {
      effects.put(access, Setting.YES);
      states.forEach(
          state -> effects.merge(access, state.effects().get(access), Standing::stricter));
    }
    return new Standing(states, effects);
  }

  /**
   * What forbids wins, and by the source's word before a reading of ours; what both allow is stated
   * when both state it.
   */
  private static Setting stricter(Setting one, Setting other) {
    if (one.allows() != other.allows()) {
      return one.allows() ? other : one;
    }
    return one.allows() == one.isStated() ? other : one;
  }

  /** Whether something is possible. */
  public boolean allows(Access access) {
    return effects.getOrDefault(access, Setting.YES).allows();
  }
}
