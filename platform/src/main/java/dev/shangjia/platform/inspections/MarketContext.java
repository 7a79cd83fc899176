package dev.shangjia.platform.inspections;

import dev.shangjia.platform.accounts.Organizations;
import dev.shangjia.platform.apps.Apps;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What follows from who is who in the market. */
@Component
@Order(0)
final class MarketContext implements ContextSource {
  private final Apps apps;
  private final Organizations organizations;

  MarketContext(Apps apps, Organizations organizations) {
    this.apps = apps;
    this.organizations = organizations;
  }

  @Override
  public ObjectNode known(About about) {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    ArrayNode names = all.putObject("others").putArray("names");
    apps.otherNames(about.program(), about.app()).forEach(names::add);
    organizations
        .get(about.organization())
        .ifPresent(organization -> all.putObject("provider").put("name", organization.name()));
    return all;
  }
}
