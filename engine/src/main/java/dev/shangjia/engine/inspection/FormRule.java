package dev.shangjia.engine.inspection;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.SourcePlace;
import dev.shangjia.engine.rulebook.Form;
import dev.shangjia.engine.rulebook.Level;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * One thing that a form's schema asks, which reports treat as a rule of its own.
 *
 * @param id such as {@code form/listing/name/required}
 * @param form whose it is
 * @param title the field's label
 * @param cites the clauses that ask for the field
 * @param level how grave a violation is
 * @param keyword the schema's keyword; {@code file} for a file that has to exist
 * @param allowed what the schema says under the keyword; true for {@code required} and {@code file}
 * @param place where the field stands
 */
public record FormRule(
    String id,
    Form form,
    LocalText title,
    List<String> cites,
    Level level,
    String keyword,
    JsonNode allowed,
    SourcePlace place) {

  /** All rules of a form, in the order of its schema. */
  public static List<FormRule> of(Form form) {
    return new FormConstraints(form)
        .all().stream().map(constraint -> of(form, constraint)).toList();
  }

  private static FormRule of(Form form, FormConstraints.Constraint constraint) {
    JsonNode schema = form.schema();
    for (String step : constraint.path().replace("[]", ".[]").split("\\.", -1)) {
      if (!step.isEmpty()) {
        schema = step.equals("[]") ? schema.path("items") : schema.path("properties").path(step);
      }
    }
    boolean ours =
        constraint.keyword().equals("required")
            || constraint.keyword().equals(FormConstraints.FILE);
    SourcePlace place =
        form.fields().stream()
            .filter(field -> field.path().equals(constraint.path()))
            .map(Form.Field::place)
            .findFirst()
            .orElse(form.place());
    return new FormRule(
        constraint.rule(),
        form,
        constraint.title(),
        constraint.cites(),
        constraint.level(),
        constraint.keyword(),
        ours ? JsonNodeFactory.instance.booleanNode(true) : schema.path(constraint.keyword()),
        place);
  }
}
