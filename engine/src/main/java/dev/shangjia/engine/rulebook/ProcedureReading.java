package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.source.Quoted;
import dev.shangjia.engine.yaml.YamlFields;
import dev.shangjia.engine.yaml.YamlMapping;
import dev.shangjia.engine.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a procedure. */
final class ProcedureReading {
  private static final List<String> SUBJECTS =
      List.of("organization", "app", "app-version", "installation");

  private final References references;

  ProcedureReading(References references) {
    this.references = references;
  }

  Optional<Procedure> procedure(YamlNode root, String fileId) {
    return root.fields(Shapes.PROCEDURE).flatMap(fields -> procedure(fields, fileId));
  }

  private Optional<Procedure> procedure(YamlFields fields, String fileId) {
    String subject = fields.text("subject");
    if (!subject.isEmpty() && !SUBJECTS.contains(subject)) {
      YamlFields.reportNotOneOf(fields.node("subject").orElseThrow(), subject, SUBJECTS);
    }
    var starts = fields.fields("starts", Shapes.STARTS);
    var targets = new Targets();
    var procedure =
        new Procedure(
            Names.ofFile(fields, "id", fileId),
            fields.localText("title"),
            subject,
            references.forms(fields, "forms"),
            starts.map(start -> Names.actor(start, "by")).orElse(""),
            starts.flatMap(start -> Values.expression(start, "when")).orElse(null),
            stages(fields, targets),
            ends(fields, targets),
            references.clauses(fields, "cites"),
            fields.place());
    targets.check();
    return fields.sound() ? Optional.of(procedure) : Optional.empty();
  }

  private List<Procedure.Stage> stages(YamlFields fields, Targets targets) {
    var stages = new ArrayList<Procedure.Stage>();
    List<YamlNode> items = fields.items("stages");
    if (items.isEmpty() && fields.has("stages")) {
      fields
          .file()
          .error(
              "rulebook/no-stage",
              fields.place("stages"),
              new LocalText("流程至少要有一个阶段。", "A procedure has at least one stage."));
    }
    for (YamlNode item : items) {
      item.fields(Shapes.STAGE).ifPresent(stage -> stages.add(stage(stage, targets)));
    }
    return stages;
  }

  private Procedure.Stage stage(YamlFields fields, Targets targets) {
    String id = Names.kebab(fields, "id");
    targets.declare(id, fields.file(), fields.place("id"));
    var kind =
        fields.oneOf(
            "kind",
            Procedure.StageKind.values(),
            Procedure.StageKind::code,
            Procedure.StageKind.REVIEW);
    return new Procedure.Stage(
        id,
        fields.localText("title"),
        kind,
        actor(fields, kind),
        references.forms(fields, "forms"),
        Values.period(fields, "due").orElse(null),
        confirm(fields),
        fields.texts("inspect"),
        outcomes(fields, targets),
        Values.effects(fields, "effects"),
        references.clauses(fields, "cites"),
        fields.place());
  }

  private static String actor(YamlFields fields, Procedure.StageKind kind) {
    if (fields.has("by")) {
      return Names.actor(fields, "by");
    }
    boolean needsActor = kind == Procedure.StageKind.COLLECT || kind == Procedure.StageKind.REVIEW;
    if (needsActor && fields.has("kind")) {
      fields
          .file()
          .error(
              "rulebook/no-actor",
              fields.place(),
              new LocalText(
                  "此阶段须写明由谁办理：by: " + String.join("、", Names.ACTORS) + "。",
                  "Say who acts in this stage: by: one of "
                      + String.join(", ", Names.ACTORS)
                      + "."));
    }
    return "system";
  }

  private static boolean confirm(YamlFields fields) {
    Optional<String> confirm = fields.optionalText("confirm");
    if (confirm.isPresent() && !confirm.get().equals("second-person")) {
      YamlFields.reportNotOneOf(
          fields.node("confirm").orElseThrow(), confirm.get(), List.of("second-person"));
    }
    return confirm.isPresent();
  }

  private static Map<String, Procedure.Outcome> outcomes(YamlFields fields, Targets targets) {
    var outcomes = new LinkedHashMap<String, Procedure.Outcome>();
    fields
        .node("outcomes")
        .flatMap(YamlNode::mapping)
        .ifPresent(
            mapping ->
                mapping
                    .entries()
                    .forEach(
                        (name, entry) ->
                            outcome(entry.value(), targets)
                                .ifPresent(outcome -> outcomes.put(name, outcome))));
    return outcomes;
  }

  private static Optional<Procedure.Outcome> outcome(YamlNode node, Targets targets) {
    if (!(node instanceof YamlMapping mapping)) {
      Optional<String> target = node.text();
      target.ifPresent(name -> targets.use(name, node));
      return target.map(Procedure.Outcome.Goto::new);
    }
    return mapping
        .fields(Shapes.RETURN)
        .flatMap(
            fields -> {
              String to = Names.actor(fields, "to");
              var due = Values.period(fields, "due");
              String resume = fields.text("resume");
              String expired = fields.text("expired");
              fields.node("resume").ifPresent(at -> targets.use(resume, at));
              fields.node("expired").ifPresent(at -> targets.use(expired, at));
              return due.filter(_ -> fields.sound())
                  .map(period -> new Procedure.Outcome.Return(to, period, resume, expired));
            });
  }

  private static Map<String, Procedure.End> ends(YamlFields fields, Targets targets) {
    var ends = new LinkedHashMap<String, Procedure.End>();
    Optional<YamlMapping> mapping = fields.node("ends").flatMap(YamlNode::mapping);
    if (mapping.isEmpty()) {
      return ends;
    }
    for (var entry : mapping.get().entries().entrySet()) {
      String name = entry.getKey();
      if (!Names.isKebab(name)) {
        fields
            .file()
            .error(
                "rulebook/name",
                entry.getValue().keyPlace(),
                new LocalText(
                    Quoted.of(name) + " 不能作为名称：只能用小写字母、数字和连字符，以字母开头。",
                    Quoted.of(name)
                        + " is no name: lower-case letters, digits and hyphens, beginning with a"
                        + " letter."));
      }
      targets.declare(name, fields.file(), entry.getValue().keyPlace());
      entry
          .getValue()
          .value()
          .fields(Shapes.END)
          .ifPresent(
              end ->
                  ends.put(
                      name,
                      new Procedure.End(end.localText("title"), Values.effects(end, "effects"))));
    }
    return ends;
  }
}
