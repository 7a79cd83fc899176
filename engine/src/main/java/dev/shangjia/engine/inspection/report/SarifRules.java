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
    List<String> help = help(result, why, rulebook);
    node.putObject("help")
        .put("text", help.stream().map(Neutral.SARIF::prose).collect(Collectors.joining("\n")))
        .put(
            "markdown",
            help.stream()
                .map(line -> Neutral.MARKDOWN.prose(line).replace("{", "{{").replace("}", "}}"))
                .map(line -> "* " + line)
                .collect(Collectors.joining("\n")));
    node.putObject("defaultConfiguration").put("level", SarifWriter.level(result.level()));
    ObjectNode properties = node.putObject("properties");
    properties.set("clauses", JsonTree.strings(result.clauses()));
    properties
        .put("level", result.level().code())
        .put("decides", result.decides().code())
        .put("enforcement", result.enforcement().code());
    return node;
  }

  private List<String> help(
      RuleResult result, @Nullable LocalText why, @Nullable Rulebook rulebook) {
    var help = new ArrayList<String>();
    help.add(result.title().in(options.language()));
    if (why != null) {
      help.add(why.in(options.language()));
    }
    for (String id : result.clauses()) {
      Clause clause = rulebook == null ? null : rulebook.clause(id).orElse(null);
      help.add(
          clause == null
              ? id
              : id
                  + phrases.bracketed(clause.source() + ", " + clause.section())
                  + phrases.colon()
                  + " "
                  + clause.demand());
    }
    return help;
  }
}
