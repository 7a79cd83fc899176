package dev.shangjia.platform.effects;

/** What came of saying something of an effect. */
public sealed interface Answer {

  /** It is in a new state. */
  record Taken(EffectState state) implements Answer {}

  /** It was in that state already; nothing changed. */
  record Already(EffectState state) implements Answer {}

  /** It is in a state from which this does not follow. */
  record NotNow(EffectState state) implements Answer {}

  /** Who brought it about cannot be the second person. */
  record SamePerson() implements Answer {}

  /** There is none, or the asker does not see it. */
  record Unknown(EffectId effect) implements Answer {}
}
