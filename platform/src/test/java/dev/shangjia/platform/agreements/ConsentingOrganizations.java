package dev.shangjia.platform.agreements;

import dev.shangjia.platform.accounts.MemberRole;
import dev.shangjia.platform.accounts.OrganizationFounded;
import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.policies.Policies;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Organizations of tests accept all that is in force in real programs when they are founded, so
 * that a test about a procedure is not one about agreements. A version that comes into force later
 * is missing to them.
 */
@Component
final class ConsentingOrganizations {
  private final Agreements agreements;
  private final Policies policies;
  private final Acting acting;

  ConsentingOrganizations(Agreements agreements, Policies policies, Acting acting) {
    this.agreements = agreements;
    this.policies = policies;
    this.acting = acting;
  }

  @EventListener
  void on(OrganizationFounded founded) {
    var by =
        new SignedIn(
            founded.by(),
            founded.organization(),
            founded.side(),
            "",
            "",
            Set.of(MemberRole.managing(founded.side())));
    Actor actor = by.actor();
    acting.as(
        actor,
        () ->
            agreements.inForce().stream()
                .filter(version -> version.side() == founded.side())
                .filter(version -> policies.find(version.program()).isPresent())
                .forEach(version -> agreements.consent(by, version.id(), "127.0.0.1")));
  }
}
