package dev.shangjia.platform.desk;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.engine.rulebook.RulebookDiff;
import dev.shangjia.platform.accounts.Organization;
import dev.shangjia.platform.accounts.Organizations;
import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.apps.App;
import dev.shangjia.platform.apps.Apps;
import dev.shangjia.platform.apps.Dossiers;
import dev.shangjia.platform.apps.Draft;
import dev.shangjia.platform.inspections.Audit;
import dev.shangjia.platform.inspections.Audits;
import dev.shangjia.platform.inspections.BackTest;
import dev.shangjia.platform.inspections.BackTestLine;
import dev.shangjia.platform.inspections.BackTestLine.Outcome;
import dev.shangjia.platform.inspections.BackTests;
import dev.shangjia.platform.inspections.FixDates;
import dev.shangjia.platform.policies.Policies;
import dev.shangjia.platform.policies.Publication;
import dev.shangjia.platform.policies.RulebookVersion;
import dev.shangjia.platform.policies.RulebookVersions;
import dev.shangjia.platform.tenancy.OrganizationId;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * A version of a rulebook: in what it differs from the one in force, whom it would hit, and from
 * when on it counts. One that was never in force is put in force only after a back-test came to its
 * end, so that nobody changes a rule without knowing whom it hits.
 */
@Controller
@RequestMapping("/policy/{program:[a-z][a-z0-9-]*}/{hash:[0-9a-f]{64}}")
final class VersionPages {
  private static final int PAGE = 50;
  private static final int LONGEST_REASON = 1_000;

  /** How many days providers have to put something right unless somebody says otherwise; ours. */
  private static final String FIX_DAYS = "14";

  private final Policies policies;
  private final RulebookVersions versions;
  private final BackTests backTests;
  private final Audits audits;
  private final PolicyNotices notices;
  private final Organizations organizations;
  private final Apps apps;
  private final Dossiers dossiers;
  private final TransactionTemplate transaction;
  private final Clock clock;

