package dev.shangjia.platform.casework;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.platform.policies.Policies;
import dev.shangjia.platform.policies.Program;
import dev.shangjia.platform.tenancy.Side;
import dev.shangjia.platform.web.NavigationPart;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How rules fare: how often they were cited, contested and found to be wrong. */
@Controller
class RulePages {
  private final Contests contests;
  private final Policies policies;

  RulePages(Contests contests, Policies policies) {
    this.contests = contests;
    this.policies = policies;
  }

  @Bean
  static NavigationPart rulesPart() {
    return new NavigationPart(
        "/desk", 30, "casework.rules.title", "/desk/rules", who -> who.side() == Side.OPERATOR);
  }

  /** What the page shows. */
  record RulesView(
      List<Program> programs,
      String program,
      List<RulePrecision> rules,
      Map<String, LocalText> titles) {}

  @GetMapping("/desk/rules")
  String rules(@RequestParam(required = false) @Nullable String program, Model model) {
    DeskMember.required();
    List<Program> programs = policies.installed();
    String chosen =
        programs.stream()
            .map(Program::id)
            .filter(id -> id.equals(program))
            .findFirst()
            .or(() -> programs.stream().map(Program::id).findFirst())
            .orElse("");
    Map<String, LocalText> titles = new HashMap<>();
    policies
        .find(chosen)
        .map(Rulebook::rules)
        .orElse(List.of())
        .forEach(rule -> titles.put(rule.id(), rule.title()));
    model.addAttribute("view", new RulesView(programs, chosen, contests.precision(chosen), titles));
    return "casework/rules";
  }
}
