package dev.shangjia.engine.inspection.report;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.inspection.RuleResult;
import dev.shangjia.engine.rulebook.Clause;
import dev.shangjia.engine.rulebook.Rule;
import dev.shangjia.engine.rulebook.Rulebook;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What SARIF tells about a rule. Reasons and clauses need the rulebook at hand. */
final class SarifRules {
  private record Line(String label, String text) {}

  private final ReportOptions options;
  private final Phrases phrases;

  SarifRules(ReportOptions options) {
    this.options = options;
    this.phrases = new Phrases(options.language());
  }

  /** The descriptor of a rule. */
  ObjectNode descriptor(String program, RuleResult result) {
    String title = result.title().in(options.language());
    Rulebook rulebook = options.rulebook();
    Rule rule = rulebook == null ? null : rulebook.rule(result.rule()).orElse(null);
    LocalText why = rule == null ? null : rule.why();
    ObjectNode node = JsonTree.object().put("id", SarifWriter.plain(result.rule()));
    node.put("name", SarifWriter.plain(program + ":" + result.rule()));
    node.putObject("shortDescription").put("text", Neutral.SARIF.prose(title));
    String full = why == null ? title : why.in(options.language());
    node.putObject("fullDescription").put("text", Neutral.SARIF.prose(full));
    List<Line> help = help(result, why, rulebook);
    node.putObject("help")
        .put("text", help.stream().map(this::plain).collect(Collectors.joining("\n")))
        .put("markdown", help.stream().map(this::markdown).collect(Collectors.joining("\n")));
    node.putObject("defaultConfiguration").put("level", SarifWriter.level(result.level()));
    ObjectNode properties = node.putObject("properties");
    properties.set("clauses", JsonTree.strings(result.clauses()));
    properties
        .put("level", result.level().code())
        .put("decides", result.decides().code())
        .put("enforcement", result.enforcement().code());
    return node;
  }

  private List<Line> help(RuleResult result, @Nullable LocalText why, @Nullable Rulebook rulebook) {
    var help = new ArrayList<Line>();
    help.add(new Line(phrases.pick("规则", "Rule"), result.title().in(options.language())));
    if (why != null) {
      help.add(new Line(phrases.pick("原因", "Reason"), why.in(options.language())));
    }
    for (String id : result.clauses()) {
      Clause clause = rulebook == null ? null : rulebook.clause(id).orElse(null);
      String source =
          clause == null
              ? ""
              : phrases.bracketed(clause.source() + ", " + clause.section())
                  + phrases.pick("：", ": ")
                  + clause.demand().in(options.language());
      help.add(new Line(phrases.pick("条款", "Clause"), id + source));
    }
    return help;
  }

  private String plain(Line line) {
    return line.label() + phrases.pick("：", ": ") + Neutral.SARIF.prose(line.text());
  }

  private String markdown(Line line) {
    String text = Neutral.MARKDOWN.prose(line.text()).replace("{", "{{").replace("}", "}}");
    return "* **" + line.label() + "** " + text;
  }
}
