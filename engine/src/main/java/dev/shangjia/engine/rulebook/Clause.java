package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.LocalText;

/**
 * One requirement of a source document, a row of {@code clauses.tsv}.
 *
 * @param id such as {@code TM-381}
 * @param source the source document's number, such as {@code 001}
 * @param section where in the source it stands, in the source's own numbering
 * @param kind what sort of requirement it is, such as {@code check-text}
 * @param demand what it demands, in our words; while the Chinese statement is missing, the English
 *     one stands for it
 * @param note what has to be said of the row itself, such as why {@code decidable} is what it is;
 *     blank for most
 * @param actor who has to act on it
 * @param decidable who can decide it
 */
public record Clause(
    String id,
    String source,
    String section,
    String kind,
    LocalText demand,
    String note,
    String actor,
    Decides decidable) {

  /** Whether its demand is stated in Chinese too. */
  public boolean isStatedInChinese() {
    return !demand.zh().equals(demand.en());
  }
}
