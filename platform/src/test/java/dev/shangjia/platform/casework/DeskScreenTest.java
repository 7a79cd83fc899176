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
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@PlatformTest
class DeskScreenTest {
  @LocalServerPort private int port;
  @Autowired private Accounts accounts;
  @Autowired private Cases cases;
  @Autowired private Dossiers dossiers;
  @Autowired private Acting acting;
  @Autowired private Appeals appeals;
  @Autowired private ApplicationContext context;

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
      screen.go("/desk/effects").shows("To be carried out");
    }
  }

  @Test
  void everyShortcutDoesWhatItsHelpSays() {
    var market = new Market(accounts);
    Somebody desk = market.desk();
    Somebody provider = market.provider();
    CaseId id = joining(provider);
    joining(market.provider());
    String queue = "/desk?program=weda&show=free&lang=en";
    try (Screen screen = Screen.open(port)) {
      signIn(screen, desk);
      screen.go(queue).keys("?").has("details.keys[open]").keys("?");
      screen.has("details.keys:not([open])");
      screen.keys("j").has("li[data-row]:nth-child(1).is-current");
      screen.keys("j").has("li[data-row]:nth-child(2).is-current");
      screen.keys("k").has("li[data-row]:nth-child(1).is-current");
      screen.keys("/").has("#q:focus");
      screen.keys(provider.signedIn().organizationName(), Keys.ENTER);
      screen.has("#q[value='" + provider.signedIn().organizationName() + "']");
      screen.keys("j").keys("c").shows("Nothing waits here");
      assertThat(screen.path()).as("the filter stays").contains("show=free");
      screen.go("/desk?q=" + id).keys("n");
      screen.has("#words");
      assertThat(screen.path()).startsWith("/cases/");

      screen.go("/cases/" + id).shows("yours");
      screen.keys("e").has("#explanation-terms-review:focus");
      screen.keys(Keys.ESCAPE).keys("w").has("#words:focus");
      screen.keys(Keys.ESCAPE).keys("c").has("button[value=claim][data-key=c]");
      screen.keys("c").has("button[name=doing][value=release]");
      screen.keys("m").has("input[name=rest]:checked");
      screen.keys("?").has("details.keys[open]");
      screen.keys("q").has(".queue, .empty");
      assertThat(screen.path()).isEqualTo("/desk");
      screen.go("/cases/" + id).keys("m").keys("1");
      screen.go("/cases/" + id).shows("Ended: Admitted");
    }
  }

  @Test
  void thePagesAroundACaseAreReadableByEverybody() {
    var market = new Market(accounts);
    var joining = new Joining(context);
    Somebody desk = market.desk();
    Somebody provider = market.provider();
    CaseId id = joining.start(provider);
    joining.decide(desk, id, "return", "joining/able", "joining/licence-genuine");
    try (Screen screen = Screen.open(port)) {
      signIn(screen, provider);
      screen.go("/cases?lang=en").shows(provider.signedIn().organizationName());
      looksRight(screen, "cases");
      screen.go("/cases/" + id).shows("possible until");
      looksRight(screen, "case-returned");
      screen.go("/cases/new").shows("WeDa");
      looksRight(screen, "cases-new");
      screen.go("/cases/" + id + "/receipts").shows("Check a receipt yourself");
      looksRight(screen, "receipts");
    }
    joining.answer(provider, id);
    joining.decide(desk, id, "decline", "joining/able");
    long decision = joining.view(provider, id).decisions().getLast().id();
    joining.as(provider, () -> appeals.file(id, decision, "We are able.", provider.actor()));
    try (Screen screen = Screen.open(port)) {
      signIn(screen, market.desk());
      screen.go("/cases/" + id + "?lang=en").shows("Take the decision back");
      looksRight(screen, "desk-appeal");
      screen.go("/desk/rules?program=weda").shows("joining/able");
      looksRight(screen, "rules");
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
            case StartResult.Waits waits -> throw new AssertionError(waits.reason().en());
          };
        });
  }
}
