package dev.shangjia.platform.backup;

import dev.shangjia.engine.Language;

/** Carries a fault up to where it becomes a result. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient BackupFault fault;

  Refusal(BackupFault fault) {
    super(fault.words().in(Language.EN));
    this.fault = fault;
  }

  BackupFault fault() {
    return fault;
  }
}
