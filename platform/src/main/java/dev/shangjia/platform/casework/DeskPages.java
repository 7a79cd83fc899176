package dev.shangjia.platform.casework;

import dev.shangjia.engine.LocalText;
import dev.shangjia.platform.accounts.MemberRole;
import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.casework.JdbcTasks.Counts;
import dev.shangjia.platform.casework.JdbcTasks.StageOption;
import dev.shangjia.platform.casework.JdbcTasks.Wanted;
import dev.shangjia.platform.policies.Policies;
import dev.shangjia.platform.policies.Program;
import dev.shangjia.platform.tenancy.PersonId;
import dev.shangjia.platform.tenancy.Side;
import dev.shangjia.platform.web.NavigationEntry;
import dev.shangjia.platform.web.NavigationPart;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.util.UriComponentsBuilder;

/** The queue of the desk. */
@Controller
class DeskPages {
  private static final int PAGE = 50;

  private final Desk desk;
  private final Appeals appeals;
  private final SecondReviews seconds;
  private final Policies policies;
  private final ProgramTimes times;
  private final Clock clock;

  DeskPages(
      Desk desk,
      Appeals appeals,
      SecondReviews seconds,
      Policies policies,
      ProgramTimes times,
      Clock clock) {
    this.desk = desk;
    this.appeals = appeals;
    this.seconds = seconds;
    this.policies = policies;
    this.times = times;
    this.clock = clock;
  }

  @Bean
  static NavigationEntry deskEntry() {
    return new NavigationEntry(
        10, "casework.desk.title", "/desk", "inbox", who -> who.side() == Side.OPERATOR);
  }

  @Bean
  static NavigationPart queuePart() {
    return new NavigationPart(
        "/desk", 10, "casework.desk.queue", "/desk", who -> who.side() == Side.OPERATOR);
  }

  /**
   * What the queue is narrowed down to.
   *
   * @param stage {@code PROGRAM:STAGE}
   * @param show {@code all}, {@code mine}, {@code free} or {@code overdue}
   * @param q words of the subject's name, or a case's number
   */
  record Filter(
      @Nullable String program,
      @Nullable String stage,
      @Nullable String show,
      @Nullable String q,
      @Nullable Integer page) {
    /** A stage says of which program it is. */
    String wantedProgram() {
      return wantedStage().isEmpty() ? given(program) : given(stage).split(":", 2)[0];
    }

    String wantedStage() {
      String[] parts = given(stage).split(":", 2);
      return parts.length < 2 ? "" : parts[1];
    }

    String shown() {
      return Objects.requireNonNullElse(show, "all");
    }

    int number() {
      return page == null || page < 1 ? 1 : page;
    }

    /** The address of another part of the same queue. */
    String at(int other) {
      return UriComponentsBuilder.fromPath("/desk")
          .queryParam("program", Objects.requireNonNullElse(program, ""))
          .queryParam("stage", Objects.requireNonNullElse(stage, ""))
          .queryParam("show", shown())
          .queryParam("q", Objects.requireNonNullElse(q, ""))
          .queryParam("page", other)
          .encode()
          .toUriString();
    }
  }

  /** A row of the queue. */
  record Row(Task task, LocalText program, @Nullable String claimedBy, boolean mine) {}

  /** What the queue shows. */
  record DeskView(
      Filter filter,
      Counts counts,
      List<Row> rows,
      boolean more,
      List<Program> programs,
      List<StageOption> stages,
      @Nullable Task next,
      List<Appeal> appeals,
      Map<String, Times> times) {
    Times times(String program) {
      return Objects.requireNonNull(times.get(program));
    }

    LocalText title(String program) {
      return DeskPages.title(programs, program);
    }
  }

  @GetMapping("/desk")
  String queue(@ModelAttribute Filter filter, Model model) {
    SignedIn by = DeskMember.required();
    boolean mine = filter.shown().equals("mine");
    var wanted =
        new Wanted(
            filter.wantedProgram(),
            filter.wantedStage(),
            by.playing(),
            filter.shown().equals("overdue"),
            filter.shown().equals("free"),
            mine ? by.person() : null,
            given(filter.q()).strip(),
            Set.of(),
            seconds.hiddenFrom(by));
    Desk.Sight sight = desk.look(wanted, PAGE + 1, (filter.number() - 1) * PAGE, by);
    List<Task> found = sight.tasks();
    List<Program> programs = policies.installed();
    Map<String, String> names = new HashMap<>();
    var rows = found.stream().limit(PAGE).map(task -> row(task, by, programs, names)).toList();
    model.addAttribute(
        "view",
        new DeskView(
            filter,
            sight.counts(),
            rows,
            found.size() > PAGE,
            programs,
            sight.stages(),
            sight.next().orElse(null),
            by.is(MemberRole.LEAD) ? appeals(wanted.hidden()) : List.of(),
            times.all()));
    return "casework/desk";
  }

  private List<Appeal> appeals(Collection<CaseId> hidden) {
    return appeals.open().stream().filter(one -> !hidden.contains(one.caseId())).toList();
  }

  private Row row(Task task, SignedIn by, List<Program> programs, Map<String, String> names) {
    Task.Claim claim = task.claim();
    boolean held = claim != null && claim.isHeld(clock.instant());
    PersonId holder = held ? Objects.requireNonNull(claim).by() : null;
    return new Row(
        task,
        title(programs, task.program()),
        holder == null ? null : names.computeIfAbsent(holder.toString(), _ -> desk.nameOf(holder)),
        by.person().equals(holder));
  }

  /** What a program is called; its id when it is not installed. */
  static LocalText title(List<Program> programs, String id) {
    return programs.stream()
        .filter(program -> program.id().equals(id))
        .findFirst()
        .map(Program::title)
        .orElse(LocalText.same(id));
  }

  private static String given(@Nullable String value) {
    return Objects.requireNonNullElse(value, "");
  }
}
