package dev.shangjia.platform.accounts;

import java.util.List;

/** Asks name servers for texts. */
interface TxtRecords {

  /** What came of asking. */
  sealed interface Answer {
    /** The texts under a name; none when there are none, or there is no such name. */
    record Found(List<String> texts) implements Answer {
      public Found {
        texts = List.copyOf(texts);
      }
    }

    /** Nobody answered, or with an error; that says nothing of the name. */
    record Unanswered(String detail) implements Answer {}
  }

  /** The texts under a name. Returns within some seconds. */
  Answer of(String name);
}
