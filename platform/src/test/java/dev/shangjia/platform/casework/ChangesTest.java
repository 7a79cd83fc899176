package dev.shangjia.platform.casework;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.procedure.Move;
import dev.shangjia.platform.Browsing;
import dev.shangjia.platform.PlatformTest;
import dev.shangjia.platform.accounts.Accounts;
import dev.shangjia.platform.apps.DossierId;
import dev.shangjia.platform.apps.DossierKey;
import dev.shangjia.platform.apps.Dossiers;
import dev.shangjia.platform.casework.Market.Somebody;
import dev.shangjia.platform.files.StoredFile.Protection;
import dev.shangjia.platform.files.StoredFiles;
import dev.shangjia.platform.files.Storing;
import dev.shangjia.platform.inspections.Inspection;
import dev.shangjia.platform.inspections.Inspections;
import dev.shangjia.platform.screen.Screen;
import dev.shangjia.platform.tenancy.Acting;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.node.JsonNodeFactory;

/** What changed since the last version, on the page of the dossier and on that of the case. */
@PlatformTest
class ChangesTest {
  private static final Path EXAMPLE = Path.of("../rulebooks/weda/examples/joining-shiye");
  private static final String CAPABILITY = "joining/capability";

  @LocalServerPort private int port;
  @Autowired private Accounts accounts;
  @Autowired private Dossiers dossiers;
  @Autowired private StoredFiles files;
  @Autowired private Inspections inspections;
  @Autowired private Submissions submissions;
  @Autowired private Cases cases;
  @Autowired private Acting acting;

  private Somebody provider;
  private Somebody desk;
  private DossierId dossier;

  @BeforeEach
  void people() {
    var market = new Market(accounts);
    provider = market.provider();
    desk = market.desk();
    var organization = provider.signedIn().organization();
    dossier =
        acting.as(
            provider.signedIn().actor(),
            () ->
                dossiers.open(
                    organization,
                    new DossierKey("weda", "joining", "organization", organization.value()),
                    null));
  }

  @Test
  void nothingIsComparedBeforeSomethingWasHandedIn() {
    assertThat(changes().text()).contains("there is nothing to compare with");
  }

  @Test
  void aDossierIsComparedWithWhatWasApprovedWordByWordAndPictureByPicture() {
    save("短 text");
    attach("joining/licence", EXAMPLE.resolve("licence.png"));
    CaseId first = handedIn();
    assertThat(changes().text())
        .contains("Nothing was approved yet")
        .contains("Nothing changed, and machines find the same.");
    pass(first);

    String better = "我们为连锁门店开发预约和会员小程序，服务过三十家企业，团队有十二名工程师和两名设计师。 text";
    save(better);
    attach("joining/licence", EXAMPLE.resolve("bank.png"));

    Document page = changes();
    assertThat(page.text()).contains("which was approved on").contains("Case " + first);
    assertThat(page.select("del").text()).isEqualTo("短");
    assertThat(page.select("ins").text()).contains("我们为连锁门店").doesNotContain("text");
    assertThat(page.select(".side-by-side img").eachAttr("src")).hasSize(2).doesNotHaveDuplicates();
    assertThat(page.text()).contains("Found before and no longer");

    CaseId second = handedIn();
    Document desks = browser(desk).get("/cases/" + second).page();
    assertThat(desks.text()).contains("What changed since the last version");
    assertThat(desks.select("del").text()).contains("短");
    assertThat(desks.select("a[href='/cases/" + first + "']")).isNotEmpty();
  }

