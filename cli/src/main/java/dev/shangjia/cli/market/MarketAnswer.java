package dev.shangjia.cli.market;

import tools.jackson.databind.JsonNode;

/** What came of asking a market. */
public sealed interface MarketAnswer {

  /**
   * It did what it was asked.
   *
   * @param text the body
   * @param json the same, parsed
   */
  record Done(String text, JsonNode json) implements MarketAnswer {}

  /**
   * It refused, and says why.
   *
   * @param status the HTTP status
   * @param code a name that never changes
   * @param detail why, in the language that was asked for
   * @param problem all members of the problem (RFC 9457)
   */
  record Refused(int status, String code, String detail, JsonNode problem)
      implements MarketAnswer {}

  /**
   * Nobody answered.
   *
   * @param why as the machine says it
   */
  record Unreachable(String why) implements MarketAnswer {}

  /** Somebody answered who does not speak as a market does. */
  record NoMarket(int status) implements MarketAnswer {}
}
