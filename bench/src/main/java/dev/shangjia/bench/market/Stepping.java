package dev.shangjia.bench.market;

import java.util.Arrays;

/** Something that takes steps of cases, each of them durable when the call returns. */
interface Stepping extends AutoCloseable {
  /** The size of everybody's pool, which is the server's. */
  int CONNECTIONS = 20;

  /** What the table of results calls it. */
  String name();

  /**
   * Makes ready for as many cases at a time as there are threads.
   *
   * @param cases how many
   */
  void prepare(int cases);

  /**
   * Takes the next step of a case, of six: started, returned, answered, returned, answered, and
   * declined, which ends it; the next step starts another one.
   *
   * @param number which case, from 0; no other thread steps it at the same time
   */
  void step(int number);

  @Override
  void close();

  /** The steps of a case, in their order. */
  enum Turn {
    START,
    RETURN,
    ANSWER,
    RETURN_AGAIN,
    ANSWER_AGAIN,
    DECLINE;

    Turn next() {
      return switch (this) {
        case START -> RETURN;
        case RETURN -> ANSWER;
        case ANSWER -> RETURN_AGAIN;
        case RETURN_AGAIN -> ANSWER_AGAIN;
        case ANSWER_AGAIN -> DECLINE;
        case DECLINE -> START;
      };
    }
  }

  /** The turn that each case begins with. */
  static Turn[] beginnings(int cases) {
    var turns = new Turn[cases];
    Arrays.fill(turns, Turn.START);
    return turns;
  }
}
