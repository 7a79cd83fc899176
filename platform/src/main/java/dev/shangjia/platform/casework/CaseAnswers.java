package dev.shangjia.platform.casework;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.procedure.DueDate;
import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.casework.CaseResponse.EtaResponse;
import dev.shangjia.platform.casework.CaseResponse.MoveResponse;
import dev.shangjia.platform.casework.CaseResponse.SubjectResponse;
import dev.shangjia.platform.casework.CaseResponse.WaitingResponse;
import dev.shangjia.platform.casework.CaseResponse.WaitsResponse;
import dev.shangjia.platform.web.ApiRefusal;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What programs are told of cases, and of acts in them. */
@Component
final class CaseAnswers {
  private final CaseReading reading;
  private final Playbooks playbooks;

  CaseAnswers(CaseReading reading, Playbooks playbooks) {
    this.reading = reading;
    this.playbooks = playbooks;
  }

  /**
   * What came of handing something in.
   *
   * @param taken the status of a case that it was taken for
   */
  ResponseEntity<?> of(Submissions.Submitted submitted, HttpStatus taken) {
    return switch (submitted) {
      case Submissions.Submitted.Waits(StartResult.Waits waits) -> waits(waits);
      case Submissions.Submitted.Taken(CaseId id) -> shown(id, taken);
      case Submissions.Submitted.Refused(CaseResult.Refused refused) -> throw refusal(refused);
      case Submissions.Submitted.FindingsStand(List<Submissions.Standing> findings) ->
          throw standing(findings);
    };
  }

  /**
   * What came of an act.
   *
   * @param moved the status of a case that went on
   */
  ResponseEntity<?> of(StartResult result, HttpStatus moved) {
    return switch (result) {
      case StartResult.Waits waits -> waits(waits);
      case CaseResult.Refused refused -> throw refusal(refused);
      case CaseResult.Moved(CaseId id, int _) -> shown(id, moved);
    };
  }

  /** It is taken note of, and begins when its turn comes. */
  private static ResponseEntity<WaitsResponse> waits(StartResult.Waits waits) {
    return ResponseEntity.accepted()
        .body(new WaitsResponse(waits.place(), waits.position(), ApiRefusal.in(waits.reason())));
  }

  private ResponseEntity<CaseResponse> shown(CaseId id, HttpStatus status) {
    CaseView view = reading.view(id, CaseActor.of(SignedIn.required())).orElseThrow();
    return ResponseEntity.status(status).location(URI.create("/api/v1/cases/" + id)).body(of(view));
  }

  /** That an act was refused. */
  static ApiRefusal refusal(CaseResult.Refused refused) {
    HttpStatus status =
        switch (refused.code()) {
          case "no-such-case", "no-such-procedure", "no-such-subject", "no-such-dossier" ->
              HttpStatus.NOT_FOUND;
          case "not-yours" -> HttpStatus.FORBIDDEN;
          case "no-such-act",
              "other-subject",
              "other-dossier",
              "unknown-rule",
              "unknown-answer",
              "unknown-value",
              "incomplete" ->
              HttpStatus.BAD_REQUEST;
          default -> HttpStatus.CONFLICT;
        };
    var refusal = new ApiRefusal(status, refused.code(), refused.reason());
    return refused.page() == null ? refusal : refusal.with("page", refused.page());
  }

  /** What was found says what to put right or to contest. */
  private static ApiRefusal standing(List<Submissions.Standing> findings) {
    return refusal(
            Refusals.refused(
                "findings-stand",
                "材料中有 %d 项问题，未予接收；请改正，或在 contests 中按 fingerprint 逐项说明理由。"
                    .formatted(findings.size()),
                "The dossier was not taken because of %d findings; put them right, or say in contests, by fingerprint, why they are wrong."
                    .formatted(findings.size())))
        .with(
            "findings",
            findings.stream()
                .map(
                    one ->
                        Map.of(
                            "rule", one.rule(),
                            "fingerprint", one.finding().fingerprint(),
                            "message", ApiRefusal.in(one.finding().message())))
                .toList());
  }

  /** A case with all that is to be told of it. */
  CaseResponse of(CaseView view) {
    Eta eta = view.eta();
    CaseView.Ending ending = view.ending();
    return response(
        view.row(),
        view.procedure(),
        view.tasks(),
        ending == null ? null : ending.title(),
        eta == null ? null : new EtaResponse(eta.known(), eta.half(), eta.most()),
        view.moves().stream()
            .map(move -> new MoveResponse(move.kind().code(), move.stage(), move.outcome()))
            .toList());
  }

  /** A case in a few words. */
  CaseResponse of(CaseSummary summary) {
    return response(
        summary.row(), summary.procedure(), summary.tasks(), summary.end(), null, List.of());
  }

  private CaseResponse response(
      CaseRow row,
      LocalText title,
      List<Task> tasks,
      @Nullable LocalText end,
      @Nullable EtaResponse eta,
      List<MoveResponse> moves) {
    return new CaseResponse(
        row.id().value(),
        row.pin().program(),
        row.pin().procedure(),
        ApiRefusal.in(title),
        new SubjectResponse(row.subject().kind(), row.subject().id(), row.subjectName()),
        row.app(),
        row.pin().version(),
        row.sequence(),
        playbooks.pinned(row.pin().hash()).rulebook().zone().getId(),
        row.startedAt(),
        row.end(),
        end == null ? null : ApiRefusal.in(end),
        tasks.stream().map(CaseAnswers::waiting).toList(),
        eta,
        moves);
  }

  private static WaitingResponse waiting(Task task) {
    return new WaitingResponse(
        task.stage(),
        ApiRefusal.in(task.stageTitle()),
        task.owner().code(),
        ApiRefusal.in(task.owner().title()),
        ApiRefusal.in(task.reason()),
        task.since(),
        task.due().instant().orElse(null),
        undated(task.due()),
        task.round());
  }

  private static @Nullable String undated(DueDate due) {
    return switch (due) {
      case DueDate.Known _ -> null;
      case DueDate.Unknown(LocalText why) -> ApiRefusal.in(why);
      case DueDate.None(LocalText why) -> ApiRefusal.in(why);
    };
  }
}
