package dev.shangjia.platform.tenancy;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells PostgreSQL who acts, until the transaction ends. */
@Component
final class ActorSettings {
  private static final String SET_ACTOR =
      """
      SELECT set_config('shangjia.side', :side, true),
             set_config('shangjia.organization', :organization, true),
             set_config('shangjia.actor', :actor, true)
      """;

  private final JdbcClient jdbc;

  ActorSettings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void apply(Actor actor) {
    String organization = actor.organization().map(OrganizationId::toString).orElse("");
    set(actor.side().code(), organization, actor.id());
  }

  void clear() {
    set("", "", "");
  }

  private void set(String side, String organization, String actor) {
    jdbc.sql(SET_ACTOR)
        .param("side", side)
        .param("organization", organization)
        .param("actor", actor)
        .query()
        .singleRow();
  }
}
