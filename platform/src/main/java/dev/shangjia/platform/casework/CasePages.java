package dev.shangjia.platform.casework;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.calendar.Timekeeping;
import dev.shangjia.engine.procedure.EventWords;
import dev.shangjia.engine.procedure.Move;
import dev.shangjia.platform.accounts.Organizations;
import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.apps.DossierId;
import dev.shangjia.platform.effects.Subject;
import dev.shangjia.platform.tenancy.PersonId;
import dev.shangjia.platform.tenancy.Side;
import dev.shangjia.platform.web.NavigationEntry;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The pages of cases: what one waits for, what happened in it, and what its reader can do. */
@Controller
@RequestMapping("/cases")
class CasePages {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final int MOST = 200;

  private final Cases cases;
  private final CaseReading reading;
  private final Submissions submissions;
  private final Offering offering;
  private final HandedInReading handedIn;
  private final Contests contests;
  private final Appeals appeals;
  private final CaseNotes notes;
  private final Desk desk;
  private final DeskReading deskReading;
  private final Organizations organizations;
  private final Clock clock;

  CasePages(
      Cases cases,
      CaseReading reading,
      Submissions submissions,
      Offering offering,
      HandedInReading handedIn,
      Contests contests,
      Appeals appeals,
      CaseNotes notes,
      Desk desk,
      DeskReading deskReading,
      Organizations organizations,
      Clock clock) {
    this.cases = cases;
    this.reading = reading;
    this.submissions = submissions;
    this.offering = offering;
    this.handedIn = handedIn;
    this.contests = contests;
    this.appeals = appeals;
    this.notes = notes;
    this.desk = desk;
    this.deskReading = deskReading;
    this.organizations = organizations;
    this.clock = clock;
  }

  @Bean
  static NavigationEntry casesEntry() {
    return new NavigationEntry(
        20, "casework.cases.title", "/cases", "checklist", who -> who.side() != Side.OPERATOR);
  }

  /** A row of the list of cases. */
  record Row(
      CaseRow row,
      LocalText procedure,
      LocalText program,
      List<Task> tasks,
      @Nullable LocalText end) {}

  /** What the list of cases shows. */
  record CasesView(List<Row> rows, Times times) {}

  /**
   * An appeal, as its reader sees it.
   *
   * @param mayAnswer whether the reader can answer it
   */
  record AppealView(Appeal appeal, boolean mayAnswer) {}

  /**
   * What the page of a case shows.
   *
   * @param organization the name of the organization whose case it is
   * @param names people's names by their ids, as far as the reader may know them
   * @param panels what the desk sees of each stage in which the reader can decide
   * @param refused why the last act was refused; null when it was not
   * @param written what was written and could not be kept; blank for nothing
   * @param words what its events are called
   * @param rules what its rules are called, by id
   * @param appealable the decisions that the reader can still appeal
   */
  record CasePageView(
      CaseView view,
      String organization,
      Map<String, String> names,
      List<DeskReading.Panel> panels,
      boolean desk,
      String reader,
      @Nullable LocalText refused,
      String written,
      EventWords words,
      Map<String, LocalText> rules,
      List<AppealView> appeals,
      List<Long> appealable,
      List<Contest> contests,
      @Nullable HandedIn handedIn,
      Times times) {

    /** The appeal of a decision; null when there is none. */
    @Nullable AppealView appealOf(Decision decision) {
      return appeals.stream()
          .filter(one -> one.appeal().decision() == decision.id())
          .findFirst()
          .orElse(null);
    }

    /** Whether the reader can still appeal a decision. */
    boolean mayAppeal(Decision decision) {
      return appealable.contains(decision.id());
    }

    /** Until when a decision can be appealed. */
    Instant lastMoment(Decision decision) {
      return Appeals.lastMoment(decision, new Timekeeping(times.zone(), view.region()));
    }

    /** What the reader can do in an open stage. */
    List<Move> movesOf(Task task) {
      return view.moves().stream().filter(move -> task.stage().equals(move.stage())).toList();
    }

    LocalText title(Move move) {
      return DeskReading.title(move, words);
    }

    /** Whether what is awaited is a dossier. */
    boolean asksForDossier(Task task) {
      return movesOf(task).stream()
          .anyMatch(move -> move.kind() == Move.Kind.HAND_IN || move.kind() == Move.Kind.ANSWER);
    }

    /** What a button does in an open stage; the page of the dossier does the rest. */
    List<Move> buttons(Task task) {
      return movesOf(task).stream().filter(move -> !view.byDossier().contains(move)).toList();
    }

    boolean mayWithdraw() {
      return view.moves().stream().anyMatch(move -> move.kind() == Move.Kind.WITHDRAW);
    }

    /** The name of somebody; blank where the reader does not know names. */
    String name(String person) {
      return Objects.requireNonNullElse(names.get(person), "");
    }
  }

