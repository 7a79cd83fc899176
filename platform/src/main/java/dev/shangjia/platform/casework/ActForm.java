package dev.shangjia.platform.casework;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.procedure.Move;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.util.MultiValueMap;

/**
 * The form with which somebody acts in a case: {@code do} is {@code KIND:STAGE:OUTCOME}, {@code
 * seen} the last event that they saw. Rules are cited by {@code cite}, each with {@code
 * fingerprint.RULE} and {@code reason.RULE}; lines of the checklist are answered by {@code
 * check.RULE} with {@code remark.RULE}.
 */
final class ActForm {
  private static final String CHECK = "check.";

  private final MultiValueMap<String, String> fields;

  ActForm(MultiValueMap<String, String> fields) {
    this.fields = fields;
  }

  /** Whether they go on to the next case when this one is done. */
  boolean goesOn() {
    return fields.containsKey("next");
  }

  /** What is to be done; empty when no button says so. */
  Optional<CaseAct> act() {
    String[] parts = first("do").split(":", 3);
    return Arrays.stream(Move.Kind.values())
        .filter(one -> one.code().equals(parts[0]))
        .findFirst()
        .map(kind -> act(kind, parts.length > 1 ? parts[1] : "", parts.length > 2 ? parts[2] : ""));
  }

  private CaseAct act(Move.Kind kind, String stage, String outcome) {
    String why = first("why").strip();
    return new CaseAct(
        kind,
        stage,
        outcome,
        number(first("seen")),
        null,
        why.isEmpty() ? null : LocalText.same(why),
        first("explanation").strip(),
        citations(),
        checks(),
        fields.containsKey("rest") ? CaseAct.Rest.MET : CaseAct.Rest.OPEN);
  }

  private List<Citation> citations() {
    return fields.getOrDefault("cite", List.of()).stream()
        .map(String::strip)
        .filter(rule -> !rule.isEmpty())
        .distinct()
        .map(
            rule ->
                Citation.of(
                    rule, fields.getFirst("fingerprint." + rule), first("reason." + rule).strip()))
        .toList();
  }

  private List<CaseAct.Check> checks() {
    return fields.keySet().stream()
        .filter(name -> name.startsWith(CHECK))
        .map(name -> name.substring(CHECK.length()))
        .filter(rule -> !first(CHECK + rule).isEmpty())
        .map(
            rule ->
                new CaseAct.Check(rule, "", first(CHECK + rule), first("remark." + rule).strip()))
        .toList();
  }

  private static int number(String text) {
    return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
  }

  private String first(String name) {
    return Objects.requireNonNullElse(fields.getFirst(name), "");
  }
}
