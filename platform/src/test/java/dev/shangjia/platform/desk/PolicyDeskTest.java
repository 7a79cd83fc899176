package dev.shangjia.platform.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shangjia.engine.Reading;
import dev.shangjia.engine.dossier.Dossier;
import dev.shangjia.engine.dossier.DossierLimits;
import dev.shangjia.engine.dossier.DossierReader;
import dev.shangjia.engine.dossier.OpenDossier;
import dev.shangjia.engine.facts.Facts;
import dev.shangjia.engine.facts.FactsFile;
import dev.shangjia.engine.inspection.Inspector;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.platform.Browsing;
import dev.shangjia.platform.PlatformTest;
import dev.shangjia.platform.accounts.Accounts;
import dev.shangjia.platform.accounts.MemberRole;
import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.inspections.FixDates;
import dev.shangjia.platform.inspections.TestRuleHits;
import dev.shangjia.platform.policies.Policies;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import dev.shangjia.platform.tenancy.OrganizationId;
import dev.shangjia.platform.tenancy.Side;
import dev.shangjia.probes.DiskCache;
import dev.shangjia.probes.Gathering;
import dev.shangjia.probes.every.EveryProbe;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.JsonNodeFactory;

/** A policy author changes a rule knowing whom it hits, and takes it back. */
@PlatformTest
@TestPropertySource(
    properties = "shangjia.test=policy-desk") // rulebooks of other tests stay as they are
class PolicyDeskTest {
  private static final Path WEDA = Path.of("../rulebooks/weda");
  private static final String PASSWORD = "copper meadow 58 lantern";
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final String RULE =
      """
      - id: data/reached-briefly
        title: {zh: 通知方式写得简短, en: How users were reached}
        cites: [WD-020]
        decides: auto
        level: return
        assert: size(remedy.reachedUsers) <= %d
        message:
          zh: 通知方式写得太长。
          en: How users were reached is too long.
        fix:
          zh: 写短一些。
          en: Make it shorter.
        examples:
          pass:
            - {remedy.reachedUsers: 电话}
          fail:
            - {remedy.reachedUsers: 在商品页挂出公告}
      """;

  @LocalServerPort private int port;
  @Autowired private Accounts accounts;
  @Autowired private ApplicationContext context;
  @Autowired private Acting acting;
  @Autowired private Policies policies;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;
  @TempDir private Path folder;

  private Browsing author;
  private Browsing reviewer;

  @BeforeEach
  void signIn() {
    acting.as(
        new Actor.SystemOfMarket("test"),
        () ->
            transaction.executeWithoutResult(
                _ ->
                    List.of("inspection", "rule_hit", "rule_day", "report_day")
                        .forEach(table -> jdbc.sql("DELETE FROM inspections." + table).update())));
    author = signedIn(Side.OPERATOR, "author-" + System.nanoTime(), MemberRole.POLICY_AUTHOR);
    reviewer = signedIn(Side.OPERATOR, "reviewer-" + System.nanoTime(), MemberRole.REVIEWER);
  }

  private Browsing signedIn(Side side, String name, MemberRole role) {
    String email = name + "@example.com";
    accounts.found(side, name, email, name, PASSWORD, Set.of(role));
    var browser = new Browsing(port);
    assertThat(browser.signIn(email, PASSWORD).location()).isEqualTo("/");
    return browser;
  }

  private Path changed(String version, String rules) throws IOException {
    Path copy = folder.resolve("weda-" + version);
    try (Stream<Path> all = Files.walk(WEDA)) {
      for (Path one : all.filter(Files::isRegularFile).toList()) {
        Path to = copy.resolve(WEDA.relativize(one).toString());
        Files.createDirectories(to.getParent());
        Files.copy(one, to);
      }
    }
    Path manifest = copy.resolve("rulebook.yaml");
    Files.writeString(
        manifest, Files.readString(manifest).replace("version: 1.0.0", "version: " + version));
    Files.writeString(copy.resolve("rules/extra.yaml"), rules);
    Path procedure = copy.resolve("procedures/unavailable-goods.yaml");
    Files.writeString(
        procedure,
        Files.readString(procedure)
            .replace(
                "\"data/other-explained\"]",
                "\"data/other-explained\", \"data/reached-briefly\"]"));
    return copy;
  }