  @GetMapping
  String list(Model model) {
    SignedIn by = signedIn();
    if (by.side() == Side.OPERATOR) {
      return "redirect:/desk";
    }
    List<Row> rows =
        reading.of(by.organization(), MOST).stream().map(row -> reading.summary(row)).toList();
    model.addAttribute("view", new CasesView(rows, new Times(ZONE, clock.instant())));
    return "casework/cases";
  }

  /**
   * Something that can be applied for.
   *
   * @param open the case in which it is under way; null when it is not
   */
  record Offer(
      String program,
      String procedure,
      LocalText title,
      String subjectKind,
      long subject,
      String subjectName,
      @Nullable CaseId open) {}

  /** The offers of a program. */
  record Offers(LocalText program, List<Offer> offers) {}

  /** What the page for starting a case shows. */
  record StartView(List<Offers> programs, @Nullable LocalText refused) {}

  @GetMapping("/new")
  String start(Model model) {
    model.addAttribute("view", new StartView(offering.to(signedIn()), null));
    return "casework/new";
  }

  /** Opens the dossier that a procedure asks for, or starts the case when it asks for none. */
  @PostMapping("/prepare")
  String prepare(
      @RequestParam String program,
      @RequestParam String procedure,
      @RequestParam String subjectKind,
      @RequestParam long subject,
      HttpServletResponse response,
      Model model) {
    SignedIn by = signedIn();
    var start =
        new CaseStart(
            program, procedure, new Subject(subjectKind, subject), by.organization(), null);
    Optional<DossierId> dossier = offering.dossier(start, by);
    if (dossier.isPresent() && by.side() == Side.OPERATOR) {
      // The desk looks at what the provider wrote last, and fills nothing in.
      return handIn(dossier.get().value(), Map.of(), response, model);
    }
    if (dossier.isPresent()) {
      return "redirect:/dossiers/" + dossier.get();
    }
    return switch (cases.start(start, CaseActor.of(by))) {
      case CaseResult.Moved(CaseId id, int _) -> "redirect:/cases/" + id;
      case CaseResult.Refused refused -> {
        response.setStatus(HttpStatus.CONFLICT.value());
        model.addAttribute("view", new StartView(offering.to(by), refused.reason()));
        yield "casework/new";
      }
    };
  }

  /** Hands a dossier in; {@code contest.FINGERPRINT} says why a finding is wrong. */
  @PostMapping("/submit")
  String submit(
      @RequestParam long dossier,
      @RequestParam Map<String, String> form,
      HttpServletResponse response,
      Model model) {
    Map<String, String> contests = new HashMap<>();
    form.forEach(
        (name, words) -> {
          if (name.startsWith("contest.")) {
            contests.put(name.substring("contest.".length()), words);
          }
        });
    return handIn(dossier, contests, response, model);
  }

