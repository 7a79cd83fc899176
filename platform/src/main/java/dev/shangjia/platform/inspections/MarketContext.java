package dev.shangjia.platform.inspections;

import dev.shangjia.platform.accounts.Organizations;
import dev.shangjia.platform.accounts.Standing;
import dev.shangjia.platform.accounts.Standings;
import dev.shangjia.platform.apps.Apps;
import dev.shangjia.platform.policies.Policies;
import java.util.List;
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
  private final Standings standings;
  private final Policies policies;

  MarketContext(Apps apps, Organizations organizations, Standings standings, Policies policies) {
    this.apps = apps;
    this.organizations = organizations;
    this.standings = standings;
    this.policies = policies;
  }

  @Override
  public ObjectNode known(About about) {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    ArrayNode names = all.putObject("others").putArray("names");
    apps.otherNames(about.program(), about.app()).forEach(names::add);
    ObjectNode provider = all.putObject("provider");
    organizations
        .get(about.organization())
        .ifPresent(organization -> provider.put("name", organization.name()));
    provider.put("verified", isVerified(about));
    return all;
  }

  /** A program that verifies nobody itself goes by what another one found. */
  private boolean isVerified(About about) {
    List<Standing> verified =
        standings.all(about.organization()).stream()
            .filter(standing -> standing.verified() != null)
            .toList();
    return policies.verifying(about.program()).isEmpty()
        ? !verified.isEmpty()
        : verified.stream().anyMatch(standing -> standing.program().equals(about.program()));
  }
}
