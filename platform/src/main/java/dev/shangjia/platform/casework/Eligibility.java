package dev.shangjia.platform.casework;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.rulebook.EffectKind;
import dev.shangjia.engine.rulebook.Procedure;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.platform.accounts.Standing;
import dev.shangjia.platform.accounts.Standings;
import dev.shangjia.platform.agreements.AgreementVersion;
import dev.shangjia.platform.agreements.Agreements;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Whether an organization may start a procedure, whatever the procedure itself asks: it has not
 * given its account up, and has consented to the agreements that govern the procedure. Only the
 * start is asked; a case under way goes on.
 */
@Component
final class Eligibility {
  private static final List<EffectKind> WAYS_BACK =
      List.of(EffectKind.OPEN_ACCOUNT, EffectKind.VERIFY_ORGANIZATION);

  private final Standings standings;
  private final Agreements agreements;

  Eligibility(Standings standings, Agreements agreements) {
    this.standings = standings;
    this.agreements = agreements;
  }

  /** Why a case cannot be started for an organization; empty when it can. */
  Optional<CaseResult.Refused> refusal(Rulebook rulebook, Procedure procedure, NewCase asked) {
    Standing standing = standings.of(asked.organization(), rulebook.id());
    if (standing.account() == Standing.Account.CLOSED && !isWayBack(procedure)) {
      return Optional.of(closed(rulebook, procedure, standing));
    }
    List<AgreementVersion> missing =
        agreements.missing(rulebook.id(), procedure.id(), asked.organization());
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(consentMissing(rulebook, procedure, missing));
  }

  private static boolean isWayBack(Procedure procedure) {
    return procedure.effects().stream()
        .anyMatch(effect -> WAYS_BACK.stream().anyMatch(kind -> kind.code().equals(effect.name())));
  }

  private static CaseResult.Refused closed(
      Rulebook rulebook, Procedure procedure, Standing standing) {
    Standing.Step closed = Objects.requireNonNull(standing.changed());
    String day = DateTimeFormatter.ISO_LOCAL_DATE.withZone(rulebook.zone()).format(closed.at());
    List<LocalText> back =
        rulebook.procedures().values().stream()
            .filter(Eligibility::isWayBack)
            .map(Procedure::title)
            .toList();
    return Refusals.refused(
        "account-closed",
        "机构在“%s”的账号已于 %s 注销（案件 %d），不能发起“%s”；如需继续合作，请先发起：%s。"
            .formatted(
                rulebook.title().zh(),
                day,
                closed.caseId(),
                procedure.title().zh(),
                all(back, "、", LocalText::zh)),
        "The organization gave its account in \"%s\" up on %s (case %d), so \"%s\" cannot be started; to come back, start %s first."
            .formatted(
                rulebook.title().en(),
                day,
                closed.caseId(),
                procedure.title().en(),
                all(back, ", ", LocalText::en)));
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

  private static <T> String all(List<T> things, String between, Function<T, String> words) {
    return things.stream().map(words).collect(Collectors.joining(between));
  }
}
