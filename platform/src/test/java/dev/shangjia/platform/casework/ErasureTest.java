package dev.shangjia.platform.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shangjia.engine.Reading;
import dev.shangjia.engine.procedure.Move;
import dev.shangjia.engine.record.KeySet;
import dev.shangjia.engine.record.Receipt;
import dev.shangjia.engine.record.ReceiptCheck;
import dev.shangjia.engine.record.RecordJson;
import dev.shangjia.platform.Browsing;
import dev.shangjia.platform.Browsing.Answer;
import dev.shangjia.platform.PlatformTest;
import dev.shangjia.platform.accounts.Accounts;
import dev.shangjia.platform.accounts.MemberRole;
import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.accounts.TestTokens;
import dev.shangjia.platform.apps.DossierKey;
import dev.shangjia.platform.apps.Dossiers;
import dev.shangjia.platform.casework.Market.Somebody;
import dev.shangjia.platform.effects.Subject;
import dev.shangjia.platform.notices.Notice;
import dev.shangjia.platform.notices.NoticeKind;
import dev.shangjia.platform.notices.Notices;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.OrganizationId;
import dev.shangjia.platform.tenancy.PersonId;
import dev.shangjia.platform.tenancy.Side;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;

/** Somebody who handed in, wrote, consented and was told things asks to be erased. */
@PlatformTest
class ErasureTest {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  @LocalServerPort private int port;
  @Autowired private Accounts accounts;
  @Autowired private Cases cases;
  @Autowired private CaseNotes notes;
  @Autowired private Dossiers dossiers;
  @Autowired private Notices notices;
  @Autowired private Acting acting;
  @Autowired private Environment environment;
  @Autowired private ApplicationContext context;

  private String name;
  private String email;
  private SignedIn leaving;
  private PersonId staying;
  private Somebody desk;
  private Browsing browser;
  private Browsing atDesk;
  private CaseId id;

  @BeforeEach
  void aMemberWithALife() {
    int number = NUMBER.incrementAndGet();
    name = "Xenia Quartzfeld " + number;
    email = "xenia." + number + "@quartzfeld.example";
    desk = new Market(accounts).desk();
    leaving =
        accounts.found(
            Side.PROVIDER,
            "Amber " + number,
            email,
            name,
            Market.PASSWORD,
            Set.of(MemberRole.OWNER));
    staying =
        accounts.join(
            leaving.organization(),
            "staying." + number + "@amber.example",
            "Stays",
            Market.PASSWORD,
            Set.of(MemberRole.DEVELOPER));
    browser = signedIn(email);
    atDesk = signedIn(desk.email());
    id = ((CaseResult.Moved) joining()).caseId();
    as(() -> notes.write(id, Note.Visibility.PUBLIC, "We are ready.", CaseActor.of(leaving)));
    TestTokens.of(leaving, context);
    tell(leaving.person(), "to-the-leaving");
    tell(staying, "of-the-leaving");
  }

  @Test
  void nobodyIsErasedWhileACaseOfTheirsIsOpenOrNobodyElseLeads() {
    Answer page = browser.get("/account/erase");

    assertThat(page.page().select(".alert-warning li").eachText())
        .satisfiesExactly(
            alone -> assertThat(alone).contains("Nobody else leads"),
            open -> assertThat(open).contains("Cases", id.toString()));
    assertThat(page.page().select("form[action=/account/erase]")).isEmpty();
    assertThat(browser.post("/account/erase", Map.of("name", name)).status()).isEqualTo(200);
    assertThat(browser.get("/account").text()).contains(email);
  }

  @Test
  void nothingSaysWhoTheyWereAndTheRecordStaysValid() throws SQLException {
    Receipt receipt = receipt();
    handOverAndEnd();
    assertThat(found(name)).as("the search finds what is there").isNotEmpty();
    assertThat(found(email)).isNotEmpty();
    assertThat(browser.post("/account/erase", Map.of("name", "Somebody Else")).status())
        .as("a slip erases nobody")
        .isEqualTo(200);
    browser.get("/account/erase");

    Answer erased = browser.post("/account/erase", Map.of("name", name));

    assertThat(erased.location()).startsWith("/sign-in");
    assertThat(found(name)).isEmpty();
    assertThat(found(email)).isEmpty();
    assertThat(browser.get("/account").status()).isEqualTo(302);
    assertThat(new Browsing(port).signIn(email, Market.PASSWORD).location()).contains("refused");
    assertThat(atDesk.get("/cases/" + id).page().select("#timeline").text())
        .contains("We are ready.", "a former member");
    assertThat(new ReceiptCheck(keys()).check(receipt, ReceiptCheck.Given.NOTHING).holds())
        .isTrue();
    atDesk.get("/desk/audit");
    assertThat(atDesk.post("/desk/audit/check", Map.of()).status()).isEqualTo(302);
    await()
        .untilAsserted(
            () ->
                assertThat(
                        number(
                            "SELECT coalesce((SELECT findings FROM audit.check_run WHERE ended_at IS NOT NULL"
                                + " ORDER BY id DESC LIMIT 1), -1)"))
                    .isZero());
  }

