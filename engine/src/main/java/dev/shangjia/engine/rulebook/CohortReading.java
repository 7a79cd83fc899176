package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.yaml.YamlFields;
import dev.shangjia.engine.yaml.YamlMapping;
import dev.shangjia.engine.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads who takes part in a rollout: names that the rulebook chooses, each with a number. */
final class CohortReading {
  private static final String INCLUDING = "including";
  private static final int MOST = 100_000_000;

  private CohortReading() {}

  static Procedure.Cohort cohort(YamlMapping mapping) {
    YamlMapping.Entry including = mapping.entries().get(INCLUDING);
    return new Procedure.Cohort(
        figures(mapping),
        including == null
            ? Map.of()
            : including.value().mapping().map(CohortReading::figures).orElse(Map.of()));
  }

  private static Map<String, Integer> figures(YamlMapping mapping) {
    var figures = new LinkedHashMap<String, Integer>();
    mapping
        .entries()
        .forEach(
            (name, entry) -> {
              if (!name.equals(INCLUDING)) {
                Names.checkKebab(name, mapping.file(), entry.keyPlace());
                figure(name, entry.value()).ifPresent(figure -> figures.put(name, figure));
              }
            });
    return figures;
  }

  private static Optional<Integer> figure(String name, YamlNode node) {
    return YamlFields.readInteger(node, name, 1, MOST);
  }
}
