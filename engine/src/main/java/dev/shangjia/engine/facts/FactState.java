package dev.shangjia.engine.facts;

import dev.shangjia.engine.LocalText;
import tools.jackson.databind.JsonNode;

/** The four states a fact can be in. */
public sealed interface FactState {

  /**
   * It is known.
   *
   * @param value as JSON
   */
  record Known(JsonNode value) implements FactState {}

  /** It is optional and was left empty, or does not exist for this subject. */
  record NotGiven() implements FactState {}

  /**
   * Nobody looked: offline, a line of a batch, known to the platform only.
   *
   * @param reason why, for people
   */
  record NotGathered(LocalText reason) implements FactState {}

  /**
   * Somebody looked and could not see.
   *
   * @param code a stable name of what happened
   * @param reason what happened, for people
   */
  record Failed(String code, LocalText reason) implements FactState {}
}
