package dev.shangjia.engine.rulebook;

import java.util.List;

/**
 * How a contradiction between clauses is settled, a row of {@code resolutions.tsv}.
 *
 * @param id such as {@code A1}
 * @param clauses the clauses that cannot all hold
 * @param inForce those that hold
 * @param where in which forms, tiers or procedures; blank for everywhere
 * @param why the reason
 */
public record Resolution(
    String id, List<String> clauses, List<String> inForce, String where, String why) {
  public Resolution {
    clauses = List.copyOf(clauses);
    inForce = List.copyOf(inForce);
  }
}
