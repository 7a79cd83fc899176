package dev.shangjia.platform.casework;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.procedure.Pin;
import dev.shangjia.engine.rulebook.Role;
import dev.shangjia.platform.Browsing;
import dev.shangjia.platform.PlatformTest;
import dev.shangjia.platform.accounts.Accounts;
import dev.shangjia.platform.accounts.MemberRole;
import dev.shangjia.platform.casework.JdbcTasks.Wanted;
import dev.shangjia.platform.casework.Market.Somebody;
import dev.shangjia.platform.tenancy.PersonId;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the desk has to work with: its queue, claims, suggestions, precedents, notes and dates. */
@PlatformTest
class DeskTest {
  private static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");

  @Autowired private Accounts accounts;
  @Autowired private ApplicationContext context;
  @Autowired private Desk desk;
  @Autowired private DeskReading panels;
  @Autowired private CaseNotes notes;
  @Autowired private JdbcEtas etas;
  @Autowired private JdbcClient jdbc;
  @LocalServerPort private int port;

  private Market market;
  private Joining joining;
  private Somebody provider;
  private Somebody reviewer;
  private CaseId id;

  @BeforeEach
  void aCase() {
    market = new Market(accounts);
    joining = new Joining(context);
    provider = market.provider();
    reviewer = market.desk(MemberRole.REVIEWER);
    id = joining.start(provider);
  }

  @Test
  void theQueueIsNarrowedByProgramStageWordsDatesAndClaims() {
    assertThat(queue("weda", Joining.STAGE, false, false, null)).contains(id);
    assertThat(queue("tencent-meeting", "", false, false, null)).doesNotContain(id);
    assertThat(queue("weda", "goods-review", false, false, null)).doesNotContain(id);
    assertThat(found("no such provider")).isEmpty();
    assertThat(found(provider.signedIn().organizationName())).contains(id);
    assertThat(found(id.toString())).contains(id);

    assertThat(queue("", "", true, false, null)).doesNotContain(id);
    set("due = now() - interval '1 minute'");
    assertThat(queue("", "", true, false, null)).contains(id);

    assertThat(queue("", "", false, true, null)).contains(id);
    claim(reviewer);
    assertThat(queue("", "", false, true, null)).doesNotContain(id);
    assertThat(queue("", "", false, false, reviewer.signedIn().person())).containsExactly(id);
  }

  @Test
  void thePageOfTheQueueIsNarrowedByAStageOfOneProgram() {
    var browser = new Browsing(port);
    browser.signIn(reviewer.email(), Market.PASSWORD);
    String mine = "&q=" + id;
    // The number may stand in the name of somebody else as well.
    String row = "[data-row] a[href='/cases/%s']".formatted(id);

    assertThat(browser.get("/desk?stage=weda:terms-review" + mine).page().select(row)).hasSize(1);
    assertThat(browser.get("/desk?stage=tencent-meeting:terms-review" + mine).page().select(row))
        .isEmpty();
    assertThat(
            browser.get("/desk").page().select("#stage option[value='weda:terms-review']").text())
        .contains("·");
  }

  @Test
  void theQueueBeginsWithWhatIsDueFirst() {
    CaseId sooner = joining.start(market.provider());
    setDue(id, NOON.plusSeconds(60));
    setDue(sooner, NOON);

    assertThat(queue("", "", true, false, null)).containsSubsequence(sooner, id);
  }

  @Test
  void aClaimEndsByItself() {
    Somebody other = market.desk(MemberRole.REVIEWER);
    claim(reviewer);
    assertThat(claim(other)).isInstanceOf(ClaimResult.Held.class);

    set("claimed_until = now() - interval '1 second'");

    assertThat(claim(other)).isInstanceOf(ClaimResult.Claimed.class);
    assertThat(claim(reviewer)).isInstanceOf(ClaimResult.Held.class);
  }

  @Test
  void aTaskIsHandedOverByWhoeverWorksOnItOrByALead() {
    Somebody other = market.desk(MemberRole.REVIEWER);
    Somebody lead = market.desk(MemberRole.LEAD);
    claim(reviewer);

    assertThat(hand(other, other)).isInstanceOf(ClaimResult.Held.class);
    assertThat(hand(reviewer, lead)).as("no reviewer").isInstanceOf(ClaimResult.NotTheirs.class);
    assertThat(hand(reviewer, other)).isInstanceOf(ClaimResult.Claimed.class);
    assertThat(queue("", "", false, false, other.signedIn().person())).containsExactly(id);
    assertThat(hand(lead, reviewer)).isInstanceOf(ClaimResult.Claimed.class);
    assertThat(queue("", "", false, false, reviewer.signedIn().person())).containsExactly(id);
  }

