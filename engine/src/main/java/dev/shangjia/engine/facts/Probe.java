package dev.shangjia.engine.facts;

/**
 * Observes something. Knows no rulebook. Implementations bound their time and memory, throw nothing
 * for what they are shown, and are safe to call from several threads.
 *
 * <p>What a probe can look at is said by {@link FileProbe} and {@link AddressProbe}; one may be
 * both.
 */
public sealed interface Probe permits FileProbe, AddressProbe {

  /** Its name, as the catalogue of observations has it. */
  String name();

  /** Raised whenever it sees something else in the same thing. */
  int version();
}