  private String handIn(
      long dossier, Map<String, String> contests, HttpServletResponse response, Model model) {
    return switch (submissions.submit(new DossierId(dossier), contests, signedIn())) {
      case Submissions.Submitted.Taken(CaseId id) -> "redirect:/cases/" + id;
      case Submissions.Submitted.Refused(CaseResult.Refused why) -> {
        response.setStatus(HttpStatus.CONFLICT.value());
        model.addAttribute("view", new RefusedView(dossier, why.reason(), List.of(), contests));
        yield "casework/refused";
      }
      case Submissions.Submitted.FindingsStand(List<Submissions.Standing> findings) -> {
        response.setStatus(HttpStatus.CONFLICT.value());
        model.addAttribute("view", new RefusedView(dossier, null, findings, contests));
        yield "casework/refused";
      }
    };
  }

  /**
   * Why a dossier was not taken.
   *
   * @param dossier which one, to go back to
   * @param reason null when it is because of findings
   * @param contests what was said of findings, by fingerprint
   */
  record RefusedView(
      long dossier,
      @Nullable LocalText reason,
      List<Submissions.Standing> findings,
      Map<String, String> contests) {
    String contest(String fingerprint) {
      return contests.getOrDefault(fingerprint, "");
    }
  }

  /** The dossier of a case, to go on with it. */
  @GetMapping("/{id}/dossier")
  String dossier(@PathVariable long id) {
    CaseView view =
        reading
            .view(new CaseId(id), CaseActor.of(signedIn()))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    return "redirect:/dossiers/" + offering.dossier(view.row());
  }

  @GetMapping("/{id}")
  String view(@PathVariable long id, Model model) {
    return shown(new CaseId(id), null, "", model);
  }

  @PostMapping("/{id}/act")
  String act(
      @PathVariable long id,
      @RequestParam MultiValueMap<String, String> form,
      HttpServletResponse response,
      Model model) {
    CaseId caseId = new CaseId(id);
    CaseAct act = act(form);
    return switch (cases.act(caseId, act, CaseActor.of(signedIn()))) {
      case CaseResult.Moved _ -> "redirect:" + after(caseId, form);
      case CaseResult.Refused refused -> {
        response.setStatus(HttpStatus.CONFLICT.value());
        yield shown(caseId, refused.reason(), act.explanation(), model);
      }
    };
  }

  /** Whoever works through the queue comes to the next case. */
  private String after(CaseId id, MultiValueMap<String, String> form) {
    if (form.getFirst("next") == null) {
      return "/cases/" + id;
    }
    return desk.next(signedIn()).map(task -> "/cases/" + task.caseId()).orElse("/desk");
  }

  @PostMapping("/{id}/notes")
  String note(
      @PathVariable long id,
      @RequestParam String words,
      @RequestParam(defaultValue = "public") String visibility,
      HttpServletResponse response,
      Model model) {
    CaseId caseId = new CaseId(id);
    Note.Visibility readers =
        Note.Visibility.of(visibility)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
    return switch (notes.write(caseId, readers, words, CaseActor.of(signedIn()))) {
      case CaseResult.Moved _ -> "redirect:/cases/" + id + "#notes";
      case CaseResult.Refused refused -> {
        response.setStatus(HttpStatus.CONFLICT.value());
        yield shown(caseId, refused.reason(), "", model);
      }
    };
  }

  @PostMapping("/{id}/appeals")
  String appeal(
      @PathVariable long id,
      @RequestParam long decision,
      @RequestParam String words,
      HttpServletResponse response,
      Model model) {
    CaseId caseId = new CaseId(id);
    return answered(
        appeals.file(caseId, decision, words, CaseActor.of(signedIn())),
        caseId,
        words,
        response,
        model);
  }

  @PostMapping("/{id}/appeals/{appeal}")
  String answerAppeal(
      @PathVariable long id,
      @PathVariable long appeal,
      @RequestParam String answer,
      @RequestParam String words,
      HttpServletResponse response,
      Model model) {
    DeskMember.required();
    Appeal.State state =
        switch (answer) {
          case "reversed" -> Appeal.State.REVERSED;
          case "upheld" -> Appeal.State.UPHELD;
          default -> throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        };
    return answered(
        appeals.answer(appeal, state, words, CaseActor.of(signedIn())),
        new CaseId(id),
        words,
        response,
        model);
  }

