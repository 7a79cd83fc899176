package dev.shangjia.platform.announcements;

import dev.shangjia.engine.LocalText;
import dev.shangjia.platform.accounts.MemberRole;
import dev.shangjia.platform.accounts.Organizations;
import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.policies.Policies;
import dev.shangjia.platform.policies.Program;
import dev.shangjia.platform.tenancy.PersonId;
import dev.shangjia.platform.tenancy.Side;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** Where the desk reads what was announced, and administrators and policy authors announce. */
@Controller
@RequestMapping("/policy/announcements")
class AnnouncementPages {
  private static final int MOST_SHOWN = 100;
  private static final int USUAL_LEAD_DAYS = 7;
  private static final int LONGEST_KEY = 100;

  private final Announcements announcements;
  private final ShownAnnouncements shown;
  private final Policies policies;
  private final Organizations organizations;
  private final Clock clock;

  AnnouncementPages(
      Announcements announcements,
      ShownAnnouncements shown,
      Policies policies,
      Organizations organizations,
      Clock clock) {
    this.announcements = announcements;
    this.shown = shown;
    this.policies = policies;
    this.organizations = organizations;
    this.clock = clock;
  }

  /** The fields of the form, as they were sent. */
  record Form(
      @Nullable String key,
      @Nullable String titleZh,
      @Nullable String titleEn,
      @Nullable String textZh,
      @Nullable String textEn,
      @Nullable String audience,
      @Nullable String starts,
      @Nullable String ends,
      @Nullable String leadDays) {}

  /** An announcement. */
  record Line(Announcement announcement, String state, String by, @Nullable LocalText program) {}

  /**
   * What the page shows.
   *
   * @param refused why it was not written; null when nothing was refused
   */
  record AnnouncementsView(
      List<Line> lines,
      List<Program> programs,
      List<MemberRole> roles,
      boolean mayWrite,
      Form form,
      @Nullable LocalText refused) {}

  @GetMapping
  String list(Model model) {
    SignedIn by = desk();
    String key = "%s-%d".formatted(by.person(), clock.instant().toEpochMilli());
    return shown(
        new Form(key, "", "", "", "", Audience.EVERYONE, "", "", Integer.toString(USUAL_LEAD_DAYS)),
        null,
        by,
        model);
  }

  @PostMapping
  String write(@ModelAttribute Form form, HttpServletResponse response, Model model) {
    SignedIn by = writer();
    Optional<LocalText> refused =
        read(form, by)
            .map(one -> announcements.write(one, given(form.key())))
            .orElseGet(
                () ->
                    Optional.of(
                        new LocalText(
                            "请检查对象、日期（年-月-日）和提前天数（整数）。",
                            "Look at whom it is for, at the dates, as year-month-day, and at the days, a whole number.")));
    if (refused.isPresent()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return shown(form, refused.get(), by, model);
    }
    shown.forget();
    return "redirect:/policy/announcements";
  }

  @PostMapping("/{id}/withdraw")
  String withdraw(@PathVariable long id) {
    writer();
    if (!announcements.withdraw(id)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    shown.forget();
    return "redirect:/policy/announcements";
  }

  private Optional<Announcement> read(Form form, SignedIn by) {
    Optional<Audience> audience = Audience.of(given(form.audience())).filter(this::isThere);
    String key = given(form.key());
    if (audience.isEmpty() || key.isBlank() || key.length() > LONGEST_KEY) {
      return Optional.empty();
    }
    try {
      LocalDate starts = LocalDate.parse(given(form.starts()));
      return Optional.of(
          new Announcement(
              0,
              new LocalText(given(form.titleZh()), given(form.titleEn())),
              new LocalText(given(form.textZh()), given(form.textEn())),
              audience.get(),
              starts,
              given(form.ends()).isEmpty() ? starts : LocalDate.parse(given(form.ends())),
              Integer.parseInt(given(form.leadDays())),
              by.person().toString(),
              null,
              null));
    } catch (DateTimeParseException | NumberFormatException wrong) {
      return Optional.empty();
    }
  }

  private boolean isThere(Audience audience) {
    return !(audience instanceof Audience.OfProgram(String program))
        || policies.find(program).isPresent();
  }

  private String shown(Form form, @Nullable LocalText refused, SignedIn by, Model model) {
    List<Program> programs = policies.installed();
    LocalDate today = announcements.today();
    model.addAttribute(
        "view",
        new AnnouncementsView(
            announcements.latest(MOST_SHOWN).stream()
                .map(one -> line(one, programs, today))
                .toList(),
            programs,
            List.of(MemberRole.values()),
            mayWrite(by),
            form,
            refused));
    return "announcements/list";
  }

  private Line line(Announcement one, List<Program> programs, LocalDate today) {
    return new Line(
        one,
        one.state(today),
        organizations
            .nameOf(new PersonId(Long.parseLong(one.writtenBy())))
            .orElse("#" + one.writtenBy()),
        one.audience() instanceof Audience.OfProgram(String program)
            ? programs.stream()
                .filter(known -> known.id().equals(program))
                .findFirst()
                .map(Program::title)
                .orElse(LocalText.same(program))
            : null);
  }

  private static String given(@Nullable String field) {
    return Objects.requireNonNullElse(field, "").strip();
  }

  private static SignedIn desk() {
    return SignedIn.current()
        .filter(by -> by.side() == Side.OPERATOR)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN));
  }

  private static SignedIn writer() {
    SignedIn by = desk();
    if (!mayWrite(by)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    return by;
  }

  private static boolean mayWrite(SignedIn by) {
    return by.is(MemberRole.ADMINISTRATOR) || by.is(MemberRole.POLICY_AUTHOR);
  }
}
