package dev.shangjia.platform.organization;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.rulebook.Procedure;
import dev.shangjia.platform.accounts.Organization;
import dev.shangjia.platform.accounts.Organizations;
import dev.shangjia.platform.accounts.Standing;
import dev.shangjia.platform.accounts.Standings;
import dev.shangjia.platform.agreements.AgreementVersion;
import dev.shangjia.platform.agreements.Agreements;
import dev.shangjia.platform.apps.DossierKey;
import dev.shangjia.platform.casework.Submissions;
import dev.shangjia.platform.organization.OrganizationView.InProgram;
import dev.shangjia.platform.organization.OrganizationView.Reader;
import dev.shangjia.platform.organization.OrganizationView.Way;
import dev.shangjia.platform.policies.Policies;
import dev.shangjia.platform.policies.Program;
import dev.shangjia.platform.tenancy.Side;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what is known of an organization. */
@Component
final class OrganizationReading {
  private static final String KIND = "organization";

  private final Organizations organizations;
  private final Standings standings;
  private final Agreements agreements;
  private final Policies policies;
  private final Submissions submissions;

  OrganizationReading(
      Organizations organizations,
      Standings standings,
      Agreements agreements,
      Policies policies,
      Submissions submissions) {
    this.organizations = organizations;
    this.standings = standings;
    this.agreements = agreements;
    this.policies = policies;
    this.submissions = submissions;
  }

  /** What is shown of an organization, as an actor who sees it. */
  OrganizationView of(Organization organization, Reader reader) {
    Map<String, Standing> known =
        standings.all(organization.id()).stream()
            .collect(Collectors.toMap(Standing::program, Function.identity()));
    return new OrganizationView(
        organization,
        reader,
        organizations.members(organization.id()),
        organizations.provenDomains(organization.id()),
        organization.side() == Side.OPERATOR
            ? List.of()
            : policies.programs().stream()
                .map(program -> inProgram(organization, program, known))
                .toList());
  }

  private InProgram inProgram(
      Organization organization, Program program, Map<String, Standing> known) {
    List<AgreementVersion> missing =
        agreements.missing(program.id(), organization.id(), organization.side());
    return new InProgram(
        program.id(),
        program.title(),
        Optional.ofNullable(known.get(program.id())).orElseGet(() -> Standing.none(program.id())),
        elsewhere(known),
        organization.side() == Side.PROVIDER
            ? policies.verifying(program.id()).stream()
                .map(procedure -> way(organization, program, procedure))
                .toList()
            : List.of(),
        missing,
        agreements.accepted(program.id(), organization.id()));
  }

  private Way way(Organization organization, Program program, Procedure procedure) {
    var key = new DossierKey(program.id(), procedure.id(), KIND, organization.id().value());
    return new Way(
        procedure.id(),
        procedure.title(),
        submissions.underWay(organization.id(), key).orElse(null));
  }

  /** The program that verified it first. */
  private @Nullable LocalText elsewhere(Map<String, Standing> known) {
    return known.values().stream()
        .filter(standing -> standing.verified() != null)
        .flatMap(standing -> policies.find(standing.program()).stream())
        .map(rulebook -> rulebook.title())
        .findFirst()
        .orElse(null);
  }
}
