package dev.shangjia.platform.casework;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.procedure.Move;
import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.accounts.TokenScope;
import dev.shangjia.platform.apps.DossierId;
import dev.shangjia.platform.effects.Subject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Cases over HTTP, for programs: the same acts as on the pages. */
@RestController
@RequestMapping("/api/v1/cases")
final class CaseApi {
  private static final int MOST = 200;

  private final Cases cases;
  private final CaseReading reading;
  private final Submissions submissions;
  private final CaseAnswers answers;

  CaseApi(Cases cases, CaseReading reading, Submissions submissions, CaseAnswers answers) {
    this.cases = cases;
    this.reading = reading;
    this.submissions = submissions;
    this.answers = answers;
  }

  /** Cases in a few words. */
  record CasesResponse(List<CaseResponse> cases) {}

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

  @PostMapping
  ResponseEntity<?> start(@RequestBody StartRequest request) {
    SignedIn by = allowed();
    if (request.dossier() != null) {
      return answers.of(
          submissions.start(new DossierId(request.dossier()), given(request.contests()), by),
          HttpStatus.CREATED);
    }
    if (request.program() == null || request.procedure() == null || request.subject() == null) {
      throw CaseAnswers.refusal(
          Refusals.refused(
              "incomplete",
              "请给出 dossier，或 program、procedure 和 subject。",
              "Give a dossier, or program, procedure and subject."));
    }
    var started =
        new CaseStart(
            request.program(),
            request.procedure(),
            new Subject(request.subject().kind(), request.subject().id()),
            by.organization(),
            null);
    return answers.of(cases.start(started, CaseActor.of(by)), HttpStatus.CREATED);
  }

  /**
   * The cases of the token's organization, open ones first, then the latest.
   *
   * @param app only those about this app
   * @param open only those that are open
   */
  @GetMapping
  CasesResponse list(
      @RequestParam(required = false) @Nullable Long app,
      @RequestParam(defaultValue = "false") boolean open) {
    return new CasesResponse(
        reading.summaries(signedIn().organization(), MOST).stream()
            .filter(one -> app == null || app.equals(one.row().app()))
            .filter(one -> !open || one.row().isOpen())
            .map(answers::of)
            .toList());
  }

  @GetMapping("/{id}")
  CaseResponse view(@PathVariable long id) {
    CaseId caseId = new CaseId(id);
    return reading
        .view(caseId, CaseActor.of(signedIn()))
        .map(answers::of)
        .orElseThrow(() -> CaseAnswers.refusal(Refusals.noSuchCase(caseId)));
  }

  @PostMapping("/{id}/actions")
  ResponseEntity<?> act(@PathVariable long id, @RequestBody ActRequest request) {
    SignedIn by = allowed();
    Optional<Move.Kind> kind =
        Arrays.stream(Move.Kind.values())
            .filter(one -> one.code().equals(request.kind()))
            .findFirst();
    if (kind.isEmpty()) {
      String known =
          String.join(", ", Arrays.stream(Move.Kind.values()).map(Move.Kind::code).toList());
      throw CaseAnswers.refusal(
          Refusals.refused(
              "no-such-act",
              "没有操作 %s；可用的有 %s。".formatted(request.kind(), known),
              "There is no act %s; there are %s.".formatted(request.kind(), known)));
    }
    Optional<CaseAct.Rest> rest =
        Codes.find(CaseAct.Rest.class, Objects.requireNonNullElse(request.rest(), "open"));
    if (rest.isEmpty()) {
      throw CaseAnswers.refusal(
          Refusals.unknown("rest", or(request.rest()), Codes.all(CaseAct.Rest.class)));
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
        ? answers.of(cases.act(new CaseId(id), act, CaseActor.of(by)), HttpStatus.OK)
        : answers.of(
            submissions.act(
                new DossierId(request.dossier()),
                given(request.contests()),
                new CaseId(id),
                act,
                by),
            HttpStatus.OK);
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

  private static Map<String, String> given(@Nullable Map<String, String> contests) {
    return Objects.requireNonNullElse(contests, Map.of());
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
