package dev.shangjia.engine.facts;

import dev.shangjia.engine.LocalText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a probe saw of one subject. A file is named by its content, so that one observation serves
 * wherever the same bytes are; an address by itself, together with the time.
 *
 * @param probe the probe's name, such as {@code image}
 * @param version the probe's version; a newer one observes again
 * @param subject what was observed: {@code sha256:} and the hash of a file's content in
 *     hexadecimal, or {@code url:} and an address as {@link WebAddress#normalized} writes it
 * @param observedAt when an address was observed; null for a file, whose content says all
 * @param result what came of it
 */
public record Observation(
    String probe, int version, String subject, @Nullable Instant observedAt, Result result) {
  private static final String FILE = "sha256:";
  private static final String ADDRESS = "url:";

  public Observation {
    if (isOfAddress(subject) != (observedAt != null)) {
      throw new IllegalArgumentException(
          "a time belongs to an address and to nothing else: " + subject + " " + observedAt);
    }
  }

  /** What a probe saw of a file. */
  public static Observation ofFile(FileProbe probe, Facts.FileValue file, Result result) {
    return new Observation(probe.name(), probe.version(), subjectOf(file), null, result);
  }

  /**
   * What a probe saw of an address.
   *
   * @param address as {@link WebAddress#normalized} writes it
   * @param at when it began to look
   */
  public static Observation ofAddress(
      AddressProbe probe, String address, Instant at, Result result) {
    return new Observation(probe.name(), probe.version(), subjectOf(address), at, result);
  }

  /** How a file is named. */
  public static String subjectOf(Facts.FileValue file) {
    return FILE + file.sha256();
  }

  /**
   * How an address is named.
   *
   * @param address as written, or normalized already
   */
  public static String subjectOf(String address) {
    return ADDRESS + WebAddress.normalized(address);
  }

  /** Whether a subject is an address, rather than a file. */
  public static boolean isOfAddress(String subject) {
    return subject.startsWith(ADDRESS);
  }

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