  @Test
  void whoKnowsTheStageAndHasLittleToDoIsSuggestedFirst() {
    Somebody busy = market.desk(MemberRole.REVIEWER);
    Somebody skilled = market.desk(MemberRole.REVIEWER);
    Somebody member = market.desk(MemberRole.REVIEWER);
    joining.join(member, provider);
    IntStream.range(0, 3).forEach(_ -> claim(busy, joining.start(market.provider())));
    IntStream.range(0, 3)
        .forEach(_ -> joining.decide(skilled, joining.start(market.provider()), "pass"));

    List<Desk.Candidate> candidates =
        joining.as(reviewer, () -> desk.candidates(id, Joining.STAGE));

    assertThat(candidates)
        .extracting(Desk.Candidate::person)
        .containsSubsequence(
            skilled.signedIn().person(), reviewer.signedIn().person(), busy.signedIn().person())
        .as("a member of the provider judges it not")
        .doesNotContain(member.signedIn().person());
    assertThat(candidates)
        .filteredOn(one -> one.person().equals(busy.signedIn().person()))
        .singleElement()
        .satisfies(one -> assertThat(one.load()).isEqualTo(3));
    assertThat(candidates)
        .filteredOn(one -> one.person().equals(skilled.signedIn().person()))
        .singleElement()
        .satisfies(one -> assertThat(one.skill()).isEqualTo(3));
  }

  @Test
  void nextComesNoCaseOfAnOrganizationToWhichOneBelongs() {
    Somebody member = market.desk(MemberRole.REVIEWER);
    joining.join(member, provider);
    setDue(id, NOON.minus(Duration.ofDays(3_000)));

    assertThat(joining.as(reviewer, () -> desk.next(reviewer.signedIn())).map(Task::caseId))
        .contains(id);
    assertThat(joining.as(member, () -> desk.next(member.signedIn())).map(Task::caseId))
        .isNotEqualTo(Optional.of(id));
    joining.decide(reviewer, id, "pass");
  }

  @Test
  void precedentsAreTheDecisionsThatCiteMostOfTheSameRules() {
    CaseId most = decided("joining/able", "joining/all-terms", "joining/licence-genuine");
    CaseId some = decided("joining/able", "joining/all-terms");
    CaseId none = decided("data/necessary");

    List<DeskReading.Precedent> precedents = panel(reviewer).precedents();

    assertThat(precedents)
        .extracting(one -> one.decision().caseId())
        .startsWith(most, some)
        .doesNotContain(id);
    assertThat(precedents.stream().takeWhile(one -> !one.decision().caseId().equals(none)))
        .hasSizeGreaterThanOrEqualTo(2);
    assertThat(precedents.getFirst().outcome().zh()).as("as people call it").matches("\\p{IsHan}+");
    assertThat(precedents.getFirst().decision().citations())
        .extracting(Citation::rule)
        .containsExactly("joining/able", "joining/all-terms", "joining/licence-genuine");
  }

  @Test
  void whatIsOftenSaidOfARuleIsThereToBeChosen() {
    for (String reason : List.of("No project is named.", "No project is named.", "A slogan.")) {
      CaseAct decline =
          Joining.decision("decline").with(List.of(Citation.of("joining/able", null, reason)));
      joining.act(reviewer, joining.start(market.provider()), decline);
    }

    assertThat(panel(reviewer).reasons().get("joining/able"))
        .contains("No project is named.")
        .doesNotContain("A slogan.");
    var browser = new Browsing(port);
    browser.signIn(reviewer.email(), Market.PASSWORD);
    assertThat(
            browser
                .get("/cases/" + id)
                .page()
                .select("[id='canned-joining/able'] option[value='No project is named.']"))
        .hasSize(1);
  }

  @Test
  void privateNotesAreTheDesksAndPublicOnesEverybodys() {
    write(reviewer, Note.Visibility.PRIVATE, "Ask the lawyers.");
    write(reviewer, Note.Visibility.PUBLIC, "We look at it today.");
    write(provider, Note.Visibility.PRIVATE, "Thank you.");

    assertThat(notes(reviewer))
        .containsExactly("Ask the lawyers.", "We look at it today.", "Thank you.");
    assertThat(notes(provider)).containsExactly("We look at it today.", "Thank you.");
  }

  @Test
  void aWordThatIsNoneIsRefusedByName() {
    var browser = new Browsing(port);
    browser.signIn(reviewer.email(), Market.PASSWORD);
    browser.get("/cases/" + id);

    Browsing.Answer note =
        browser.post("/cases/" + id + "/notes", Map.of("words", "Secret.", "visibility", "privat"));
    assertThat(note.status()).isEqualTo(409);
    assertThat(note.page().text()).contains("privat\"").contains("public, private");
    assertThat(note.page().select("#words").text()).isEqualTo("Secret.");
    assertThat(notes(reviewer)).isEmpty();

    Browsing.Answer claim =
        browser.post("/cases/" + id + "/claim", Map.of("stage", Joining.STAGE, "doing", "relase"));
    assertThat(claim.status()).isEqualTo(409);
    assertThat(claim.page().text()).contains("relase").contains("claim, release, hand");
    assertThat(queue("", "", false, false, reviewer.signedIn().person())).isEmpty();
  }

