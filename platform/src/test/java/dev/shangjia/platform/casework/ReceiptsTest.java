package dev.shangjia.platform.casework;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.Reading;
import dev.shangjia.engine.procedure.Move;
import dev.shangjia.engine.record.Disclosure;
import dev.shangjia.engine.record.KeySet;
import dev.shangjia.engine.record.Receipt;
import dev.shangjia.engine.record.ReceiptCheck;
import dev.shangjia.engine.record.RecordJson;
import dev.shangjia.platform.Browsing;
import dev.shangjia.platform.PlatformTest;
import dev.shangjia.platform.accounts.Accounts;
import dev.shangjia.platform.accounts.MemberRole;
import dev.shangjia.platform.apps.DossierKey;
import dev.shangjia.platform.apps.Dossiers;
import dev.shangjia.platform.audit.Ledger;
import dev.shangjia.platform.casework.Market.Somebody;
import dev.shangjia.platform.effects.Subject;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.OrganizationId;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.transaction.support.TransactionTemplate;

@PlatformTest
class ReceiptsTest {
  private static final String WHY = "The licence is not readable.";

  @Autowired private Accounts accounts;
  @Autowired private Cases cases;
  @Autowired private CaseLedger record;
  @Autowired private JdbcCases rows;
  @Autowired private Dossiers dossiers;
  @Autowired private Ledger ledger;
  @Autowired private Acting acting;
  @Autowired private TransactionTemplate transaction;
  @Autowired private Environment environment;
  @LocalServerPort private int port;

  private Somebody provider;
  private Somebody reviewer;
  private CaseId id;

  @BeforeEach
  void aReturnedCase() {
    var market = new Market(accounts);
    provider = market.provider();
    reviewer = market.desk(MemberRole.REVIEWER);
    id = ((CaseResult.Moved) start()).caseId();
    assertThat(as(reviewer, () -> cases.act(id, returned(), reviewer.actor())))
        .isInstanceOf(CaseResult.Moved.class);
  }

  @Test
  void aDownloadedReceiptIsCheckedByThePublishedKeys() {
    var browser = new Browsing(port);
    KeySet keys =
        read(KeySet.read("keys", bytes(new Browsing(port), "/.well-known/shangjia-keys.json")));
    browser.signIn(provider.email(), Market.PASSWORD);
    assertThat(browser.get("/cases/" + id).text()).contains(path(""));
    assertThat(browser.get(path("")).status()).isEqualTo(200);

    int decided = decided();
    Receipt receipt = read(RecordJson.readReceipt("receipt", bytes(browser, path("/" + decided))));
    Disclosure entry =
        read(RecordJson.readEntry("entry", bytes(browser, path("/" + decided + "/entry.json"))));
    var contents =
        Map.of(
            "event", bytes(browser, path("/" + decided + "/event.txt")),
            "explanation", bytes(browser, path("/" + decided + "/explanation.txt")),
            "citations", bytes(browser, path("/" + decided + "/citations.txt")));
    assertThat(new String(contents.get("explanation"), StandardCharsets.UTF_8)).isEqualTo(WHY);

    var check = new ReceiptCheck(keys);
    assertThat(check.check(receipt, new ReceiptCheck.Given(entry, contents, null)).holds())
        .isTrue();
    var other = Map.of("explanation", "Nothing was wrong.".getBytes(StandardCharsets.UTF_8));
    assertThat(check.check(receipt, new ReceiptCheck.Given(entry, other, null)).holds()).isFalse();
  }

  @Test
  void everyEventOfACaseHasItsEntry() {
    CaseRow row = row();
    List<Disclosure> entries =
        as(reviewer, () -> inTransaction(() -> ledger.entries(CaseLedger.chain(row))));

    assertThat(entries)
        .extracting(one -> CaseLedger.number(one.entry()).orElseThrow())
        .containsExactlyElementsOf(IntStream.rangeClosed(1, row.sequence()).boxed().toList());
  }

  @Test
  void othersGetNoReceipt() {
    Somebody other = new Market(accounts).provider();
    var browser = new Browsing(port);
    browser.signIn(other.email(), Market.PASSWORD);

    for (String path : List.of("", "/1", "/1/entry.json", "/1/event.txt")) {
      assertThat(browser.get(path(path)).status()).as(path).isEqualTo(404);
    }
    assertThat(new Browsing(port).get(path("/1")).status()).isNotEqualTo(200);
    assertThat(browser.get("/desk/audit").status()).isEqualTo(403);
  }

  @Test
  void theDeskSeesWhatTheCheckFound() {
    var browser = new Browsing(port);
    browser.signIn(reviewer.email(), Market.PASSWORD);

    assertThat(browser.get("/desk/audit").status()).isEqualTo(200);
    assertThat(browser.post("/desk/audit/check", Map.of()).status()).isEqualTo(302);
  }

  @Test
  void keptContentsAreThoseThatWereRecorded() {
    CaseRow row = row();
    as(
        reviewer,
        () ->
            inTransaction(
                () -> {
                  List<Disclosure> entries = ledger.entries(CaseLedger.chain(row));
                  for (Disclosure one : entries) {
                    record
                        .contents(row, one.entry())
                        .forEach(
                            (name, content) ->
                                assertThat(
                                        Objects.requireNonNull(one.salts().get(name)).hash(content))
                                    .as(name)
                                    .isEqualTo(one.entry().contents().get(name)));
                  }
                  return entries.size();
                }));
  }

