package dev.shangjia.platform.casework;

import dev.shangjia.platform.effects.Effect;
import dev.shangjia.platform.effects.EffectState;
import dev.shangjia.platform.effects.Effects;
import dev.shangjia.platform.effects.Subject;
import dev.shangjia.platform.inspections.ContextSource;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import dev.shangjia.platform.tenancy.OrganizationId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the platform knows of a case's provider and app from past cases, from the effects that were
 * carried out, and from what people of the market stated. What somebody stated wins: it is younger
 * than what follows from it.
 */
@Component
@Order(10)
final class CaseContext implements ContextSource {
  private static final Actor MARKET = new Actor.SystemOfMarket("case-context");
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final List<String> LISTING =
      List.of("publish-listing", "withdraw-listing", "delist", "set-exposure");

  private final JdbcCases cases;
  private final JdbcStatedFacts stated;
  private final Effects effects;

  private final Acting acting;
  private final TransactionTemplate transaction;

  CaseContext(
      JdbcCases cases,
      JdbcStatedFacts stated,
      Effects effects,
      Acting acting,
      TransactionTemplate transaction) {
    this.cases = cases;
    this.stated = stated;
    this.effects = effects;
    this.acting = acting;
    this.transaction = transaction;
  }

  /** It is the market's own knowledge, the same whoever asks. */
  @Override
  public ObjectNode known(About about) {
    Long app = about.app() == null ? null : about.app().value();
    return looking(() -> known(about.program(), about.organization(), app));
  }

  private ObjectNode known(String program, OrganizationId organization, @Nullable Long app) {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    ObjectNode provider = all.putObject("provider");
    reached(provider, cases.endsOf(program, organization));
    state(all, program, new Subject("organization", organization.value()));
    if (app != null) {
      ObjectNode ofApp = all.putObject("app");
      reached(ofApp, cases.endsOfApp(program, app));
      listing(ofApp, program, app);
      ofApp.put("byCreator", true);
      state(all, program, new Subject("app", app));
    }
    list(all.putObject("others"), "domainNames", stated.ofOthers(program, "app.domainName", app));
    return all;
  }

  /**
   * The same, without figures that were stated before a time: those of an earlier rollout say
   * nothing of this one.
   */
  ObjectNode since(String program, OrganizationId organization, @Nullable Long app, Instant begun) {
    return looking(() -> knownSince(program, organization, app, begun));
  }

  private ObjectNode knownSince(
      String program, OrganizationId organization, @Nullable Long app, Instant begun) {
    ObjectNode all = known(program, organization, app);
    if (app != null && all.get("metrics") instanceof ObjectNode metrics) {
      for (JdbcStatedFacts.Stated one : stated.of(program, new Subject("app", app))) {
        if (one.fact().startsWith("metrics.") && one.at().isBefore(begun)) {
          metrics.remove(one.fact().substring("metrics.".length()));
        }
      }
    }
    return all;
  }

  /** Outside of a transaction there are no rows, and who looks at a draft is in none. */
  private ObjectNode looking(Supplier<ObjectNode> look) {
    return Objects.requireNonNull(acting.as(MARKET, () -> transaction.execute(_ -> look.get())));
  }

  private static void reached(ObjectNode group, List<String> ends) {
    list(group, "reached", ends);
  }

  private static void list(ObjectNode group, String name, List<String> values) {
    ArrayNode list = group.putArray(name);
    values.forEach(list::add);
  }

  /** An app is live when what was carried out last put it into the market. */
  private void listing(ObjectNode app, String program, long id) {
    List<Effect> carriedOut =
        effects.ofCases(cases.ofApp(program, id)).stream()
            .filter(effect -> effect.state() == EffectState.CARRIED_OUT)
            .filter(effect -> LISTING.contains(effect.name()))
            .sorted(Comparator.comparingLong((Effect effect) -> effect.id().value()).reversed())
            .toList();
    Optional<Effect> listed =
        carriedOut.stream().filter(effect -> !effect.name().equals("set-exposure")).findFirst();
    boolean live = listed.filter(effect -> effect.name().equals("publish-listing")).isPresent();
    app.put("live", live);
    app.put(
        "exposure",
        live
            ? carriedOut.stream()
                .filter(effect -> effect.name().equals("set-exposure"))
                .findFirst()
                .flatMap(effect -> Optional.ofNullable(effect.argument()))
                .orElse("link")
            : "");
  }

  private void state(ObjectNode all, String program, Subject subject) {
    for (JdbcStatedFacts.Stated one : stated.of(program, subject)) {
      int dot = one.fact().indexOf('.');
      String group = one.fact().substring(0, dot);
      JsonNode value = JSON.readTree(one.value());
      if (!(all.get(group) instanceof ObjectNode)) {
        all.putObject(group);
      }
      ((ObjectNode) all.get(group)).set(one.fact().substring(dot + 1), value);
    }
  }
}
