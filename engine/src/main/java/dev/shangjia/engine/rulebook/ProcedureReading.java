package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.SourcePlace;
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
    var targets = new Targets();
    var procedure =
        new Procedure(
            Names.ofFile(fields, "id", fileId),
            fields.localText("title"),
            subject,
            references.forms(fields, "forms"),
            fields
                .fields("starts", Shapes.STARTS)
                .map(ProcedureReading::starts)
                .orElse(new Procedure.Starts("", null, null, null)),
            fields
                .fields("withdraw", Shapes.WITHDRAW)
                .map(withdraw -> withdrawal(withdraw, targets))
                .orElse(null),
            stages(fields, targets),
            ends(fields, targets),
            references.clauses(fields, "cites"),
            fields.place());
    targets.check();
    return fields.sound() ? Optional.of(procedure) : Optional.empty();
  }

  private static Procedure.Starts starts(YamlFields fields) {
    if (fields.has("message") && !fields.has("when")) {
      fields
          .file()
          .error(
              "rulebook/needs-message",
              fields.keyPlace("message"),
              new LocalText(
                  "没有 when，就不会用到 message；请删去或写明条件。",
                  "Without 'when' the 'message' is never said; delete it or give the condition."));
    }
    String by = Names.actor(fields, "by");
    return new Procedure.Starts(
        by,
        fields.has("upon") ? occasion(fields, by) : null,
        Values.expression(fields, "when").orElse(null),
        fields.optionalLocalText("message").orElse(null));
  }

  /** What the market starts by itself nobody else starts. */
  private static Procedure.Occasion occasion(YamlFields fields, String by) {
    if (!by.isEmpty() && !by.equals(Role.SYSTEM.code())) {
      fields
          .file()
          .error(
              "rulebook/not-by-itself",
              fields.keyPlace("upon"),
              new LocalText(
                  "有 upon 的流程由系统自行发起，by 须为 system。",
                  "A procedure with 'upon' is started by the system; write 'by: system'."));
    }
    return fields.oneOf(
        "upon", Procedure.Occasion.values(), Procedure.Occasion::code, Procedure.Occasion.RECHECK);
  }

  private static Procedure.Withdrawal withdrawal(YamlFields fields, Targets targets) {
    String to = fields.text("to");
    fields.node("to").ifPresent(at -> targets.useEnd(to, at));
    return new Procedure.Withdrawal(Names.actor(fields, "by"), to);
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
    targets.declareStage(id, fields.file(), fields.place("id"));
    var kind =
        fields.oneOf(
            "kind",
            Procedure.StageKind.values(),
            Procedure.StageKind::code,
            Procedure.StageKind.REVIEW);
    if (fields.has("kind")) {
      new StageKeys(fields, kind).check();
    }
    String by = actor(fields, kind);
    return new Procedure.Stage(
        id,
        fields.localText("title"),
        kind,
        by,
        references.forms(fields, "forms"),
        Values.period(fields, "due").orElse(null),
        fields.optionalLocalText("undated").orElse(null),
        fields.has("escalate") ? Names.actor(fields, "escalate") : superior(by),
        confirm(fields),
        fields.texts("inspect"),
        kind == Procedure.StageKind.ROLLOUT ? rollout(fields).orElse(null) : null,
        new OutcomeReading(targets).outcomes(fields),
        Values.effects(fields, "effects"),
        references.clauses(fields, "cites"),
        fields.place());
  }

  /** Who is told of a missed date when the rulebook does not say. */
  private static String superior(String actor) {
    return actor.equals("lead") ? "operator" : "lead";
  }

  private Optional<Procedure.Rollout> rollout(YamlFields fields) {
    Optional<Period> lasts = Values.period(fields, "lasts");
    Optional<String> gate = references.gate(fields, "gate");
    Procedure.Cohort cohort =
        fields
            .node("cohort")
            .flatMap(YamlNode::mapping)
            .map(CohortReading::cohort)
            .orElse(Procedure.Cohort.UNSAID);
    return lasts.flatMap(time -> gate.map(name -> new Procedure.Rollout(time, name, cohort)));
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
                  "此阶段须写明由谁办理：by: " + String.join("、", Role.codes()) + "。",
                  "Say who acts in this stage: by: one of "
                      + String.join(", ", Role.codes())
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

  private Map<String, Procedure.End> ends(YamlFields fields, Targets targets) {
    var ends = new LinkedHashMap<String, Procedure.End>();
    Optional<YamlMapping> mapping = fields.node("ends").flatMap(YamlNode::mapping);
    if (mapping.isEmpty()) {
      return ends;
    }
    for (var entry : mapping.get().entries().entrySet()) {
      String name = entry.getKey();
      Names.checkKebab(name, fields.file(), entry.getValue().keyPlace());
      targets.declareEnd(name, fields.file(), entry.getValue().keyPlace());
      entry
          .getValue()
          .value()
          .fields(Shapes.END)
          .ifPresent(end -> ends.put(name, end(end, entry.getValue().keyPlace())));
    }
    return ends;
  }

  private Procedure.End end(YamlFields fields, SourcePlace place) {
    return new Procedure.End(
        fields.localText("title"),
        Values.effects(fields, "effects"),
        references.clauses(fields, "cites"),
        place);
  }
}
