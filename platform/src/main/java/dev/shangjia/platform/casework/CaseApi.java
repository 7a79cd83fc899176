package dev.shangjia.platform.casework;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.procedure.Move;
import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.accounts.TokenScope;
import dev.shangjia.platform.apps.DossierId;
import dev.shangjia.platform.effects.Subject;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Cases over HTTP, for programs: the same acts as on the pages. */
@RestController
@RequestMapping("/api/v1/cases")
final class CaseApi {
  private final Cases cases;
  private final CaseReading reading;
  private final Submissions submissions;

  CaseApi(Cases cases, CaseReading reading, Submissions submissions) {
    this.cases = cases;
    this.reading = reading;
    this.submissions = submissions;
  }

  /**
   * A case that is to be started: with a dossier, which says what it is about, or without one.
   *
   * @param dossier what is handed in; null where the procedure asks for none
   * @param contests why findings in it are wrong, by their fingerprints
   */
  record StartRequest(
      @Nullable String program,
      @Nullable String procedure,
      @Nullable SubjectRequest subject,
      @Nullable Long dossier,
      @Nullable Map<String, String> contests) {}

  record SubjectRequest(String kind, long id) {}

  /**
   * Something that is to be done.
   *
   * @param dossier what is handed in with it; null for nothing
   * @param contests why findings in it are wrong, by their fingerprints
   */
  record ActRequest(
      String kind,
      @Nullable String stage,
      @Nullable String outcome,
      @Nullable Integer seen,
      @Nullable Long dossier,
      @Nullable Map<String, String> contests,
      @Nullable String why,
      @Nullable String explanation,
      @Nullable List<CitationRequest> citations,
      @Nullable List<CheckRequest> checks,
      @Nullable String rest) {}

  /** What was found of a rule: {@code met}, {@code not-met} or {@code not-applicable}. */
  record CheckRequest(String rule, @Nullable String item, String answer, @Nullable String remark) {}

  record CitationRequest(String rule, @Nullable String fingerprint, @Nullable String reason) {}

  /** Where a case stands. */
  record CaseResponse(
      long id,
      String program,
      String procedure,
      String rulebook,
      int sequence,
      @Nullable String end,
      List<WaitingResponse> waiting,
      List<MoveResponse> moves) {}

  /**
   * A place in a waiting list.
   *
   * @param place its id; its page is {@code /waiting/PLACE}
   * @param position how many places there are up to and with it
   */
  record WaitsResponse(long place, int position, String reason) {}

  record WaitingResponse(
      String stage, String owner, String reason, @Nullable Instant due, int round) {}

  record MoveResponse(String kind, @Nullable String stage, @Nullable String outcome) {}

  @PostMapping
  ResponseEntity<?> start(@RequestBody StartRequest request, Locale locale) {
    SignedIn by = allowed();
    if (request.dossier() != null) {
      return answered(
          submissions.start(new DossierId(request.dossier()), given(request.contests()), by),
          HttpStatus.CREATED,
          locale);
    }
    if (request.program() == null || request.procedure() == null || request.subject() == null) {
      return problem(
          Refusals.refused(
              "incomplete",
              "请给出 dossier，或 program、procedure 和 subject。",
              "Give a dossier, or program, procedure and subject."),
          locale);
    }
    var started =
        new CaseStart(
            request.program(),
            request.procedure(),
            new Subject(request.subject().kind(), request.subject().id()),
            by.organization(),
            null);
    return answered(cases.start(started, CaseActor.of(by)), HttpStatus.CREATED, locale);
  }

  @GetMapping("/{id}")
  ResponseEntity<?> view(@PathVariable long id, Locale locale) {
    CaseId caseId = new CaseId(id);
    return reading
        .view(caseId, CaseActor.of(signedIn()))
        .<ResponseEntity<?>>map(view -> ResponseEntity.ok(response(view, locale)))
        .orElseGet(() -> problem(Refusals.noSuchCase(caseId), locale));
  }

  @PostMapping("/{id}/actions")
  ResponseEntity<?> act(@PathVariable long id, @RequestBody ActRequest request, Locale locale) {
    SignedIn by = allowed();
    Optional<Move.Kind> kind =
        Arrays.stream(Move.Kind.values())
            .filter(one -> one.code().equals(request.kind()))
            .findFirst();
    if (kind.isEmpty()) {
      String known =
          String.join(", ", Arrays.stream(Move.Kind.values()).map(Move.Kind::code).toList());
      return problem(
          Refusals.refused(
              "no-such-act",
              "没有操作 %s；可用的有 %s。".formatted(request.kind(), known),
              "There is no act %s; there are %s.".formatted(request.kind(), known)),
          locale);
    }
    Optional<CaseAct.Rest> rest =
        Codes.find(CaseAct.Rest.class, Objects.requireNonNullElse(request.rest(), "open"));
    if (rest.isEmpty()) {
      return problem(
          Refusals.unknown("rest", or(request.rest()), Codes.all(CaseAct.Rest.class)), locale);
    }
    var act =
        new CaseAct(
            kind.get(),
            or(request.stage()),
            or(request.outcome()),
            request.seen() == null ? 0 : Math.max(0, request.seen()),
            null,
            request.why() == null ? null : LocalText.same(request.why()),
            or(request.explanation()),
            citations(request),
            checks(request),
            rest.get());
    return request.dossier() == null
        ? answered(cases.act(new CaseId(id), act, CaseActor.of(by)), HttpStatus.OK, locale)
        : answered(
            submissions.act(
                new DossierId(request.dossier()),
                given(request.contests()),
                new CaseId(id),
                act,
                by),
            HttpStatus.OK,
            locale);
  }

