package dev.shangjia.platform.apps;

/** What came of saving a value. */
public sealed interface Saving {

  /**
   * It is saved, or was the same already.
   *
   * @param version the value's version now
   */
  record Saved(long version) implements Saving {}

  /**
   * Somebody else changed it meanwhile; nothing was saved.
   *
   * @param theirs what they wrote
   */
  record Changed(Entry theirs) implements Saving {}
}
