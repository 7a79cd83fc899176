package dev.shangjia.platform.accounts;

/** Fetches the file by which a domain's web server speaks for it. */
interface ProofFiles {

  /** What came of asking. */
  sealed interface Answer {
    /** The file is there. */
    record Found(String text) implements Answer {}

    /** It is not: another answer came, or there is no such server. */
    record Absent(String detail) implements Answer {}

    /** Nobody could be asked, for a reason on our side. */
    record Unanswered(String detail) implements Answer {}
  }

  /** The file of a domain. Returns within some seconds. */
  Answer of(String domain);
}