  VersionPages(
      Policies policies,
      RulebookVersions versions,
      BackTests backTests,
      Audits audits,
      PolicyNotices notices,
      Organizations organizations,
      Apps apps,
      Dossiers dossiers,
      TransactionTemplate transaction,
      Clock clock) {
    this.policies = policies;
    this.versions = versions;
    this.backTests = backTests;
    this.audits = audits;
    this.notices = notices;
    this.organizations = organizations;
    this.apps = apps;
    this.dossiers = dossiers;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Somebody's dossier that comes to something else.
   *
   * @param fixBy by when they are to put it right; null when no day was given
   */
  record Hit(String organization, String app, BackTestLine line, @Nullable LocalDate fixBy) {}

  /** A version that is or was tried beside the one in force. */
  record AuditView(Audit audit, String began, @Nullable String ended, List<Hit> lines) {
    int count(Outcome outcome) {
      return audit.counts().getOrDefault(outcome, 0);
    }
  }

  /**
   * A back-test.
   *
   * @param unchanged how many dossiers come to the same
   * @param at when it was judged, in the program's zone
   */
  record TestView(
      BackTest test, Map<Outcome, Integer> counts, int unchanged, String at, List<Hit> lines) {
    int count(Outcome outcome) {
      return counts.getOrDefault(outcome, 0);
    }
  }

  /**
   * What the page shows.
   *
   * @param inForce the version that it is compared with
   * @param isInForce whether it is that one
   * @param wasInForce whether it ever was: then it may be put in force again at once
   * @param difference null when there is nothing to compare
   * @param test null while there was none
   * @param audit null while there was none
   * @param examples how many examples were executed when it was uploaded just now; 0 otherwise
   * @param from the number of the first line shown
   * @param refused why it was not put in force; null when nothing was refused
   */
  record VersionView(
      RulebookVersion version,
      RulebookVersion inForce,
      boolean isInForce,
      boolean wasInForce,
      boolean isAuthor,
      @Nullable RulebookDiff difference,
      @Nullable TestView test,
      @Nullable AuditView audit,
      int rules,
      int examples,
      int from,
      boolean more,
      String today,
      @Nullable LocalText refused) {
    String address() {
      return VersionPages.address(version);
    }

    int next() {
      return from + PAGE;
    }

    boolean isInAudit() {
      return audit != null && audit.audit().isUnderWay();
    }

    boolean canBePublished() {
      return !isInForce
          && (wasInForce || (test != null && test.test().state() == BackTest.State.DONE));
    }
  }

  @GetMapping
  String version(
      @PathVariable String program,
      @PathVariable String hash,
      @RequestParam(defaultValue = "0") int examples,
      @RequestParam(defaultValue = "0") int from,
      Model model) {
    SignedIn reader = PolicyMember.reader();
    return shown(known(program, hash), reader, examples, Math.max(0, from), null, model);
  }

  @PostMapping("/back-test")
  String backTest(@PathVariable String program, @PathVariable String hash) {
    PolicyMember.author();
    RulebookVersion version = known(program, hash);
    String inForce = policies.inForce(program).hash();
    boolean underWay = backTests.latest(inForce, hash).filter(BackTest::isUnderWay).isPresent();
    if (!underWay && !inForce.equals(hash)) {
      backTests.order(program, inForce, hash);
    }
    return "redirect:" + address(version) + "#back-test";
  }

  @PostMapping("/back-test/stop")
  String stop(@PathVariable String program, @PathVariable String hash) {
    PolicyMember.author();
    RulebookVersion version = known(program, hash);
    backTests
        .latest(policies.inForce(program).hash(), hash)
        .filter(BackTest::isUnderWay)
        .ifPresent(backTests::stop);
    return "redirect:" + address(version) + "#back-test";
  }

  @PostMapping("/audit")
  String audit(@PathVariable String program, @PathVariable String hash) {
    PolicyMember.author();
    RulebookVersion version = known(program, hash);
    if (!policies.inForce(program).hash().equals(hash)) {
      audits.begin(program, hash);
    }
    return "redirect:" + address(version) + "#audit";
  }

  @PostMapping("/audit/end")
  String endAudit(@PathVariable String program, @PathVariable String hash) {
    PolicyMember.author();
    RulebookVersion version = known(program, hash);
    if (audits.latest(hash).filter(Audit::isUnderWay).isPresent()) {
      audits.end(program);
    }
    return "redirect:" + address(version) + "#audit";
  }

  @PostMapping("/publish")
  String publish(
      @PathVariable String program,
      @PathVariable String hash,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = FIX_DAYS) int fixDays,
      @RequestParam(defaultValue = "1") int groups,
      @RequestParam(defaultValue = "7") int daysBetween,
      HttpServletResponse response,
      Model model) {
    SignedIn author = PolicyMember.author();
    RulebookVersion version = known(program, hash);
    Rulebook inForce = policies.inForce(program);
    Optional<Instant> begin = begin(from, inForce);
    Optional<BackTest> test =
        backTests.latest(inForce.hash(), hash).filter(one -> one.state() == BackTest.State.DONE);
    Optional<LocalText> refusal =
        refusal(version, inForce, begin, test, reason)
            .or(() -> refusal(fixDays, groups, daysBetween));
    if (refusal.isPresent()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return shown(version, author, 0, 0, refusal.get(), model);
    }
    Instant at = begin.orElseThrow();
    transaction.executeWithoutResult(
        _ -> {
          versions.publish(version, at, author.person().toString(), reason);
          if (!at.isAfter(clock.instant())) {
            audits.latest(hash).filter(Audit::isUnderWay).ifPresent(_ -> audits.end(program));
          }
          LocalDate day = at.atZone(inForce.zone()).toLocalDate();
          var dates = new FixDates(day.plusDays(fixDays), groups, daysBetween);
          test.ifPresent(
              one ->
                  notices.willBeInForce(
                      version, day.toString(), one, backTests.giveDates(one, dates)));
        });
    return "redirect:/policy/" + program;
  }

  /** Midnight of a day to come, or now; empty when it is neither. */
  private Optional<Instant> begin(String from, Rulebook inForce) {
    Instant now = clock.instant();
    if (from.isBlank()) {
      return Optional.of(now);
    }
    try {
      LocalDate day = LocalDate.parse(from);
      LocalDate today = now.atZone(inForce.zone()).toLocalDate();
      return day.equals(today)
          ? Optional.of(now)
          : Optional.of(day.atStartOfDay(inForce.zone()).toInstant()).filter(at -> at.isAfter(now));
    } catch (DateTimeParseException noDay) {
      return Optional.empty();
    }
  }

  private Optional<LocalText> refusal(
      RulebookVersion version,
      Rulebook inForce,
      Optional<Instant> begin,
      Optional<BackTest> test,
      String reason) {
    if (version.hash().equals(inForce.hash())) {
      return Optional.of(
          new LocalText(
              "版本 %s 已经生效。".formatted(version.version()),
              "Version %s is in force already.".formatted(version.version())));
    }
    if (begin.isEmpty()) {
      return Optional.of(
          new LocalText(
              "生效日期须为今天或以后的日期，例如 2027-01-31。",
              "The day from which on it counts has to be today or later, such as 2027-01-31."));
    }
    if (reason.isBlank() || reason.length() > LONGEST_REASON) {
      return Optional.of(
          new LocalText(
              "请说明原因，最多 %d 字。".formatted(LONGEST_REASON),
              "Say why, in at most %d characters.".formatted(LONGEST_REASON)));
    }
    if (test.isEmpty() && !wasInForce(version)) {
      return Optional.of(
          new LocalText(
              "版本 %s 从未生效过：请先完成回测，了解会影响哪些服务商和应用。".formatted(version.version()),
              "Version %s was never in force: have a back-test come to its end first, to know whom it hits."
                  .formatted(version.version())));
    }
    return Optional.empty();
  }

