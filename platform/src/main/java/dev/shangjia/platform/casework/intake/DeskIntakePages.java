package dev.shangjia.platform.casework.intake;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.rulebook.Procedure;
import dev.shangjia.engine.rulebook.Role;
import dev.shangjia.platform.accounts.MemberRole;
import dev.shangjia.platform.accounts.Organizations;
import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.policies.Intake;
import dev.shangjia.platform.policies.Intake.Closure;
import dev.shangjia.platform.policies.Intake.Quota;
import dev.shangjia.platform.policies.IntakeChange;
import dev.shangjia.platform.policies.Intakes;
import dev.shangjia.platform.policies.Policies;
import dev.shangjia.platform.policies.Program;
import dev.shangjia.platform.tenancy.OrganizationId;
import dev.shangjia.platform.tenancy.PersonId;
import dev.shangjia.platform.tenancy.Side;
import dev.shangjia.platform.web.NavigationPart;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** Where operators see what is taken in of each procedure, and administrators set it. */
@Controller
@RequestMapping("/desk/intake")
class DeskIntakePages {
  private static final int MOST_SHOWN = 200;

  private final Intakes intakes;
  private final Policies policies;
  private final JdbcPlaces rows;
  private final IntakeTimes times;
  private final Organizations organizations;
  private final TransactionTemplate transaction;
  private final Clock clock;

