package dev.shangjia.engine.rulebook;

/**
 * One requirement of a source document, a row of {@code clauses.tsv}.
 *
 * @param id such as {@code TM-381}
 * @param source the source document's number, such as {@code 001}
 * @param section where in the source it stands, in the source's own numbering
 * @param kind what sort of requirement it is, such as {@code check-text}
 * @param demand what it demands, in our words
 * @param actor who has to act on it
 * @param decidable who can decide it
 */
public record Clause(
    String id,
    String source,
    String section,
    String kind,
    String demand,
    String actor,
    Decides decidable) {}
