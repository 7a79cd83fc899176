package dev.shangjia.platform.contents;

import dev.shangjia.engine.Language;

/** Contents cannot be kept; {@link #fault} says why and what to do, in both languages. */
public final class ContentsUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ContentFault fault;

  ContentsUnavailable(ContentFault fault, Throwable cause) {
    super(fault.words().in(Language.EN), cause);
    this.fault = fault;
  }

  /** What stands in the way. */
  public ContentFault fault() {
    return fault;
  }
}
