package dev.shangjia.engine.rulebook;

/** Whether consent to the agreements of a rulebook decides over anything. */
final class AgreementLint {
  private AgreementLint() {}

  static void check(Rulebook rulebook, Lint lint) {
    for (Agreement agreement : rulebook.agreements().values()) {
      agreement.governs().stream()
          .map(rulebook.procedures()::get)
          .filter(procedure -> procedure != null && !isStartedBy(agreement.by(), procedure))
          .forEach(procedure -> othersStart(agreement, procedure, lint));
      if (agreement.governs().isEmpty()
          && rulebook.procedures().values().stream()
              .anyMatch(procedure -> isStartedBy(agreement.by(), procedure))) {
        lint.warning(
            "lint/governs-nothing",
            agreement.place(),
            "协议 %s 没有 governs：不同意它也不影响任何流程。".formatted(agreement.id()),
            "The agreement %s has no 'governs': without consent to it nothing stops."
                .formatted(agreement.id()));
      }
    }
  }

  private static boolean isStartedBy(String role, Procedure procedure) {
    return procedure.starts().by().equals(role);
  }

  private static void othersStart(Agreement agreement, Procedure procedure, Lint lint) {
    lint.error(
        "lint/governs-others",
        agreement.place(),
        "协议 %s 由 %s 同意，而流程 %s 由 %s 发起；请把它从 governs 中去掉。"
            .formatted(agreement.id(), agreement.by(), procedure.id(), procedure.starts().by()),
        "The agreement %s is accepted by %s, and the procedure %s is started by %s; take it out of 'governs'."
            .formatted(agreement.id(), agreement.by(), procedure.id(), procedure.starts().by()));
  }
}
