package dev.shangjia.platform.inspections;

import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Everything that only the platform knows, from all modules that know something. */
@Component
class PlatformContext {
  private final List<ContextSource> sources;

  PlatformContext(List<ContextSource> sources) {
    this.sources = List.copyOf(sources);
  }

  ObjectNode known(ContextSource.About about) {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    for (ContextSource source : sources) {
      source
          .known(about)
          .properties()
          .forEach(
              group ->
                  group
                      .getValue()
                      .properties()
                      .forEach(
                          fact ->
                              all.withObjectProperty(group.getKey())
                                  .set(fact.getKey(), fact.getValue())));
    }
    return all;
  }
}