  @PostMapping("/{id}/contests/{contest}")
  String answerContest(
      @PathVariable long id,
      @PathVariable long contest,
      @RequestParam String answer,
      @RequestParam String words,
      @RequestParam(defaultValue = "180") int days,
      HttpServletResponse response,
      Model model) {
    DeskMember.required();
    Contest.State state =
        switch (answer) {
          case "accepted" -> Contest.State.ACCEPTED;
          case "declined" -> Contest.State.DECLINED;
          default -> throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        };
    return answered(
        contests.answer(contest, state, words, days, CaseActor.of(signedIn())),
        new CaseId(id),
        words,
        response,
        model);
  }

  private String answered(
      CaseResult result, CaseId id, String written, HttpServletResponse response, Model model) {
    return switch (result) {
      case CaseResult.Moved(CaseId other, int _) -> "redirect:/cases/" + other;
      case CaseResult.Refused refused -> {
        response.setStatus(HttpStatus.CONFLICT.value());
        yield shown(id, refused.reason(), written, model);
      }
    };
  }

  /** What is stated of whom a case is about. */
  @GetMapping("/{id}/facts")
  String facts(@PathVariable long id) {
    CaseView view =
        reading
            .view(new CaseId(id), CaseActor.of(DeskMember.required()))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    return "redirect:" + FactPages.address(StatedFacts.About.of(view.row()));
  }

  @PostMapping("/{id}/claim")
  String claim(
      @PathVariable long id,
      @RequestParam String stage,
      @RequestParam(required = false) @Nullable String doing,
      @RequestParam(required = false) @Nullable Long to,
      @RequestParam(required = false) @Nullable String back,
      HttpServletResponse response,
      Model model) {
    CaseId caseId = new CaseId(id);
    SignedIn by = DeskMember.required();
    ClaimResult result =
        switch (Objects.requireNonNullElse(doing, "claim")) {
          case "release" -> desk.release(caseId, stage, by);
          case "hand" ->
              to == null
                  ? new ClaimResult.NotTheirs("")
                  : desk.handOver(caseId, stage, new PersonId(to), by);
          default -> desk.claim(caseId, stage, by);
        };
    Optional<LocalText> refused = refused(result);
    if (refused.isPresent()) {
      response.setStatus(HttpStatus.CONFLICT.value());
      return shown(caseId, refused.get(), "", model);
    }
    return "redirect:" + ("queue".equals(back) ? "/desk" : "/cases/" + id);
  }

  private Optional<LocalText> refused(ClaimResult result) {
    return switch (result) {
      case ClaimResult.Claimed _, ClaimResult.Released _ -> Optional.empty();
      case ClaimResult.Held(String name, var until) -> {
        String time = new Times(ZONE, clock.instant()).at(until);
        yield Optional.of(
            new LocalText(
                "%s 正在办理这项任务，保留到 %s；可请其移交，或等到期后领取。".formatted(name, time),
                "%s works on this task until %s; ask for a hand-over, or take it then."
                    .formatted(name, time)));
      }
      case ClaimResult.Conflict(String name) ->
          Optional.of(
              new LocalText(
                  "%s 也是该机构的成员，不能办理它的案件；请交给其他人。".formatted(name),
                  "%s is a member of this organization and cannot work on its cases; give it to somebody else."
                      .formatted(name)));
      case ClaimResult.NotTheirs(String name) ->
          Optional.of(
              new LocalText(
                  "%s 没有办理这项任务所需的角色；请选择列出的人员。".formatted(name),
                  "%s does not have the role that this task needs; choose one of the people listed."
                      .formatted(name)));
      case ClaimResult.Gone _ ->
          Optional.of(
              new LocalText("这项任务已经结束，无需领取。", "This task is over; there is nothing to take."));
    };
  }

