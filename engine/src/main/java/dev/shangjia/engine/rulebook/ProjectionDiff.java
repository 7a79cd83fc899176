package dev.shangjia.engine.rulebook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** In what two versions of projections differ: what a market shows of the same facts. */
final class ProjectionDiff {
  private ProjectionDiff() {}

  /** The fields of all projections, by record and name. */
  static Map<String, Expression> fields(Rulebook rulebook) {
    var fields = new LinkedHashMap<String, Expression>();
    for (Projection projection : rulebook.projections().values()) {
      projection
          .fields()
          .forEach((name, field) -> fields.put(projection.name() + "." + name, field));
    }
    return fields;
  }

  static List<Difference> differences(Expression before, Expression after) {
    var found = new Differences();
    found.changed("expression", before.text(), after.text());
    return found.all();
  }
}
