package dev.shangjia.engine.facts;

import dev.shangjia.engine.LocalText;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a probe saw of one subject. A file is named by its content, so that one observation serves
 * wherever the same bytes are.
 *
 * @param probe the probe's name, such as {@code image}
 * @param version the probe's version; a newer one observes again
 * @param subject what was observed: {@code sha256:} and the hash of a file's content in hexadecimal
 * @param result what came of it
 */
public record Observation(String probe, int version, String subject, Result result) {

  /** What came of observing. */
  public sealed interface Result {

    /**
     * The probe looked. A fact that does not exist for this subject, such as the sharpness of a
     * vector drawing, is left out. That a file is broken is something seen, not a failure.
     *
     * @param facts by name, as the catalogue declares them
     */
    record Seen(ObjectNode facts) implements Result {
      public Seen {
        facts = CanonicalJson.copy(facts);
      }
    }

    /**
     * The probe could not look: time ran out, a limit was reached, a browser is missing.
     *
     * @param code a stable name, such as {@code timed-out}
     * @param reason what happened, and what can be done
     */
    record Failed(String code, LocalText reason) implements Result {}
  }
}