  private String shown(CaseId id, @Nullable LocalText refused, String written, Model model) {
    SignedIn by = signedIn();
    CaseActor actor = CaseActor.of(by);
    CaseView view =
        reading
            .view(id, actor)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    boolean onDesk = by.side() == Side.OPERATOR;
    model.addAttribute(
        "view",
        new CasePageView(
            view,
            organizations
                .get(view.row().organization())
                .map(organization -> organization.name())
                .orElse("#" + view.row().organization()),
            names(view, by),
            onDesk ? deskReading.panels(view, by) : List.of(),
            onDesk,
            by.person().toString(),
            refused,
            written,
            reading.words(view.row()),
            reading.rules(view.row()),
            appeals.of(id, actor),
            appeals.appealable(id, actor),
            contests.of(id),
            handedIn.of(view.row()).orElse(null),
            new Times(view.zone(), clock.instant())));
    return onDesk ? "casework/desk-case" : "casework/case";
  }

  /** The desk knows everybody; others know their own people. */
  private Map<String, String> names(CaseView view, SignedIn by) {
    var ids = new ArrayList<String>();
    for (CaseView.Entry entry : view.timeline()) {
      if (entry instanceof CaseView.Entry.Happened happened) {
        ids.add(happened.who());
      }
    }
    view.decisions().forEach(decision -> ids.add(decision.madeBy()));
    view.tasks().stream()
        .flatMap(task -> Optional.ofNullable(task.claim()).stream())
        .forEach(claim -> ids.add(claim.by().toString()));
    List<String> own =
        by.side() == Side.OPERATOR
            ? ids
            : organizations.members(by.organization()).stream()
                .map(member -> member.person().toString())
                .toList();
    Map<String, String> names = new HashMap<>();
    ids.stream()
        .distinct()
        .filter(person -> person.matches("[0-9]+") && own.contains(person))
        .forEach(person -> names.put(person, desk.nameOf(new PersonId(Long.parseLong(person)))));
    return names;
  }

  private static CaseAct act(MultiValueMap<String, String> form) {
    String button = first(form, "do");
    String[] parts = button.split(":", 3);
    Move.Kind kind =
        Arrays.stream(Move.Kind.values())
            .filter(one -> one.code().equals(parts[0]))
            .findFirst()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
    String why = first(form, "why").strip();
    return new CaseAct(
        kind,
        parts.length > 1 ? parts[1] : "",
        parts.length > 2 ? parts[2] : "",
        number(first(form, "seen")),
        null,
        why.isEmpty() ? null : LocalText.same(why),
        first(form, "explanation").strip(),
        citations(form),
        checks(form),
        form.getFirst("rest") == null ? CaseAct.Rest.OPEN : CaseAct.Rest.MET);
  }

  private static List<Citation> citations(MultiValueMap<String, String> form) {
    return form.getOrDefault("cite", List.of()).stream()
        .map(String::strip)
        .filter(rule -> !rule.isEmpty())
        .distinct()
        .map(
            rule ->
                new Citation(
                    rule,
                    form.getFirst("fingerprint." + rule),
                    Citation.Kind.NEW,
                    Citation.Weight.GROUND,
                    first(form, "reason." + rule).strip()))
        .toList();
  }

  /** Fields {@code check.RULE} with what was found and {@code remark.RULE}. */
  private static List<CaseAct.Check> checks(MultiValueMap<String, String> form) {
    return form.keySet().stream()
        .filter(name -> name.startsWith("check."))
        .map(name -> name.substring("check.".length()))
        .filter(rule -> !first(form, "check." + rule).isEmpty())
        .map(
            rule ->
                new CaseAct.Check(
                    rule, "", first(form, "check." + rule), first(form, "remark." + rule).strip()))
        .toList();
  }

  private static int number(String text) {
    return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
  }

  private static String first(MultiValueMap<String, String> form, String name) {
    return Objects.requireNonNullElse(form.getFirst(name), "");
  }

  private static SignedIn signedIn() {
    return SignedIn.current().orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN));
  }
}
