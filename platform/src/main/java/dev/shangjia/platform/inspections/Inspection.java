package dev.shangjia.platform.inspections;

import dev.shangjia.platform.apps.DossierId;
import dev.shangjia.platform.apps.SnapshotId;
import dev.shangjia.platform.tenancy.OrganizationId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An inspection of what was handed in, and how far it is. One that looks again at what is listed is
 * kept beside those on which decisions rest, and never taken for one of them.
 *
 * @param id which
 * @param organization whose dossier it is
 * @param dossier which dossier
 * @param snapshot what of it
 * @param program the program's id
 * @param rulebookHash the version of the rulebook that judges
 * @param at the time of judging, to the second
 * @param state how far it is
 * @param done how many observations are finished
 * @param total how many there will be; 0 until that is known
 * @param lookingAt the file or address that was looked at last; blank before
 * @param finishedAt when it was done or failed; null before
 * @param purpose what it is for
 */
public record Inspection(
    InspectionId id,
    OrganizationId organization,
    DossierId dossier,
    SnapshotId snapshot,
    String program,
    String rulebookHash,
    Instant at,
    State state,
    int done,
    int total,
    String lookingAt,
    @Nullable Instant finishedAt,
    Purpose purpose) {

  /** What an inspection is for. */
  public enum Purpose {
    /** Something was handed in, and somebody decides about it. */
    HANDED_IN,
    /** What is listed is looked at again. */
    RECHECK;

    private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The name used in the database. */
    public String code() {
      return code;
    }

    static Purpose of(String code) {
      return Arrays.stream(values())
          .filter(one -> one.code.equals(code))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("no purpose " + code));
    }
  }

  /** How far an inspection is. */
  public enum State {
    /** It begins within seconds. */
    ORDERED,
    /** Probes are looking. */
    RUNNING,
    /** Facts and report are there. */
    DONE,
    /** It could not be done; it can be ordered again. */
    FAILED;

    private final String code = name().toLowerCase(Locale.ROOT);

    /** The name used in the database and in addresses. */
    public String code() {
      return code;
    }
  }

  /** Whether nothing more will happen. */
  public boolean isOver() {
    return state == State.DONE || state == State.FAILED;
  }

  /** How far it is, in percent. */
  public int percent() {
    return state == State.DONE ? 100 : total == 0 ? 0 : Math.min(99, done * 100 / total);
  }
}