  @Test
  void aDecisionThatIsGoneOrOfWhichTheRecordDoesNotSpeakIsFound() throws SQLException {
    assertThat(unlikeRecorded()).isEmpty();
    assertThat(unrecorded()).isEmpty();

    change("outcome = 'pass'");
    assertThat(unrecorded()).singleElement().asString().startsWith("decision ");
    change("outcome = 'return'");

    change("sequence = sequence + 1000");
    assertThat(unrecorded()).singleElement().asString().startsWith("decision ");
    assertThat(unlikeRecorded()).containsExactlyInAnyOrder("explanation", "citations");
    change("sequence = sequence - 1000");

    change("case_id = -case_id");
    assertThat(unlikeRecorded())
        .as("what was decided is gone, and the chain says that it was there")
        .containsExactlyInAnyOrder("explanation", "citations");
    change("case_id = -case_id");
    assertThat(unlikeRecorded()).isEmpty();
  }

  /** The contents of entries that are not kept as they were recorded. */
  private List<String> unlikeRecorded() {
    CaseRow row = row();
    return as(
        reviewer,
        () ->
            inTransaction(
                () -> {
                  List<Disclosure> entries = ledger.entries(CaseLedger.chain(row));
                  var kept =
                      record.of(id.toString(), entries.stream().map(Disclosure::entry).toList());
                  return entries.stream()
                      .flatMap(
                          one ->
                              one.salts().entrySet().stream()
                                  .filter(salt -> !isSame(one, salt.getKey(), kept))
                                  .map(Map.Entry::getKey))
                      .toList();
                }));
  }

  private static boolean isSame(Disclosure one, String name, Map<Long, Map<String, String>> kept) {
    String content = kept.getOrDefault(one.entry().sequence(), Map.of()).getOrDefault(name, "");
    return Objects.requireNonNull(one.salts().get(name))
        .hash(content)
        .equals(one.entry().contents().get(name));
  }

  private List<String> unrecorded() {
    CaseRow row = row();
    return as(
        reviewer,
        () ->
            inTransaction(
                () ->
                    record.unrecorded(
                        id.toString(),
                        ledger.entries(CaseLedger.chain(row)).stream()
                            .map(Disclosure::entry)
                            .toList())));
  }

  /** Changes the decision as somebody would who has the whole database. */
  private void change(String what) throws SQLException {
    try (Connection owner =
            DriverManager.getConnection(
                setting("url"), setting("owner.username"), setting("owner.password"));
        Statement statement = owner.createStatement()) {
      statement.execute("ALTER TABLE casework.decision NO FORCE ROW LEVEL SECURITY");
      assertThat(
              statement.executeUpdate(
                  "UPDATE casework.decision SET %s WHERE abs(case_id) = %s".formatted(what, id)))
          .isEqualTo(1);
      statement.execute("ALTER TABLE casework.decision FORCE ROW LEVEL SECURITY");
    }
  }

  private String setting(String name) {
    return Objects.requireNonNull(environment.getProperty("shangjia.database." + name));
  }

  private int decided() {
    CaseRow row = row();
    return as(
        reviewer,
        () ->
            inTransaction(
                () ->
                    ledger.entries(CaseLedger.chain(row)).stream()
                        .filter(one -> one.entry().contents().containsKey("explanation"))
                        .map(one -> CaseLedger.number(one.entry()).orElseThrow())
                        .findFirst()
                        .orElseThrow()));
  }

  private CaseRow row() {
    return as(reviewer, () -> inTransaction(() -> rows.find(id))).orElseThrow();
  }

  private String path(String rest) {
    return "/cases/" + id + "/receipts" + rest;
  }

  private static byte[] bytes(Browsing browser, String path) {
    Browsing.Answer answer = browser.get(path);
    assertThat(answer.status()).as(path).isEqualTo(200);
    return answer.text().getBytes(StandardCharsets.UTF_8);
  }

  private static <T> T read(Reading<T> reading) {
    return switch (reading) {
      case Reading.Read<T> read -> read.value();
      case Reading.Unreadable<T> unreadable ->
          throw new AssertionError(unreadable.problems().toString());
    };
  }

  private StartResult start() {
    OrganizationId organization = provider.signedIn().organization();
    return as(
        provider,
        () -> {
          var key = new DossierKey("weda", "joining", "organization", organization.value());
          long snapshot = dossiers.snapshot(dossiers.open(organization, key, null)).value();
          var subject = new Subject("organization", organization.value());
          return cases.start(
              new CaseStart("weda", "joining", subject, organization, snapshot), provider.actor());
        });
  }

  private static CaseAct returned() {
    return new CaseAct(
        Move.Kind.DECIDE,
        "terms-review",
        "return",
        0,
        null,
        null,
        WHY,
        List.of(
            new Citation(
                "joining/able", null, Citation.Kind.NEW, Citation.Weight.GROUND, "look here")),
        List.of(),
        CaseAct.Rest.MET);
  }

  private <T> T as(Somebody who, Supplier<T> work) {
    return acting.as(who.signedIn().actor(), work);
  }

  private <T> T inTransaction(Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(_ -> work.get()));
  }
}
