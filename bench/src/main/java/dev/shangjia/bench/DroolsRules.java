package dev.shangjia.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.Message;
import org.kie.api.runtime.KieSession;

/** The rules in Drools' own language, run by Drools. */
final class DroolsRules {
  private final KieBase base;

  private DroolsRules(KieBase base) {
    this.base = base;
  }

  /** Reads and compiles by the way that Drools recommends today: Java generated from the rules. */
  static DroolsRules executableModel(String drl) {
    KieServices services = KieServices.Factory.get();
    KieBuilder builder = services.newKieBuilder(written(services, drl));
    return built(services, builder.buildAll(ExecutableModelProject.class));
  }

  /** Reads and compiles by the older way: constraints are interpreted, then compiled when hot. */
  static DroolsRules mvel(String drl) {
    KieServices services = KieServices.Factory.get();
    KieBuilder builder = services.newKieBuilder(written(services, drl));
    return built(services, builder.buildAll());
  }

  private static org.kie.api.builder.KieFileSystem written(KieServices services, String drl) {
    return services.newKieFileSystem().write("src/main/resources/bench/rules.drl", drl);
  }

  private static DroolsRules built(KieServices services, KieBuilder builder) {
    if (builder.getResults().hasMessages(Message.Level.ERROR)) {
      throw new IllegalStateException(builder.getResults().toString());
    }
    return new DroolsRules(
        services.newKieContainer(builder.getKieModule().getReleaseId()).getKieBase());
  }

  List<Breach> evaluate(Submission submission) {
    var breaches = new ArrayList<Breach>();
    KieSession session = base.newKieSession();
    try {
      session.setGlobal("breaches", breaches);
      session.insert(submission);
      submission.getShots().forEach(session::insert);
      session.fireAllRules();
    } finally {
      session.dispose();
    }
    return breaches;
  }

  /** The rules as a DRL file. */
  static String drl(List<GeneratedRule> rules) {
    return """
    package bench;
    import dev.shangjia.bench.Breach;
    import dev.shangjia.bench.Submission;
    import dev.shangjia.bench.Submission.Shot;
    import dev.shangjia.engine.text.Widths;
    global java.util.List breaches;

    """
        + rules.stream().map(DroolsRules::drl).collect(Collectors.joining("\n"));
  }

  private static String drl(GeneratedRule rule) {
    return switch (rule) {
      case GeneratedRule.TextWidth(String id, int limit) ->
          rule(
              id,
              "$s : Submission(Widths.displayWidth(summary) > %d)".formatted(limit),
              "Widths.displayWidth($s.getSummary())",
              limit);
      case GeneratedRule.PictureSize(String id, int limit) ->
          rule(
              id,
              "$s : Shot(terminal == \"desktop\", width != 1920 || height != 1080 || bytes > %d)"
                  .formatted(limit),
              "$s.getBytes()",
              limit);
      case GeneratedRule.Membership(String id, List<String> refused) ->
          rule(
              id,
              refused.stream()
                  .collect(Collectors.joining("\", \"", "$s : Submission(category in (\"", "\"))")),
              "$s.getCategory()",
              "\"-\"");
      case GeneratedRule.ListedWords(String id, String list) ->
          rule(
              id,
              "$s : Submission(holds(\"%s\"))".formatted(list),
              "\"%s\"".formatted(list),
              "\"-\"");
      case GeneratedRule.Guarded(String id, int limit) ->
          rule(
              id,
              "$s : Submission(updateNotes != null, Widths.codePoints(updateNotes) > %d)"
                  .formatted(limit),
              "Widths.codePoints($s.getUpdateNotes())",
              limit);
    };
  }

  private static String rule(String id, String condition, String found, Object limit) {
    return """
    rule "%s"
    when
      %s
    then
      breaches.add(new Breach("%s", "现在是 " + %s + "，最多 " + %s + "。", "Found " + %s + ", at most " + %s));
    end
    """
        .formatted(id, condition, id, found, limit, found, limit);
  }
}
