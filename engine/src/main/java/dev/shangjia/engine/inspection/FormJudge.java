package dev.shangjia.engine.inspection;

import dev.shangjia.engine.facts.Catalogue;
import dev.shangjia.engine.facts.Facts;
import dev.shangjia.engine.inspection.FormConstraints.Constraint;
import dev.shangjia.engine.inspection.FormSchema.Violation;
import dev.shangjia.engine.inspection.RuleResult.Outcome;
import dev.shangjia.engine.rulebook.Decides;
import dev.shangjia.engine.rulebook.Enforcement;
import dev.shangjia.engine.rulebook.Form;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Judges a dossier's values by a form's schema. Safe for several threads. */
final class FormJudge {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Form form;
  private final FormSchema schema;
  private final FormConstraints constraints;

  FormJudge(Form form) {
    this.form = form;
    this.schema = new FormSchema(form);
    this.constraints = new FormConstraints(form);
  }

  /** One result for every constraint of the form. */
  List<RuleResult> judge(Facts facts, FindingMaker maker) {
    JsonNode values = facts.values().path(form.id());
    Map<Constraint, List<Finding>> findings = new LinkedHashMap<>();
    constraints.all().forEach(constraint -> findings.put(constraint, new ArrayList<>()));
    var violations =
        new ArrayList<>(schema.violations(values.isMissingNode() ? JSON.objectNode() : values));
    missingFiles(values, facts, violations);
    for (Violation violation : violations) {
      if (matters(violation, facts)) {
        Constraint constraint = constraints.of(violation);
        findings
            .computeIfAbsent(constraint, _ -> new ArrayList<>())
            .add(finding(constraint, violation, maker));
      }
    }
    var results = new ArrayList<RuleResult>();
    findings.forEach((constraint, found) -> results.add(result(constraint, found)));
    return results;
  }

  /** In an extract of a dossier nothing is missing: it was not handed in. */
  private static boolean matters(Violation violation, Facts facts) {
    return switch (facts.extent()) {
      case WHOLE -> true;
      case PARTIAL ->
          !violation.keyword().equals("required")
              && !violation.keyword().equals(FormConstraints.FILE);
    };
  }

  private void missingFiles(JsonNode values, Facts facts, List<Violation> violations) {
    for (Form.Field field : form.fields()) {
      Optional.ofNullable(field.kind())
          .flatMap(Catalogue.Kind::of)
          .filter(Catalogue.Kind::mayBeFile)
          .ifPresent(
              kind ->
                  missingFiles(
                      values,
                      List.of(field.path().split("\\.")),
                      "",
                      text -> kind.isFile(text) && !facts.files().containsKey(text),
                      violations));
    }
  }

  private static void missingFiles(
      JsonNode at,
      List<String> path,
      String pointer,
      Predicate<String> missing,
      List<Violation> violations) {
    if (path.isEmpty()) {
      if (at.isString() && !at.stringValue().isBlank() && missing.test(at.stringValue())) {
        violations.add(
            new Violation(pointer, FormConstraints.FILE, JSON.missingNode(), at, "missing file"));
      }
      return;
    }
    String step = path.getFirst();
    List<String> rest = path.subList(1, path.size());
    if (step.endsWith("[]")) {
      String name = step.substring(0, step.length() - 2);
      JsonNode list = at.path(name);
      for (int i = 0; i < list.size(); i++) {
        missingFiles(list.path(i), rest, pointer + "/" + name + "/" + i, missing, violations);
      }
    } else {
      missingFiles(at.path(step), rest, pointer + "/" + step, missing, violations);
    }
  }

  private Finding finding(Constraint constraint, Violation violation, FindingMaker maker) {
    List<String> known =
        form.fields().stream().map(Form.Field::path).filter(path -> !path.contains(".")).toList();
    FormWords.Words words = FormWords.of(constraint, violation, known);
    String name = form.id() + violation.pointer().replace('/', '.');
    List<Finding.FactRead> facts =
        violation.found().isMissingNode()
            ? List.of()
            : List.of(maker.factRead(name, violation.found()));
    return maker.finding(
        constraint.rule(),
        Finding.Kind.VIOLATION,
        constraint.level(),
        "/" + form.id() + violation.pointer(),
        words.message(),
        words.fix(),
        List.of(),
        facts);
  }

  private static RuleResult result(Constraint constraint, List<Finding> findings) {
    return new RuleResult(
        constraint.rule(),
        constraint.title(),
        constraint.cites(),
        Decides.AUTO,
        constraint.level(),
        Enforcement.Mode.BLOCK,
        findings.isEmpty() ? Outcome.PASSED : Outcome.FINDING,
        null,
        findings);
  }
}
