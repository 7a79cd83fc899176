package dev.shangjia.engine.procedure;

import dev.shangjia.engine.rulebook.Procedure;
import dev.shangjia.engine.rulebook.Rulebook;

/**
 * By which rulebook a case is played. It stays the same until the case ends, whatever is published
 * meanwhile.
 *
 * @param program the rulebook's id
 * @param version the rulebook's version
 * @param hash the rulebook's hash, in hexadecimal
 * @param procedure the procedure's id
 */
public record Pin(String program, String version, String hash, String procedure) {

  /** The pin of a case that starts now. */
  public static Pin of(Rulebook rulebook, Procedure procedure) {
    return new Pin(rulebook.id(), rulebook.version(), rulebook.hash(), procedure.id());
  }
}
