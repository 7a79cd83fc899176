package dev.shangjia.platform.inspections;

import dev.shangjia.platform.apps.App;
import dev.shangjia.platform.apps.AppId;
import dev.shangjia.platform.apps.Apps;
import dev.shangjia.platform.tenancy.OrganizationId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Everything that only the platform knows, from all modules that know something. */
@Component
class PlatformContext {
  private final List<ContextSource> sources;
  private final Apps apps;

  PlatformContext(List<ContextSource> sources, Apps apps) {
    this.sources = List.copyOf(sources);
    this.apps = apps;
  }

  /**
   * What its organization may know about a dossier. Of the app that it is about, nothing unless
   * that is the organization's own; of others' apps, what resembles what the forms say.
   */
  ObjectNode of(
      String program, OrganizationId organization, @Nullable AppId app, ObjectNode forms) {
    AppId own =
        Optional.ofNullable(app)
            .flatMap(apps::find)
            .filter(found -> found.organization().equals(organization))
            .map(App::id)
            .orElse(null);
    return Resembling.reduced(known(new ContextSource.About(program, organization, own)), forms);
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
