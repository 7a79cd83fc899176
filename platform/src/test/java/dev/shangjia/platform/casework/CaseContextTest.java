package dev.shangjia.platform.casework;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.platform.PlatformTest;
import dev.shangjia.platform.accounts.Accounts;
import dev.shangjia.platform.apps.DossierId;
import dev.shangjia.platform.apps.DossierKey;
import dev.shangjia.platform.apps.Dossiers;
import dev.shangjia.platform.casework.Market.Somebody;
import dev.shangjia.platform.inspections.Inspections;
import dev.shangjia.platform.tenancy.Acting;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PlatformTest
class CaseContextTest {
  @Autowired private Accounts accounts;
  @Autowired private Dossiers dossiers;
  @Autowired private Inspections inspections;
  @Autowired private Proceedings proceedings;
  @Autowired private Acting acting;

  /** Nobody holds a transaction while a draft is looked at; the rows were invisible then. */
  @Test
  void whatTheOperatorStatedCountsForADraft() {
    var market = new Market(accounts);
    Somebody provider = market.provider();
    Somebody operator = market.desk();
    var organization = provider.signedIn().organization();
    assertThat(brokenBy(provider)).contains("joining/corporate-bank-account");

    var refused =
        acting.as(
            operator.signedIn().actor(),
            () ->
                proceedings.state(
                    "weda",
                    organization,
                    null,
                    Map.of("provider.verified", "true", "provider.verifiedBy", "bank-account"),
                    operator.signedIn()));

    assertThat(refused).isEmpty();
    assertThat(brokenBy(provider)).doesNotContain("joining/corporate-bank-account");
  }

  private List<String> brokenBy(Somebody provider) {
    var organization = provider.signedIn().organization();
    return acting.as(
        provider.signedIn().actor(),
        () -> {
          DossierId id =
              dossiers.open(
                  organization,
                  new DossierKey("weda", "joining", "organization", organization.value()),
                  null);
          return inspections.draft(dossiers.find(id).orElseThrow()).report().results().stream()
              .filter(result -> !result.findings().isEmpty())
              .map(result -> result.rule())
              .toList();
        });
  }
}
