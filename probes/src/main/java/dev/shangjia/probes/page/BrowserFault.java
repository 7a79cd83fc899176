package dev.shangjia.probes.page;

/** The browser did not do what it was asked to. */
final class BrowserFault extends Exception {
  private static final long serialVersionUID = 1L;

  /** What happened. */
  enum Kind {
    /** The browser ended, or never began. */
    GONE,
    /** It answered that it cannot. */
    REFUSED,
    /** It did not answer in time. */
    LATE
  }

  private final Kind kind;

  BrowserFault(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  Kind kind() {
    return kind;
  }
}
