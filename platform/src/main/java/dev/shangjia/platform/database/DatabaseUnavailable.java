package dev.shangjia.platform.database;

import dev.shangjia.engine.Language;

/**
 * The embedded PostgreSQL cannot run; {@link #fault} says why and what to do, in both languages.
 */
public final class DatabaseUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient DatabaseFault fault;

  /** Nothing else is known than the fault. */
  public DatabaseUnavailable(DatabaseFault fault) {
    super(fault.words().in(Language.EN));
    this.fault = fault;
  }

  /** The fault, and the exception that it was seen in. */
  public DatabaseUnavailable(DatabaseFault fault, Throwable cause) {
    super(fault.words().in(Language.EN), cause);
    this.fault = fault;
  }

  /** What stands in the way. */
  public DatabaseFault fault() {
    return fault;
  }
}
