package dev.shangjia.platform.casework;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.platform.PlatformTest;
import dev.shangjia.platform.accounts.Accounts;
import dev.shangjia.platform.apps.Apps;
import dev.shangjia.platform.apps.Creating;
import dev.shangjia.platform.apps.DossierId;
import dev.shangjia.platform.casework.Market.Somebody;
import dev.shangjia.platform.effects.Subject;
import dev.shangjia.platform.tenancy.Acting;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PlatformTest
class OfferingTest {
  @Autowired private Accounts accounts;
  @Autowired private Apps apps;
  @Autowired private Offering offering;
  @Autowired private Acting acting;

  @Test
  void onlyWhoMayStartAProcedureOpensItsDossier() {
    var market = new Market(accounts);
    Somebody owner = market.provider();
    var created =
        (Creating.Created)
            acting.as(
                owner.signedIn().actor(),
                () ->
                    apps.create(
                        owner.signedIn().organization(), "dingtalk-quick-deployment", "云端白板"));

    assertThat(opened(market.provider(), created)).isEmpty();
    assertThat(opened(market.enterprise(), created)).isPresent();
  }

  private Optional<DossierId> opened(Somebody by, Creating.Created app) {
    var start =
        new CaseStart(
            "dingtalk-quick-deployment",
            "installation",
            new Subject("installation", app.app().id().value()),
            by.signedIn().organization(),
            null);
    return acting.as(by.signedIn().actor(), () -> offering.dossier(start, by.signedIn()));
  }
}