  private static Optional<LocalText> refusal(int fixDays, int groups, int daysBetween) {
    boolean isPossible =
        fixDays >= 0
            && fixDays <= FixDates.MOST_DAYS
            && groups >= 1
            && groups <= FixDates.MOST_GROUPS
            && daysBetween >= 0
            && daysBetween <= FixDates.MOST_DAYS;
    return isPossible
        ? Optional.empty()
        : Optional.of(
            new LocalText(
                "整改期限：天数须在 0 到 %d 之间，批次须在 1 到 %d 之间。"
                    .formatted(FixDates.MOST_DAYS, FixDates.MOST_GROUPS),
                "Days to put it right go from 0 to %d, groups from 1 to %d."
                    .formatted(FixDates.MOST_DAYS, FixDates.MOST_GROUPS)));
  }

  private boolean wasInForce(RulebookVersion version) {
    Instant now = clock.instant();
    return versions.publications(version.program()).stream()
        .filter(publication -> !publication.from().isAfter(now))
        .map(Publication::hash)
        .anyMatch(version.hash()::equals);
  }

  private String shown(
      RulebookVersion version,
      SignedIn reader,
      int examples,
      int from,
      @Nullable LocalText refused,
      Model model) {
    Rulebook inForce = policies.inForce(version.program());
    Rulebook shown = policies.byHash(version.hash());
    boolean same = inForce.hash().equals(version.hash());
    Optional<BackTest> test =
        same ? Optional.empty() : backTests.latest(inForce.hash(), version.hash());
    List<BackTestLine> lines =
        test.map(one -> backTests.lines(one, from, PAGE + 1)).orElse(List.of());
    model.addAttribute(
        "view",
        new VersionView(
            version,
            versions.find(version.program(), inForce.hash()).orElseThrow(),
            same,
            wasInForce(version),
            PolicyMember.isAuthor(reader),
            same ? null : RulebookDiff.between(inForce, shown),
            test.map(one -> view(one, inForce, lines.subList(0, Math.min(PAGE, lines.size()))))
                .orElse(null),
            same ? null : audits.latest(version.hash()).map(one -> view(one, inForce)).orElse(null),
            shown.rules().size(),
            examples,
            from,
            lines.size() > PAGE,
            clock.instant().atZone(inForce.zone()).toLocalDate().toString(),
            refused));
    return "desk/version";
  }

  private TestView view(BackTest test, Rulebook inForce, List<BackTestLine> lines) {
    Map<Outcome, Integer> counts = backTests.counts(test);
    int changed = counts.values().stream().mapToInt(Integer::intValue).sum();
    return new TestView(
        test,
        counts,
        Math.max(0, test.done() - changed),
        ProgramPages.moment(test.at(), inForce.zone()),
        hits(lines, backTests.dates(test)));
  }

  private AuditView view(Audit audit, Rulebook inForce) {
    Instant ended = audit.endedAt();
    return new AuditView(
        audit,
        ProgramPages.moment(audit.beganAt(), inForce.zone()),
        ended == null ? null : ProgramPages.moment(ended, inForce.zone()),
        hits(audits.lines(audit, PAGE), Map.of()));
  }

  private List<Hit> hits(List<BackTestLine> lines, Map<OrganizationId, LocalDate> dates) {
    return lines.stream()
        .map(
            line ->
                hit(
                    line,
                    line.outcome() == Outcome.NEWLY_STOPPED
                        ? dates.get(line.organization())
                        : null))
        .toList();
  }

  private Hit hit(BackTestLine line, @Nullable LocalDate fixBy) {
    return new Hit(
        organizations.get(line.organization()).map(Organization::name).orElse(""),
        dossiers.find(line.dossier()).map(Draft::app).flatMap(apps::find).map(App::name).orElse(""),
        line,
        fixBy);
  }

  private RulebookVersion known(String program, String hash) {
    return versions
        .find(program, hash)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static String address(RulebookVersion version) {
    return "/policy/" + version.program() + "/" + version.hash();
  }
}