  @Test
  void anAdministratorErasesForThemAndNobodyElseDoes() throws SQLException {
    handOverAndEnd();
    String path = "/people/" + leaving.person() + "/erase";
    Browsing other = signedIn(new Market(accounts).desk(MemberRole.REVIEWER).email());
    assertThat(other.get(path).status()).isEqualTo(404);
    assertThat(browser.get(path).status()).isEqualTo(404);
    assertThat(atDesk.get("/organizations/" + leaving.organization()).text()).contains(path);

    atDesk.get(path);
    assertThat(atDesk.post(path, Map.of("name", name)).location()).isEqualTo("/organizations");

    assertThat(found(email)).isEmpty();
    assertThat(browser.get("/account").status()).isEqualTo(302);
  }

  private void handOverAndEnd() {
    browser.get("/members");
    assertThat(browser.post("/members/" + staying, Map.of("roles", "owner")).status())
        .isEqualTo(302);
    acting.as(
        desk.signedIn().actor(),
        () -> {
          CaseAct decline =
              CaseAct.of(Move.Kind.DECIDE, "terms-review", "decline")
                  .resting(CaseAct.Rest.MET)
                  .with(
                      List.of(
                          new Citation(
                              "joining/able",
                              null,
                              Citation.Kind.NEW,
                              Citation.Weight.GROUND,
                              "look here")));
          assertThat(cases.act(id, decline, desk.actor())).isInstanceOf(CaseResult.Moved.class);
        });
  }

  /** The tables in which a text stands, as itself or as bytes, in whatever column. */
  private List<String> found(String text) throws SQLException {
    String bytes = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    var found = new ArrayList<String>();
    try (Connection database = everything()) {
      for (String table : tables(database)) {
        try (PreparedStatement search =
            database.prepareStatement(
                "SELECT count(*) FROM "
                    + table
                    + " t WHERE strpos(lower(t::text), lower(?)) > 0"
                    + " OR strpos(t::text, ?) > 0")) {
          search.setString(1, text);
          search.setString(2, bytes);
          try (ResultSet row = search.executeQuery()) {
            row.next();
            if (row.getLong(1) > 0) {
              found.add(table);
            }
          }
        }
      }
    }
    return found;
  }

  private static List<String> tables(Connection database) throws SQLException {
    var tables = new ArrayList<String>();
    try (Statement statement = database.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                SELECT format('%I.%I', table_schema, table_name) FROM information_schema.tables
                WHERE table_type = 'BASE TABLE'
                  AND table_schema NOT IN ('pg_catalog', 'information_schema')
                """)) {
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
    }
    assertThat(tables).hasSizeGreaterThan(30);
    return tables;
  }

  private long number(String question) throws SQLException {
    try (Connection database = everything();
        Statement statement = database.createStatement();
        ResultSet row = statement.executeQuery(question)) {
      row.next();
      return row.getLong(1);
    }
  }

  /** As the role that row security does not hold. */
  private Connection everything() throws SQLException {
    return DriverManager.getConnection(
        setting("url"), setting("backup.username"), setting("backup.password"));
  }

  private String setting(String key) {
    return Objects.requireNonNull(environment.getProperty("shangjia.database." + key));
  }

  private void tell(PersonId person, String once) {
    notices.tell(
        new Notice(
            Notice.person(person),
            NoticeKind.ACCOUNT,
            "agreements.notice.changed.free",
            List.of(name, "1.0.0", "2026-12-11"),
            "/agreements",
            once));
  }

  private StartResult joining() {
    OrganizationId organization = leaving.organization();
    var key = new DossierKey("weda", "joining", "organization", organization.value());
    return as(
        () -> {
          long snapshot = dossiers.snapshot(dossiers.open(organization, key, null)).value();
          var about = new Subject(key.subjectKind(), key.subjectId());
          return cases.start(
              new CaseStart(key.program(), key.procedure(), about, organization, snapshot),
              CaseActor.of(leaving));
        });
  }

  private Receipt receipt() {
    return read(
        RecordJson.readReceipt("receipt", bytes(browser.get("/cases/" + id + "/receipts/1"))));
  }

  private KeySet keys() {
    return read(
        KeySet.read("keys", bytes(new Browsing(port).get("/.well-known/shangjia-keys.json"))));
  }

  private static byte[] bytes(Answer answer) {
    assertThat(answer.status()).isEqualTo(200);
    return answer.text().getBytes(StandardCharsets.UTF_8);
  }

  private static <T> T read(Reading<T> reading) {
    return switch (reading) {
      case Reading.Read<T> read -> read.value();
      case Reading.Unreadable<T> unreadable ->
          throw new AssertionError(unreadable.problems().toString());
    };
  }

  private Browsing signedIn(String address) {
    var one = new Browsing(port);
    assertThat(one.signIn(address, Market.PASSWORD).status()).isEqualTo(302);
    return one;
  }

  private <T> T as(Supplier<T> work) {
    return acting.as(leaving.actor(), work);
  }
}