  private static List<Citation> citations(ActRequest request) {
    return request.citations() == null
        ? List.of()
        : request.citations().stream()
            .map(one -> Citation.of(one.rule(), one.fingerprint(), or(one.reason())))
            .toList();
  }

  private static List<CaseAct.Check> checks(ActRequest request) {
    return request.checks() == null
        ? List.of()
        : request.checks().stream()
            .map(
                one ->
                    new CaseAct.Check(one.rule(), or(one.item()), one.answer(), or(one.remark())))
            .toList();
  }

  private ResponseEntity<?> answered(
      Submissions.Submitted submitted, HttpStatus status, Locale locale) {
    return switch (submitted) {
      case Submissions.Submitted.Refused(CaseResult.Refused refused) -> problem(refused, locale);
      case Submissions.Submitted.Waits(StartResult.Waits waits) -> waits(waits, locale);
      case Submissions.Submitted.Taken(CaseId id) -> shown(id, status, locale);
      case Submissions.Submitted.FindingsStand(List<Submissions.Standing> findings) ->
          stand(findings, locale);
    };
  }

  /** What was found says what to put right or to contest. */
  private static ResponseEntity<ProblemDetail> stand(
      List<Submissions.Standing> findings, Locale locale) {
    ResponseEntity<ProblemDetail> problem =
        problem(
            Refusals.refused(
                "findings-stand",
                "材料中有 %d 项问题，未予接收；请改正，或在 contests 中按 fingerprint 逐项说明理由。"
                    .formatted(findings.size()),
                "The dossier was not taken because of %d findings; put them right, or say in contests, by fingerprint, why they are wrong."
                    .formatted(findings.size())),
            locale);
    Objects.requireNonNull(problem.getBody())
        .setProperty(
            "findings",
            findings.stream()
                .map(
                    one ->
                        Map.of(
                            "rule", one.rule(),
                            "fingerprint", one.finding().fingerprint(),
                            "message", in(one.finding().message(), locale)))
                .toList());
    return problem;
  }

  private static Map<String, String> given(@Nullable Map<String, String> contests) {
    return Objects.requireNonNullElse(contests, Map.of());
  }

  private ResponseEntity<?> answered(StartResult result, HttpStatus status, Locale locale) {
    return switch (result) {
      case CaseResult.Refused refused -> problem(refused, locale);
      case StartResult.Waits waits -> waits(waits, locale);
      case CaseResult.Moved(CaseId id, int _) -> shown(id, status, locale);
    };
  }

  /** It is taken note of, and begins when its turn comes. */
  private static ResponseEntity<WaitsResponse> waits(StartResult.Waits waits, Locale locale) {
    return ResponseEntity.accepted()
        .body(new WaitsResponse(waits.place(), waits.position(), in(waits.reason(), locale)));
  }

  private ResponseEntity<?> shown(CaseId id, HttpStatus status, Locale locale) {
    return ResponseEntity.status(status)
        .location(URI.create("/api/v1/cases/" + id))
        .body(response(reading.view(id, CaseActor.of(signedIn())).orElseThrow(), locale));
  }

  private static CaseResponse response(CaseView view, Locale locale) {
    return new CaseResponse(
        view.row().id().value(),
        view.row().pin().program(),
        view.row().pin().procedure(),
        view.row().pin().version(),
        view.row().sequence(),
        view.row().end(),
        view.tasks().stream()
            .map(
                task ->
                    new WaitingResponse(
                        task.stage(),
                        task.owner().code(),
                        in(task.reason(), locale),
                        task.due().instant().orElse(null),
                        task.round()))
            .toList(),
        view.moves().stream()
            .map(move -> new MoveResponse(move.kind().code(), move.stage(), move.outcome()))
            .toList());
  }

  private static ResponseEntity<ProblemDetail> problem(CaseResult.Refused refused, Locale locale) {
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
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, in(refused.reason(), locale));
    problem.setProperty("code", refused.code());
    if (refused.page() != null) {
      problem.setProperty("page", refused.page());
    }
    return ResponseEntity.status(status).body(problem);
  }

  private static String in(LocalText text, Locale locale) {
    return locale.getLanguage().equals("zh") ? text.zh() : text.en();
  }

  private static String or(@Nullable String text) {
    return Objects.requireNonNullElse(text, "");
  }

  /** A token acts in cases as far as it was given for: at the desk, or before it. */
  private static SignedIn allowed() {
    SignedIn by = signedIn();
    TokenScope needed = CaseActor.of(by).isDesk() ? TokenScope.DESK : TokenScope.SUBMIT;
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    boolean has =
        authentication != null
            && authentication.getAuthorities().stream()
                .anyMatch(authority -> needed.authority().equals(authority.getAuthority()));
    if (!has) {
      throw new AccessDeniedException("the token has no scope " + needed.code());
    }
    return by;
  }

  private static SignedIn signedIn() {
    return SignedIn.current()
        .orElseThrow(() -> new IllegalStateException("a case is asked for by nobody"));
  }
}
