package dev.shangjia.platform.installations;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.Problem;
import dev.shangjia.platform.accounts.Organizations;
import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.installations.AdminPolicies.Tried;
import dev.shangjia.platform.installations.AdminPolicies.Trying;
import dev.shangjia.platform.installations.AdminPolicy.Verdict;
import dev.shangjia.platform.tenancy.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** An enterprise's rules, tried over the market before they hold. */
@Controller
@RequestMapping("/installations/policy")
final class PolicyPages {
  private static final int LISTED = 200;

  private final AdminPolicies policies;
  private final Organizations organizations;

  PolicyPages(AdminPolicies policies, Organizations organizations) {
    this.policies = policies;
    this.organizations = organizations;
  }

  /**
   * What the page shows.
   *
   * @param text the rules as they stand in the form
   * @param set when the rules that hold were set; null when none were
   * @param by who set them; empty for nobody who is known
   * @param tried what they would say of the first apps of the market; null when they were not tried
   * @param counts how many apps each verdict would get
   * @param fields what rules can read, and what it says
   */
  record PolicyView(
      String text,
      List<Problem> problems,
      @Nullable Instant set,
      String by,
      @Nullable List<Tried> tried,
      Map<String, Long> counts,
      Map<String, LocalText> fields,
      @Nullable String done) {}

  @GetMapping
  String show(Model model) {
    SignedIn who = InstallationPages.admin();
    String text = policies.of(who.organization()).map(AdminPolicies.Set::rules).orElse("");
    return show(who, text, List.of(), null, model);
  }

  private String show(
      SignedIn who, String text, List<Problem> problems, @Nullable List<Tried> tried, Model model) {
    Optional<AdminPolicies.Set> set = policies.of(who.organization());
    String by =
        set.map(one -> new PersonId(Long.parseLong(one.by())))
            .flatMap(organizations::nameOf)
            .orElse("");
    model.addAttribute(
        "view",
        new PolicyView(
            text,
            problems,
            set.map(AdminPolicies.Set::at).orElse(null),
            by,
            tried == null ? null : tried.stream().limit(LISTED).toList(),
            counts(tried == null ? List.of() : tried),
            AppFacts.documented(),
            (String) model.getAttribute("done")));
    return "installations/policy";
  }

  private static Map<String, Long> counts(List<Tried> tried) {
    var counts = new java.util.LinkedHashMap<String, Long>();
    for (Verdict verdict : Verdict.values()) {
      counts.put(
          verdict.code(),
          tried.stream().filter(one -> one.decision().verdict() == verdict).count());
    }
    return counts;
  }

  @PostMapping
  String set(
      @RequestParam(defaultValue = "") String rules,
      @RequestParam(defaultValue = "try") String doing,
      RedirectAttributes redirect,
      Model model) {
    SignedIn who = InstallationPages.admin();
    if (!doing.equals("save")) {
      return switch (policies.tryOver(rules)) {
        case Trying.Over(var apps) -> show(who, rules, List.of(), apps, model);
        case Trying.Wrong(var problems) -> show(who, rules, problems, null, model);
      };
    }
    List<Problem> problems = policies.set(who, rules);
    if (!problems.isEmpty()) {
      return show(who, rules, problems, null, model);
    }
    redirect.addFlashAttribute("done", "installations.policy.saved");
    return "redirect:/installations/policy";
  }
}