  DeskIntakePages(
      Intakes intakes,
      Policies policies,
      JdbcPlaces rows,
      IntakeTimes times,
      Organizations organizations,
      TransactionTemplate transaction,
      Clock clock) {
    this.intakes = intakes;
    this.policies = policies;
    this.rows = rows;
    this.times = times;
    this.organizations = organizations;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Bean
  static NavigationPart intakePart() {
    return new NavigationPart(
        "/desk", 50, "casework.intake.title", "/desk/intake", who -> who.side() == Side.OPERATOR);
  }

  /**
   * How the intake of a procedure stands.
   *
   * @param closed until when nothing is taken in; null when something is
   * @param quota its name in words: {@code unlimited}, {@code open-cases}, {@code starts-per-month}
   * @param most 0 when there is no quota
   * @param open how many of its cases are open
   */
  record Line(
      String address,
      LocalText title,
      LocalText starter,
      @Nullable LocalText closed,
      String quota,
      int most,
      int open,
      int waiting) {}

  /** The procedures of a program. */
  record OfProgram(LocalText title, List<Line> lines) {}

  /** What the list shows. */
  record ListView(List<OfProgram> programs) {}

  /** Somebody who waits. */
  record Waiting(int number, String organization, String subject, String since, String state) {}

  /** A past setting. */
  record Past(String at, String by, String quota, int most, @Nullable String closed) {}

  /**
   * What the form shows.
   *
   * @param form what stands in its fields
   * @param refused why it was not taken; null when it was
   */
  record FormView(
      String address,
      LocalText program,
      LocalText procedure,
      Line line,
      Form form,
      boolean editable,
      @Nullable LocalText refused,
      List<Waiting> waiting,
      List<Past> history) {}

  /**
   * The fields of the form, as they were sent.
   *
   * @param intake {@code open} or {@code closed}
   * @param from the first day of a closure; today when blank
   * @param until its last day; until further notice when blank
   * @param quota as of {@link Line}
   */
  record Form(
      @Nullable String intake,
      @Nullable String from,
      @Nullable String until,
      @Nullable String reasonZh,
      @Nullable String reasonEn,
      @Nullable String quota,
      @Nullable String most) {}

  @GetMapping
  String list(Model model) {
    desk();
    model.addAttribute(
        "view",
        new ListView(
            policies.programs().stream()
                .map(program -> new OfProgram(program.title(), lines(program)))
                .toList()));
    return "casework/intake/desk-list";
  }

  private List<Line> lines(Program program) {
    return policies.inForce(program.id()).procedures().values().stream()
        .filter(DeskIntakePages::isStartedOutside)
        .map(procedure -> line(program.id(), procedure))
        .toList();
  }

  private static boolean isStartedOutside(Procedure procedure) {
    return Role.of(procedure.starts().by()).side() == Role.Side.OUTSIDE;
  }

  private Line line(String program, Procedure procedure) {
    var of = new JdbcPlaces.Of(program, procedure.id());
    Intake intake = intakes.of(program, procedure.id());
    Closure closure = intake.isClosed(clock.instant()) ? intake.closure() : null;
    return Objects.requireNonNull(
        transaction.execute(
            _ ->
                new Line(
                    "/desk/intake/" + program + "/" + procedure.id(),
                    procedure.title(),
                    Role.of(procedure.starts().by()).title(),
                    closure == null ? null : times.until(program, closure),
                    kind(intake.quota()),
                    most(intake.quota()),
                    rows.openCases(of),
                    rows.count(of, Place.State.WAITING))));
  }

  @GetMapping("/{program}/{procedure}")
  String form(@PathVariable String program, @PathVariable String procedure, Model model) {
    SignedIn by = desk();
    return shown(program, procedure, form(intakes.of(program, procedure)), null, by, model);
  }

  @PostMapping("/{program}/{procedure}")
  String set(
      @PathVariable String program,
      @PathVariable String procedure,
      @ModelAttribute Form form,
      HttpServletResponse response,
      Model model) {
    SignedIn by = desk();
    if (!by.is(MemberRole.ADMINISTRATOR)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    of(program, procedure);
    Optional<LocalText> refused =
        switch (read(program, procedure, form)) {
          case Read.Wrong(LocalText why) -> Optional.of(why);
          case Read.Meant(Intake intake) -> intakes.set(intake);
        };
    return refused
        .map(
            why -> {
              response.setStatus(HttpStatus.CONFLICT.value());
              return shown(program, procedure, form, why, by, model);
            })
        .orElseGet(() -> "redirect:/desk/intake/" + program + "/" + procedure);
  }

  /** What somebody meant by the form. */
  private sealed interface Read {
    record Meant(Intake intake) implements Read {}

    record Wrong(LocalText why) implements Read {}
  }

  private Read read(String program, String procedure, Form form) {
    Quota quota;
    Closure closure;
    try {
      quota = quota(given(form.quota()), given(form.most()));
      closure = given(form.intake()).equals("closed") ? closure(program, form) : null;
    } catch (DateTimeParseException | NumberFormatException wrong) {
      return new Read.Wrong(
          new LocalText(
              "请检查日期（年-月-日）和名额（整数）。",
              "Look at the dates, as year-month-day, and at the quota, which is a whole number."));
    }
    return closure == null && given(form.intake()).equals("closed")
        ? new Read.Wrong(
            new LocalText(
                "请用中文和英文说明暂停受理的原因，等待的人会看到。",
                "Say in Chinese and in English why nothing is taken in; who waits reads it."))
        : new Read.Meant(new Intake(program, procedure, closure, quota));
  }

  private static Quota quota(String kind, String most) {
    return switch (kind) {
      case "open-cases" -> new Quota.OpenCases(Integer.parseInt(most.strip()));
      case "starts-per-month" -> new Quota.StartsPerMonth(Integer.parseInt(most.strip()));
      case "unlimited" -> new Quota.Unlimited();
      default -> throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    };
  }

  /** From the beginning of the first day to the end of the last; null when no reason is given. */
  private @Nullable Closure closure(String program, Form form) {
    String zh = given(form.reasonZh()).strip();
    String en = given(form.reasonEn()).strip();
    if (zh.isEmpty() || en.isEmpty()) {
      return null;
    }
    ZoneId zone = times.zone(program);
    String from = given(form.from()).strip();
    String until = given(form.until()).strip();
    Instant begin =
        from.isEmpty() ? clock.instant() : LocalDate.parse(from).atStartOfDay(zone).toInstant();
    return new Closure(
        begin,
        until.isEmpty() ? null : LocalDate.parse(until).plusDays(1).atStartOfDay(zone).toInstant(),
        new LocalText(zh, en));
  }

  private String shown(
      String program,
      String procedure,
      Form form,
      @Nullable LocalText refused,
      SignedIn by,
      Model model) {
    Procedure of = of(program, procedure);
    Line line = line(program, of);
    model.addAttribute(
        "view",
        new FormView(
            line.address(),
            policies.inForce(program).title(),
            of.title(),
            line,
            form,
            by.is(MemberRole.ADMINISTRATOR),
            refused,
            waiting(new JdbcPlaces.Of(program, procedure)),
            intakes.history(program, procedure).stream().map(this::past).toList()));
    return "casework/intake/desk-form";
  }

  private Procedure of(String program, String procedure) {
    return policies
        .find(program)
        .flatMap(rulebook -> Optional.ofNullable(rulebook.procedures().get(procedure)))
        .filter(DeskIntakePages::isStartedOutside)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private List<Waiting> waiting(JdbcPlaces.Of of) {
    List<Place> places =
        Objects.requireNonNull(transaction.execute(_ -> rows.open(of, MOST_SHOWN)));
    var numbers = new int[] {0};
    return places.stream()
        .map(
            place ->
                new Waiting(
                    place.state() == Place.State.WAITING ? ++numbers[0] : 0,
                    name(place.organization()),
                    place.subjectName(),
                    times.end(of.program(), place.joined()),
                    place.state().code()))
        .toList();
  }

  private String name(OrganizationId id) {
    return organizations.get(id).map(organization -> organization.name()).orElse("#" + id);
  }

  private Past past(IntakeChange change) {
    Intake intake = change.intake();
    Closure closure = intake.closure();
    String program = intake.program();
    return new Past(
        times.end(program, change.at()),
        change.by().matches("[0-9]+")
            ? organizations
                .nameOf(new PersonId(Long.parseLong(change.by())))
                .orElse("#" + change.by())
            : change.by(),
        kind(intake.quota()),
        most(intake.quota()),
        closure == null
            ? null
            : times.end(program, closure.from())
                + " – "
                + (closure.until() == null ? "…" : times.end(program, closure.until())));
  }

  private Form form(Intake intake) {
    Closure closure = intake.closure();
    String most = most(intake.quota()) == 0 ? "" : Integer.toString(most(intake.quota()));
    if (closure == null || (closure.until() != null && !closure.until().isAfter(clock.instant()))) {
      return new Form("open", "", "", "", "", kind(intake.quota()), most);
    }
    ZoneId zone = times.zone(intake.program());
    return new Form(
        "closed",
        closure.from().atZone(zone).toLocalDate().toString(),
        closure.until() == null
            ? ""
            : closure.until().atZone(zone).toLocalDate().minusDays(1).toString(),
        closure.reason().zh(),
        closure.reason().en(),
        kind(intake.quota()),
        most);
  }

  private static String kind(Quota quota) {
    return switch (quota) {
      case Quota.Unlimited _ -> "unlimited";
      case Quota.OpenCases _ -> "open-cases";
      case Quota.StartsPerMonth _ -> "starts-per-month";
    };
  }

  private static int most(Quota quota) {
    return switch (quota) {
      case Quota.Unlimited _ -> 0;
      case Quota.OpenCases(int most) -> most;
      case Quota.StartsPerMonth(int most) -> most;
    };
  }

  private static String given(@Nullable String field) {
    return Objects.requireNonNullElse(field, "");
  }

  private static SignedIn desk() {
    return SignedIn.current()
        .filter(by -> by.side() == Side.OPERATOR)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN));
  }
}
