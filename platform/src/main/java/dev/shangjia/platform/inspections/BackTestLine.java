package dev.shangjia.platform.inspections;

import dev.shangjia.platform.apps.DossierId;
import dev.shangjia.platform.tenancy.OrganizationId;
import java.util.List;
import java.util.Locale;

/**
 * A dossier of which two versions of a rulebook say different things, or of which it cannot be
 * told.
 *
 * @param inspection whose facts were judged: the last one of the dossier
 * @param rules the rules that say something else, those that stop it first
 * @param undecided rules that differ and of which nothing can be told, since what they read was not
 *     gathered
 */
public record BackTestLine(
    InspectionId inspection,
    OrganizationId organization,
    DossierId dossier,
    Outcome outcome,
    List<RuleEffect> rules,
    List<String> undecided) {
  public BackTestLine {
    rules = List.copyOf(rules);
    undecided = List.copyOf(undecided);
  }

  /** What the newer version does to a dossier. */
  public enum Outcome {
    /** It would be stopped, and was not. */
    NEWLY_STOPPED,
    /** It would not be stopped any more. */
    FREED,
    /** Something else is said of it, and it is stopped as before, or not. */
    DIFFERS,
    /** It cannot be told. */
    UNDECIDED;

    /** The name used in the database and in words. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Outcome of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }

  /**
   * A rule that says something else.
   *
   * @param rule its id
   * @param effect {@code stops-now}, {@code stops-no-longer}, {@code finds-more}, {@code
   *     finds-less} or {@code differs}
   */
  public record RuleEffect(String rule, String effect) {}
}