  @Test
  void changesAndComparisonAreReadInARealBrowser() throws IOException {
    save("短 text");
    attach("joining/licence", EXAMPLE.resolve("licence.png"));
    pass(handedIn());
    String same = facts();
    save("我们为连锁门店开发预约和会员小程序，服务过三十家企业，团队有十二名工程师和两名设计师。 text");
    attach("joining/licence", EXAMPLE.resolve("bank.png"));
    handedIn();
    // The browser is another user, who does not see what only this one may.
    Path folder = Files.createDirectories(Path.of("target/to-upload"));
    Path mine = Files.writeString(folder.resolve("facts.json"), facts());
    Path older = Files.writeString(folder.resolve("older.json"), same);
    Path other = Files.writeString(folder.resolve("other.json"), "{}");
    var graves = new ArrayList<String>();

    try (Screen screen = Screen.open(port)) {
      screen
          .go("/sign-in?lang=en")
          .fill("email", provider.email())
          .fill("password", Market.PASSWORD)
          .click("form[action='/sign-in'] button");
      screen.go("/dossiers/" + dossier + "/changes").shows("which was approved on");
      screen.keepAll("changes");
      graves.addAll(screen.graveFindings());
      assertThat(screen.narrow().overflow()).isZero();
      screen.wide();

      compared(screen, mine).shows("Matches your local check.");
      compared(screen, older)
          .shows("Does not match your local check.")
          .shows("The value /joining/capability differs.")
          .shows("The file joining/licence.png differs.");
      screen.keep("comparison");
      graves.addAll(screen.graveFindings());
      assertThat(screen.narrow().overflow()).isZero();
      screen.wide();
      compared(screen, other).shows("holds no facts that can be compared");
    }
    assertThat(graves).isEmpty();
  }

  private Screen compared(Screen screen, Path facts) {
    return screen
        .go("/dossiers/" + dossier + "/joining?lang=en")
        .click("details:has(#facts) summary")
        .attach("facts", facts)
        .click("details:has(#facts) button");
  }

  /** What the desk gathered last. */
  private String facts() {
    return acting.as(
        provider.signedIn().actor(),
        () ->
            inspections
                .latest(dossier)
                .flatMap(last -> inspections.factsFile(last.id()))
                .orElseThrow());
  }

  @Test
  void othersSeeNoChanges() {
    var stranger = new Market(accounts).provider();

    assertThat(browser(stranger).get("/dossiers/" + dossier + "/changes").status()).isEqualTo(404);
  }

  private Document changes() {
    Browsing.Answer answer = browser(provider).get("/dossiers/" + dossier + "/changes");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.page();
  }

  private Browsing browser(Somebody who) {
    var browser = new Browsing(port);
    browser.signIn(who.email(), Market.PASSWORD);
    return browser;
  }

  private void save(String text) {
    acting.as(
        provider.signedIn().actor(),
        () ->
            dossiers.save(
                dossier,
                CAPABILITY,
                JsonNodeFactory.instance.stringNode(text),
                dossiers.find(dossier).orElseThrow().version(CAPABILITY)));
  }

  private void attach(String path, Path file) {
    acting.as(
        provider.signedIn().actor(),
        () -> {
          try (InputStream content = Files.newInputStream(file)) {
            var stored =
                (Storing.Stored)
                    files.store(provider.signedIn().organization(), content, Protection.SENSITIVE);
            return dossiers.attach(
                dossier,
                path,
                stored.file(),
                String.valueOf(file.getFileName()),
                dossiers.find(dossier).orElseThrow().version(path));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** Hands the dossier in, contesting what stops it, and waits until it was looked at. */
  private CaseId handedIn() {
    return acting.as(
        provider.signedIn().actor(),
        () -> {
          Map<String, String> contests =
              submissions.submit(dossier, Map.of(), provider.signedIn())
                      instanceof Submissions.Submitted.FindingsStand(var standing)
                  ? standing.stream()
                      .collect(
                          Collectors.toMap(
                              one -> one.finding().fingerprint(),
                              _ -> "Only for this test.",
                              (one, _) -> one))
                  : Map.of();
          var taken =
              (Submissions.Submitted.Taken)
                  submissions.submit(dossier, contests, provider.signedIn());
          Awaitility.await()
              .pollInSameThread()
              .atMost(Duration.ofMinutes(2))
              .until(
                  () ->
                      inspections
                          .latest(dossier)
                          .filter(one -> one.state() == Inspection.State.DONE)
                          .isPresent());
          return taken.caseId();
        });
  }

  private void pass(CaseId id) {
    CaseResult result =
        acting.as(
            desk.signedIn().actor(),
            () ->
                cases.act(
                    id,
                    CaseAct.of(Move.Kind.DECIDE, "terms-review", "pass").resting(CaseAct.Rest.MET),
                    desk.actor()));
    assertThat(result).isInstanceOf(CaseResult.Moved.class);
  }
}
