package dev.shangjia.platform.casework;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.rulebook.Procedure;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.platform.agreements.AgreementVersion;
import dev.shangjia.platform.agreements.Agreements;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Whether an organization may start a procedure, whatever the procedure itself asks: it has
 * consented to the agreements that govern it. Only the start is asked; a case under way goes on.
 */
@Component
final class ConsentGuard {
  private final Agreements agreements;

  ConsentGuard(Agreements agreements) {
    this.agreements = agreements;
  }

  /** Why a case cannot be started for an organization; empty when it can. */
  Optional<CaseResult.Refused> refusal(Rulebook rulebook, Procedure procedure, NewCase asked) {
    List<AgreementVersion> missing =
        agreements.missing(rulebook.id(), procedure.id(), asked.organization());
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(consentMissing(rulebook, procedure, missing));
  }

  private static CaseResult.Refused consentMissing(
      Rulebook rulebook, Procedure procedure, List<AgreementVersion> missing) {
    DateTimeFormatter day = DateTimeFormatter.ISO_LOCAL_DATE.withZone(rulebook.zone());
    return new CaseResult.Refused(
        "consent-missing",
        new LocalText(
            "发起“%s”须先同意%s；请由机构的所有者或管理员同意后再发起。"
                .formatted(
                    procedure.title().zh(),
                    all(
                        missing,
                        "、",
                        one ->
                            "《%s》（版本 %s，自 %s 生效）"
                                .formatted(
                                    one.title().zh(), one.version(), day.format(one.inForce())))),
            "\"%s\" asks for consent to %s; an owner or administrator of the organization accepts it, then start again."
                .formatted(
                    procedure.title().en(),
                    all(
                        missing,
                        ", ",
                        one ->
                            "\"%s\" (version %s, in force since %s)"
                                .formatted(
                                    one.title().en(), one.version(), day.format(one.inForce()))))),
        "/agreements/needed/%s?procedure=%s".formatted(rulebook.id(), procedure.id()));
  }

  private static String all(
      List<AgreementVersion> versions, String between, Function<AgreementVersion, String> words) {
    return versions.stream().map(words).collect(Collectors.joining(between));
  }
}
