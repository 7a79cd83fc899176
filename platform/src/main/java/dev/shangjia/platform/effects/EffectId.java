package dev.shangjia.platform.effects;

/**
 * An effect of a case; what its owner does is idempotent by it.
 *
 * @param value from 1
 */
public record EffectId(long value) {
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