  @Test
  void whenACaseIsLikelyToBeOverFollowsFromThoseThatWere() {
    var pin = new Pin("eta-program", "1.0.0", "h", "joining");
    ended(pin, Eta.ENOUGH - 1);
    assertThat(eta(pin).isKnown()).isFalse();
    assertThat(eta(pin).known()).isEqualTo(Eta.ENOUGH - 1);

    ended(new Pin("eta-program", "1.0.0", "h", "other"), 5);
    assertThat(eta(pin).isKnown()).as("another procedure says nothing of it").isFalse();

    // They took 1, 2, ... 101 hours: one of two was over after 51, four of five after 81.
    var known = new Pin("eta-known", "1.0.0", "h", "joining");
    ended(known, 101);
    Eta eta = eta(known);
    assertThat(eta.half()).isEqualTo(NOON.plus(Duration.ofHours(51)));
    assertThat(eta.most()).isEqualTo(NOON.plus(Duration.ofHours(81)));
    assertThat(eta.known()).isEqualTo(101);
  }

  private Eta eta(Pin pin) {
    return joining.inTransaction(reviewer, () -> etas.of(pin, NOON));
  }

  /** Cases that took one hour, two hours and so on. */
  private void ended(Pin pin, int cases) {
    for (int hours = 1; hours <= cases; hours++) {
      int took = hours;
      joining.inTransaction(
          reviewer,
          () ->
              jdbc.sql(
                      """
                      INSERT INTO casework.case_state (organization_id, program, procedure,
                        rulebook_version, rulebook_hash, subject_kind, subject_id, subject_name,
                        started_by, started_at, sequence, told, ended_at, end_name)
                      VALUES (:organization, :program, :procedure, '1.0.0', 'h', 'organization',
                        :organization, 'x', '1', :from, 1, 1, :to, 'admitted')
                      """)
                  .param("organization", provider.signedIn().organization().value())
                  .param("program", pin.program())
                  .param("procedure", pin.procedure())
                  .param("from", Timestamp.from(NOON))
                  .param("to", Timestamp.from(NOON.plus(Duration.ofHours(took))))
                  .update());
    }
  }

  private CaseId decided(String... rules) {
    CaseId past = joining.start(market.provider());
    joining.decide(reviewer, past, "decline", rules);
    return past;
  }

  private DeskReading.Panel panel(Somebody who) {
    CaseView view = joining.view(who, id);
    return joining.as(who, () -> panels.panels(view, who.signedIn())).getFirst();
  }

  private void write(Somebody who, Note.Visibility visibility, String words) {
    assertThat(joining.as(who, () -> notes.write(id, visibility, words, who.actor())))
        .isInstanceOf(CaseResult.Moved.class);
  }

  private List<String> notes(Somebody who) {
    return joining.view(who, id).timeline().stream()
        .filter(CaseView.Entry.Written.class::isInstance)
        .map(entry -> ((CaseView.Entry.Written) entry).note().words())
        .toList();
  }

  private ClaimResult claim(Somebody who) {
    return claim(who, id);
  }

  private ClaimResult claim(Somebody who, CaseId what) {
    return joining.as(who, () -> desk.claim(what, Joining.STAGE, who.signedIn()));
  }

  private ClaimResult hand(Somebody by, Somebody to) {
    return joining.as(
        by, () -> desk.handOver(id, Joining.STAGE, to.signedIn().person(), by.signedIn()));
  }

  private List<CaseId> found(String words) {
    return queue(new Wanted("", "", roles(), false, false, null, words, Set.of(), Set.of()));
  }

  private List<CaseId> queue(
      String program, String stage, boolean overdue, boolean free, @Nullable PersonId mine) {
    return queue(new Wanted(program, stage, roles(), overdue, free, mine, "", Set.of(), Set.of()));
  }

  private Set<Role> roles() {
    return reviewer.signedIn().playing();
  }

  private List<CaseId> queue(Wanted wanted) {
    return joining
        .as(reviewer, () -> desk.look(wanted, 5_000, 0, reviewer.signedIn()).tasks())
        .stream()
        .map(Task::caseId)
        .toList();
  }

  private void setDue(CaseId what, Instant due) {
    joining.inTransaction(
        reviewer,
        () ->
            jdbc.sql("UPDATE casework.task SET due = :due WHERE case_id = :id")
                .param("due", Timestamp.from(due))
                .param("id", what.value())
                .update());
  }

  /** Changes the case's task. */
  private void set(String what) {
    joining.inTransaction(
        reviewer,
        () ->
            jdbc.sql("UPDATE casework.task SET " + what + " WHERE case_id = :id")
                .param("id", id.value())
                .update());
  }
}
