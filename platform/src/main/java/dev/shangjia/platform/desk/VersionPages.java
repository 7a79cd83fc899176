package dev.shangjia.platform.desk;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.engine.rulebook.RulebookDiff;
import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.inspections.Audit;
import dev.shangjia.platform.inspections.Audits;
import dev.shangjia.platform.inspections.BackTest;
import dev.shangjia.platform.inspections.BackTestLine;
import dev.shangjia.platform.inspections.BackTestLine.Outcome;
import dev.shangjia.platform.inspections.BackTests;
import dev.shangjia.platform.policies.Policies;
import dev.shangjia.platform.policies.RulebookVersion;
import dev.shangjia.platform.policies.RulebookVersions;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
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

  /** How many days providers have to put something right unless somebody says otherwise; ours. */
  private static final String FIX_DAYS = "14";

  private final Policies policies;
  private final RulebookVersions versions;
  private final BackTests backTests;
  private final Audits audits;
  private final Publishing publishing;
  private final Hits hits;
  private final Clock clock;

  VersionPages(
      Policies policies,
      RulebookVersions versions,
      BackTests backTests,
      Audits audits,
      Publishing publishing,
      Hits hits,
      Clock clock) {
    this.policies = policies;
    this.versions = versions;
    this.backTests = backTests;
    this.audits = audits;
    this.publishing = publishing;
    this.hits = hits;
    this.clock = clock;
  }

  /** A version that is or was tried beside the one in force. */
  record AuditView(Audit audit, String began, @Nullable String ended, List<Hits.Hit> lines) {
    int count(Outcome outcome) {
      return audit.counts().getOrDefault(outcome, 0);
    }
  }

  /**
   * A back-test, and how far it is.
   *
   * @param unchanged how many dossiers come to the same
   * @param at when it was judged, in the program's zone
   */
  record TestView(BackTest test, Map<Outcome, Integer> counts, int unchanged, String at) {
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
   * @param hits whose dossiers come to something else in it
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
      List<Hits.Hit> hits,
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

  /**
   * A part of the page, for scripts, while a back-test is under way; when it is over, the whole
   * page is to be loaded anew, for more of it is different then.
   */
  @GetMapping("/back-test")
  String progress(
      @PathVariable String program,
      @PathVariable String hash,
      HttpServletResponse response,
      Model model) {
    SignedIn reader = PolicyMember.reader();
    RulebookVersion version = known(program, hash);
    Rulebook inForce = policies.inForce(program);
    Optional<BackTest> test = backTests.latest(inForce.hash(), hash);
    if (test.filter(BackTest::isUnderWay).isEmpty()) {
      response.setHeader("HX-Refresh", "true");
    }
    model.addAttribute("address", address(version));
    model.addAttribute("author", PolicyMember.isAuthor(reader));
    model.addAttribute("test", test.map(one -> view(one, inForce)).orElse(null));
    return "desk/backtest";
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
    var asked = new Publishing.Asked(from, reason, fixDays, groups, daysBetween);
    Optional<LocalText> refusal = publishing.publish(version, asked, author.person());
    if (refusal.isPresent()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return shown(version, author, 0, 0, refusal.get(), model);
    }
    return "redirect:/policy/" + program;
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
            publishing.wasInForce(version),
            PolicyMember.isAuthor(reader),
            same ? null : RulebookDiff.between(inForce, shown),
            test.map(one -> view(one, inForce)).orElse(null),
            test.map(
                    one ->
                        hits.of(
                            lines.subList(0, Math.min(PAGE, lines.size())), backTests.dates(one)))
                .orElse(List.of()),
            same ? null : audits.latest(version.hash()).map(one -> view(one, inForce)).orElse(null),
            shown.rules().size(),
            examples,
            from,
            lines.size() > PAGE,
            clock.instant().atZone(inForce.zone()).toLocalDate().toString(),
            refused));
    return "desk/version";
  }

  private TestView view(BackTest test, Rulebook inForce) {
    Map<Outcome, Integer> counts = backTests.counts(test);
    int changed = counts.values().stream().mapToInt(Integer::intValue).sum();
    return new TestView(
        test,
        counts,
        Math.max(0, test.done() - changed),
        ProgramPages.moment(test.at(), inForce.zone()));
  }

  private AuditView view(Audit audit, Rulebook inForce) {
    Instant ended = audit.endedAt();
    return new AuditView(
        audit,
        ProgramPages.moment(audit.beganAt(), inForce.zone()),
        ended == null ? null : ProgramPages.moment(ended, inForce.zone()),
        hits.of(audits.lines(audit, PAGE), Map.of()));
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