  private static byte[] zipped(Path folder) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes);
        Stream<Path> all = Files.walk(folder)) {
      for (Path one : all.filter(Files::isRegularFile).toList()) {
        zip.putNextEntry(new ZipEntry("weda/" + folder.relativize(one)));
        Files.copy(one, zip);
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private Browsing.Answer upload(Browsing by, byte[] archive) {
    by.get("/policy/weda");
    return by.postFile("/policy/weda", "archive", archive);
  }

  /** Something that was handed in, as an inspection keeps it. */
  private SignedIn handedIn(String provider, String measures) throws IOException {
    String email = "owner-" + System.nanoTime() + "@example.com";
    SignedIn owner =
        accounts.found(Side.PROVIDER, provider, email, "Owner", PASSWORD, Set.of(MemberRole.OWNER));
    Path dossier = Files.createDirectories(folder.resolve("dossier-" + System.nanoTime()));
    Files.writeString(
        dossier.resolve("dossier.yaml"),
        Files.readString(WEDA.resolve("examples/outage/dossier.yaml"))
            .replace("measures: [other]", "measures: [" + measures + "]"));
    Rulebook rulebook = policies.inForce("weda");
    String facts = FactsFile.write(facts(dossier, rulebook));
    OrganizationId organization = owner.organization();
    acting.as(
        new Actor.SystemFor("test", organization, Side.PROVIDER),
        () ->
            transaction.execute(
                _ ->
                    jdbc.sql(
                            """
                            INSERT INTO inspections.inspection
                              (organization_id, dossier_id, snapshot_id, program, rulebook_hash, at,
                               state, facts, ordered_by, ordered_at, finished_at)
                            VALUES (:organization, :organization, :organization, 'weda', :hash, now(),
                                    'done', :facts, 'test', now(), now())
                            """)
                        .param("organization", organization.value())
                        .param("hash", rulebook.hash())
                        .param("facts", facts)
                        .update()));
    return owner;
  }

  private Facts facts(Path handedIn, Rulebook rulebook) throws IOException {
    var inspector = ((Reading.Read<Inspector>) Inspector.of(rulebook)).value();
    try (var open =
        ((Reading.Read<OpenDossier>) new DossierReader(DossierLimits.STANDARD).open(handedIn))
            .value()) {
      var dossier =
          ((Reading.Read<Dossier>) open.read(rulebook.forms(), rulebook.procedures().keySet()))
              .value();
      return new Gathering(
              EveryProbe.ofFiles(),
              new DiskCache(folder.resolve("observations"), Clock.systemUTC()),
              Clock.systemUTC(),
              Duration.ofSeconds(20))
          .gather(
              dossier,
              inspector.probes(dossier.procedure(), Clock.systemUTC().instant()),
              Gathering.Reach.FILES,
              JsonNodeFactory.instance.objectNode(),
              (_, _, _) -> {});
    }
  }

  @Test
  void aChangeIsTriedOnWhatWasHandedInBeforeItCountsAndCanBeTakenBack() throws Exception {
    String before = policies.inForce("weda").hash();
    handedIn("Fine Ltd", "backup");
    handedIn("Stopped Ltd", "other");

    Browsing.Answer uploaded = upload(author, zipped(changed("1.1.0", RULE.formatted(5))));
    assertThat(uploaded.status()).isEqualTo(302);
    String address = uploaded.location().replaceAll("\\?.*", "");
    assertThat(policies.inForce("weda").hash()).as("nothing counts yet").isEqualTo(before);

    Browsing.Answer version = author.get(uploaded.location());
    assertThat(version.page().select(".alert-success").text()).contains("examples executed");
    assertThat(version.text()).contains("data/reached-briefly");
    assertThat(author.get(address + "/rules/data/reached-briefly").text())
        .contains("size(remedy.reachedUsers)", "WD-020");

    Browsing.Answer tooSoon = author.post(address + "/publish", Map.of("reason", "shorter"));
    assertThat(tooSoon.status()).isEqualTo(422);
    assertThat(tooSoon.page().select(".alert-danger").text()).contains("back-test");

    author.post(address + "/back-test", Map.of());
    Browsing.Answer tested = whenDone(address);
    assertThat(tested.page().select("#back-test dd").eachText()).startsWith("1", "0", "1", "0");
    assertThat(tested.page().select("table tbody tr").eachText())
        .satisfiesExactly(
            first -> assertThat(first).contains("Fine Ltd", "Newly stopped", "stops it now"),
            second -> assertThat(second).contains("Stopped Ltd", "stops it now"));

    LocalDate tomorrow = LocalDate.now(SHANGHAI).plusDays(1);
    assertThat(
            author
                .post(
                    address + "/publish",
                    Map.of("from", tomorrow.toString(), "reason", "shorter is better"))
                .location())
        .isEqualTo("/policy/weda");
    assertThat(policies.inForce("weda").hash()).as("not before its day").isEqualTo(before);
    assertThat(author.get("/policy").text()).contains("1.1.0 from " + tomorrow);

    author.post(address + "/audit", Map.of());
    author.post(address + "/publish", Map.of("reason", "at once"));
    assertThat(policies.inForce("weda").version()).isEqualTo("1.1.0");
    author.get("/policy/weda/" + before);
    author.post("/policy/weda/" + before + "/publish", Map.of("reason", "it hit too many"));
    assertThat(policies.inForce("weda").hash()).as("taken back in one step").isEqualTo(before);
    assertThat(author.get("/policy/weda").text()).contains("it hit too many", "was in force");
    assertThat(author.get(address).page().select("#audit button").text())
        .as("what was in force is in audit no more")
        .isEqualTo("Try it on what comes in");
  }

  @Test
  void theRulesPageSaysWhatItFoundAndWhatPeopleSaidOfThat() throws Exception {
    String rule = "data/other-explained";
    handedIn("Hit Ltd", "other");
    handedIn("Fine Ltd", "backup");
    TestRuleHits.count(context);
    TestRuleHits.count(context);
    String address = "/policy/weda/" + policies.inForce("weda").hash() + "/rules/" + rule;

    Browsing.Answer answer = reviewer.get(address);
    assertThat(answer.page().select("#hits").text()).contains("a finding of it: 1.");
    assertThat(answer.page().select("#hits tbody tr td").eachText())
        .startsWith(LocalDate.now(SHANGHAI).toString().substring(0, 7))
        .endsWith("2", "1");
    assertThat(answer.page().select("#precision").text()).contains("Nobody has judged");

    contested(rule, "accepted", 2);
    contested(rule, "declined", 8);
    contested(rule, "open", 3);
    assertThat(reviewer.get(address).page().select("#precision").text())
        .contains("80 % of its findings held", "between 49 % and 94 %, of 10")
        .contains("Contests that wait 3 Contests accepted 2 Contests declined 8");
  }

  @Test
  void aVersionInAuditJudgesWhatComesInAndNobodyOutsideIsTold() throws Exception {
    SignedIn early = handedIn("Early Ltd", "backup");
    String before = policies.inForce("weda").hash();
    String address =
        upload(author, zipped(changed("1.5.0", RULE.formatted(3))))
            .location()
            .replaceAll("\\?.*", "");
    author.get(address);
    author.post(address + "/audit", Map.of());
    SignedIn fine = handedIn("Later Ltd", "backup");
    handedIn("Stopped Ltd", "other");
    TestRuleHits.count(context);
    TestRuleHits.count(context);

    Browsing.Answer seen = reviewer.get(address);
    assertThat(seen.page().select("#audit").text()).contains("it looked at 2 reports");
    assertThat(seen.page().select("#audit dd").eachText()).containsExactly("1", "0", "1", "0", "0");
    assertThat(seen.page().select("#audit-lines tbody tr").eachText())
        .satisfiesExactly(
            first -> assertThat(first).contains("Later Ltd", "Newly stopped"),
            second -> assertThat(second).contains("Stopped Ltd", "stops it now"))
        .noneMatch(line -> line.contains("Early Ltd"));
    assertThat(policies.inForce("weda").hash()).as("it does not count").isEqualTo(before);
    assertThat(noticesOf(fine)).isEmpty();
    assertThat(noticesOf(early)).isEmpty();

    assertThat(reviewer.post(address + "/audit/end", Map.of()).status()).isEqualTo(403);
    author.post(address + "/audit/end", Map.of());
    handedIn("After Ltd", "backup");
    TestRuleHits.count(context);
    assertThat(author.get(address).page().select("#audit").text())
        .contains("it looked at 2 reports", "Try it on what comes in");
  }

  @Test
  void whoIsNewlyStoppedGetsADayInGroupsThatFollowFromTheVersion() throws Exception {
    List<SignedIn> owners = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      owners.add(handedIn("Group %d Ltd".formatted(i), "backup"));
    }
    String address =
        upload(author, zipped(changed("1.6.0", RULE.formatted(2))))
            .location()
            .replaceAll("\\?.*", "");
    author.get(address);
    author.post(address + "/back-test", Map.of());
    whenDone(address);
    LocalDate day = LocalDate.now(SHANGHAI).plusDays(20);
    Map<String, String> asked =
        Map.of("from", day.toString(), "reason", "shorter", "fixDays", "10", "daysBetween", "7");

    Browsing.Answer refused = author.post(address + "/publish", with(asked, "groups", "13"));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.page().select(".alert-danger").text()).contains("1 to 12");
    assertThat(author.post(address + "/publish", with(asked, "groups", "3")).location())
        .isEqualTo("/policy/weda");

    var dates = new FixDates(day.plusDays(10), 3, 7);
    String hash = address.replaceAll(".*/", "");
    String page = author.get(address).page().select("#test-lines").text();
    for (SignedIn owner : owners) {
      LocalDate fixBy = dates.of(hash, owner.organization());
      assertThat(noticesOf(owner))
          .anySatisfy(text -> assertThat(text).contains("1.6.0", fixBy.toString()));
      assertThat(page).contains("to be put right by " + fixBy);
    }
  }

  @Test
  void aRuleIsChangedInTheBrowserTriedAndSavedAsAVersionOfItsOwn() throws Exception {
    handedIn("Tried Ltd", "backup");
    String inForce = policies.inForce("weda").hash();
    String address =
        upload(author, zipped(changed("1.7.0", RULE.formatted(7))))
            .location()
            .replaceAll("\\?.*", "");
    Browsing.Answer opened = author.get(address + "/edit?file=rules/extra.yaml");
    String text = opened.page().expectFirst("#text").val();
    assertThat(text).contains("size(remedy.reachedUsers) <= 7");

    var form = new HashMap<String, String>();
    form.put("file", "rules/extra.yaml");
    form.put("version", opened.page().expectFirst("input[name=version]").val());
    assertThat(form).as("what the page proposes").containsEntry("version", "1.7.1");
    form.put("text", text);
    assertThat(author.post(address + "/edit/check", form).text()).contains("Nothing stops it");
    form.put("text", text.replace("remedy.reachedUsers) <= 7", "remedy.reechedUsers) <= 7"));
    Browsing.Answer broken = author.post(address + "/edit/check", form);
    assertThat(broken.text()).contains("rules/extra.yaml:6", "reachedUsers", "Errors that stop it");
    assertThat(broken.text()).as("a part of the page").doesNotContain("<html");
    form.put("text", text.replace("<= 7", "<= 1"));
    assertThat(author.post(address + "/edit/check", form).text())
        .contains("this example should pass", "rules/extra.yaml:");
    form.put("then", "save");
    assertThat(author.post(address + "/edit", form).status()).isEqualTo(422);
    assertThat(author.get("/policy/weda").text()).doesNotContain("1.7.1");

    form.put("text", text.replace("<= 7", "<= 5"));
    form.put("then", "try");
    form.put("report", opened.page().expectFirst("#trial input").val());
    Browsing.Answer tried = author.post(address + "/edit", form);
    assertThat(tried.page().select("#checked").text()).contains("Nothing stops it");
    assertThat(tried.page().select("#trial").text())
        .contains("Tried on 1 reports; of 1", "Tried Ltd", "Newly stopped");
    assertThat(tried.page().expectFirst("#text").val()).as("what was typed").contains("<= 5");

    form.put("then", "save");
    Browsing.Answer saved = author.post(address + "/edit", form);
    assertThat(saved.location()).startsWith("/policy/weda/").doesNotContain(address);
    assertThat(author.get(saved.location()).text()).contains("1.7.1", "data/reached-briefly");
    assertThat(policies.inForce("weda").hash()).as("nothing counts yet").isEqualTo(inForce);

    form.put("version", "no name");
    assertThat(author.post(address + "/edit", form).status()).isEqualTo(422);
    form.put("version", "1.7.2");
    form.put("file", "../../etc/passwd");
    assertThat(author.post(address + "/edit", form).status()).isEqualTo(404);
    reviewer.get("/policy");
    assertThat(reviewer.get(address + "/edit").status()).isEqualTo(403);
    assertThat(reviewer.post(address + "/edit/check", form).status()).isEqualTo(403);
  }

  private static Map<String, String> with(Map<String, String> fields, String name, String value) {
    var all = new HashMap<>(fields);
    all.put(name, value);
    return all;
  }

  private List<String> noticesOf(SignedIn owner) {
    List<String> texts = new ArrayList<>();
    acting.as(
        new Actor.Person(owner.person(), owner.organization(), Side.PROVIDER),
        () ->
            transaction.execute(
                _ ->
                    texts.addAll(
                        jdbc.sql("SELECT arguments::text FROM notices.notice WHERE person_id = :id")
                            .param("id", owner.person().value())
                            .query(String.class)
                            .list())));
    return texts;
  }

  private void contested(String rule, String state, int times) {
    acting.as(
        new Actor.SystemOfMarket("test"),
        () ->
            transaction.execute(
                _ ->
                    jdbc.sql(
                            """
                            INSERT INTO casework.contest (case_id, organization_id, program, rule,
                              fingerprint, evidence_hash, finding_zh, finding_en, words, state,
                              filed_by, filed_at)
                            SELECT 0, 0, 'weda', :rule, :state || n, '', '', '', '', :state, '', now()
                            FROM generate_series(1, :times) n
                            """)
                        .param("rule", rule)
                        .param("state", state)
                        .param("times", times)
                        .update()));
  }

  /** As the page's script does: looks how far it is until it is to load the page anew. */
  private Browsing.Answer whenDone(String address) {
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> author.get(address + "/back-test").asksForReload());
    assertThat(author.get(address + "/back-test").text())
        .as("a part of the page")
        .contains("Done: ")
        .doesNotContain("<html");
    return author.get(address);
  }

  @Test
  void whoIsHitIsToldFromWhichDayOnAndByWhat() throws Exception {
    SignedIn owner = handedIn("Told Ltd", "backup");
    String address =
        upload(author, zipped(changed("1.2.0", RULE.formatted(4))))
            .location()
            .replaceAll("\\?.*", "");
    author.get(address);
    author.post(address + "/back-test", Map.of());
    whenDone(address);
    LocalDate day = LocalDate.now(SHANGHAI).plusDays(30);
    author.post(address + "/publish", Map.of("from", day.toString(), "reason", "shorter"));

    assertThat(noticesOf(owner))
        .anySatisfy(
            text -> assertThat(text).contains("1.2.0", day.toString(), "data/reached-briefly"));
  }

  @Test
  void whatIsWrongInAVersionIsListedWithItsPlaceAndNothingIsInstalled() throws Exception {
    Path broken =
        changed(
            "1.3.0",
            RULE.formatted(5).replace("remedy.reachedUsers) <=", "remedy.reechedUsers) <="));
    Browsing.Answer answer = upload(author, zipped(broken));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text()).contains("rules/extra.yaml:6", "reachedUsers");
    assertThat(author.get("/policy/weda").text()).doesNotContain("1.3.0");

    Browsing.Answer failing =
        upload(
            author,
            zipped(
                changed(
                    "1.4.0",
                    RULE.formatted(5)
                        .replace(
                            "- {remedy.reachedUsers: 电话}", "- {remedy.reachedUsers: 一个一个打电话}"))));
    assertThat(failing.status()).isEqualTo(422);
    assertThat(failing.text()).contains("this example should pass");
  }

  @Test
  void whatIsNoRulebookOfTheProgramIsRefusedWithWhatToDo() throws Exception {
    assertThat(upload(author, new byte[] {1, 2, 3}).page().select(".alert-danger").text())
        .contains("ZIP");
    assertThat(
            upload(author, zipped(Path.of("../rulebooks/mini-program-live")))
                .page()
                .select(".alert-danger")
                .text())
        .contains("mini-program-live", "weda");
    Path empty = Files.createDirectories(folder.resolve("empty"));
    Files.writeString(empty.resolve("readme.txt"), "nothing");
    assertThat(upload(author, zipped(empty)).page().select(".alert-danger").text())
        .contains("rulebook.yaml");
  }

  @Test
  void othersOfTheDeskReadAndDoNotChangeAndProvidersDoNeither() throws Exception {
    assertThat(reviewer.get("/policy/weda").text()).doesNotContain("Check and install");
    assertThat(upload(reviewer, zipped(WEDA)).status()).isEqualTo(403);
    Browsing provider = signedIn(Side.PROVIDER, "provider-" + System.nanoTime(), MemberRole.OWNER);
    assertThat(provider.get("/policy").status()).isEqualTo(403);
  }
}
