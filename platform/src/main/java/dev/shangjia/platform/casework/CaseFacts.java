package dev.shangjia.platform.casework;

import dev.shangjia.engine.facts.Facts;
import dev.shangjia.engine.facts.GatheredFacts;
import dev.shangjia.engine.procedure.Conditions;
import dev.shangjia.engine.procedure.Pin;
import dev.shangjia.platform.tenancy.OrganizationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the conditions of a case are judged by: what was handed in, and what the platform knows. */
@Component
final class CaseFacts {
  private final CaseContext context;

  CaseFacts(CaseContext context) {
    this.context = context;
  }

  Conditions conditions(
      Playbook playbook,
      Pin pin,
      OrganizationId organization,
      @Nullable Long app,
      @Nullable Long snapshot,
      Instant at) {
    Facts facts = context.without(pin.program(), organization, app);
    return playbook.guards().over(new GatheredFacts(facts), at);
  }
}
