package dev.shangjia.engine.rulebook;

import java.util.List;

/**
 * One thing that differs between two versions of a rulebook.
 *
 * @param subject what kind of thing it is
 * @param name which one, such as {@code listing/name-width}, or {@code listing.name} for a field
 * @param direction what all its differences come to
 * @param differences in what it differs; empty when it was added or removed
 */
public record RulebookChange(
    Subject subject, String name, Direction direction, List<Difference> differences) {

  /** The kinds of things that rulebooks are compared by. */
  public enum Subject {
    RULE("rule"),
    FIELD("field"),
    WORDS("words"),
    CHECKLIST_ITEM("checklist-item"),
    PROCEDURE("procedure"),
    STAGE("stage"),
    GATE("gate"),
    CONDITION("condition"),
    SCORE("score"),
    RANKING("ranking"),
    PROJECTION("projection"),
    CONDUCT("conduct"),
    AGREEMENT("agreement"),
    CLAUSE("clause"),
    RESOLUTION("resolution");

    private final String code;

    Subject(String code) {
      this.code = code;
    }

    /** The name used in output. */
    public String code() {
      return code;
    }
  }

  public RulebookChange {
    differences = List.copyOf(differences);
  }
}
