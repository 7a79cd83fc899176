package dev.shangjia.platform.casework;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.platform.PlatformTest;
import dev.shangjia.platform.accounts.Accounts;
import dev.shangjia.platform.apps.DossierKey;
import dev.shangjia.platform.apps.Dossiers;
import dev.shangjia.platform.casework.Market.Somebody;
import dev.shangjia.platform.effects.Subject;
import dev.shangjia.platform.screen.Screen;
import dev.shangjia.platform.tenancy.Acting;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@PlatformTest
class DeskScreenTest {
  @LocalServerPort private int port;
  @Autowired private Accounts accounts;
  @Autowired private Cases cases;
  @Autowired private Dossiers dossiers;
  @Autowired private Acting acting;

  @Test
  void aCaseIsDecidedByKeysAlone() {
    var market = new Market(accounts);
    Somebody desk = market.desk();
    Somebody provider = market.provider();
    CaseId id = joining(provider);
    try (Screen screen = Screen.open(port)) {
      signIn(screen, desk);
      screen.go("/desk?q=" + id + "&lang=en").shows(provider.signedIn().organizationName());
      looksRight(screen, "desk");

      screen.keys("j").keys("\n").shows("Review of the technical terms");
      assertThat(screen.path()).isEqualTo("/cases/" + id);
      looksRight(screen, "desk-case");
      screen.keys("c").shows("yours");
      screen.keys("m").keys("1");
      screen.go("/cases/" + id).shows("Ended: Admitted");
      screen.go("/desk/effects").shows("not carried out yet");
    }
  }

  private static void looksRight(Screen screen, String name) {
    assertThat(screen.wide().light().graveFindings()).as(name).isEmpty();
    // Loaded anew, so that no colour is on its way to another.
    assertThat(screen.dark().go(screen.path()).graveFindings()).as(name + " in the dark").isEmpty();
    assertThat(screen.narrow().overflow()).as(name + " on a phone").isZero();
    screen.wide().light();
    screen.keepAll(name);
    screen.wide().light();
  }

  private static void signIn(Screen screen, Somebody who) {
    screen
        .go("/sign-in?lang=en")
        .fill("email", who.email())
        .fill("password", Market.PASSWORD)
        .click("main form button")
        .shows(who.signedIn().personName());
  }

  private CaseId joining(Somebody provider) {
    var organization = provider.signedIn().organization();
    return acting.as(
        provider.signedIn().actor(),
        () -> {
          var dossier =
              dossiers.open(
                  organization,
                  new DossierKey("weda", "joining", "organization", organization.value()),
                  null);
          return switch (cases.start(
              new CaseStart(
                  "weda",
                  "joining",
                  new Subject("organization", organization.value()),
                  organization,
                  dossiers.snapshot(dossier).value()),
              provider.actor())) {
            case CaseResult.Moved(CaseId id, int _) -> id;
            case CaseResult.Refused refused -> throw new AssertionError(refused.reason().en());
          };
        });
  }
}
