package dev.shangjia.platform.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.platform.Browsing;
import dev.shangjia.platform.PlatformTest;
import dev.shangjia.platform.notices.Notices;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Side;
import dev.shangjia.probes.net.AddressGuard;
import dev.shangjia.probes.net.HostResolver;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

@PlatformTest
class DomainProofsTest {
  private static final String PASSWORD = "saddle meteor 39 willow";
  private static final Instant START = Instant.parse("2026-11-27T04:00:00Z");
  private static final AtomicInteger NUMBER = new AtomicInteger();

  @Autowired private Accounts accounts;
  @Autowired private Organizations organizations;
  @Autowired private JdbcDomainProofs rows;
  @Autowired private JdbcMembers members;
  @Autowired private Attempts attempts;
  @Autowired private Notices notices;
  @Autowired private TransactionTemplate transaction;
  @Autowired private Acting acting;
  @LocalServerPort private int port;

  private TxtRecords.Answer record = new TxtRecords.Answer.Found(List.of());
  private ProofFiles.Answer file = new ProofFiles.Answer.Absent("status 404");
  private Instant now = START;
  private String domain;
  private String email;
  private SignedIn owner;

  @BeforeEach
  void foundProvider() {
    if (!accounts.isSetUp()) {
      accounts.found(
          Side.OPERATOR,
          "Market",
          "operator-of-domains@example.com",
          "Operator",
          PASSWORD,
          EnumSet.of(MemberRole.ADMINISTRATOR));
    }
    int number = NUMBER.incrementAndGet();
    domain = "willow-" + number + ".example.com";
    email = "owner-" + number + "@domains.example.com";
    owner =
        accounts.found(Side.PROVIDER, "Willow", email, "Owner", PASSWORD, Set.of(MemberRole.OWNER));
    asOwner(() -> proofs().ask(owner, domain));
  }

  @Test
  void aRecordProvesADomain() {
    assertThat(proof().state()).isEqualTo(DomainProof.State.ASKED);
    record = new TxtRecords.Answer.Found(List.of("v=spf1 -all", "\"" + proof().saying() + "\""));

    look();

    assertThat(proof().state()).isEqualTo(DomainProof.State.PROVEN);
    assertThat(organizations.provenDomains(owner.organization()))
        .containsExactly(new ProvenDomain(domain, START));
  }

  @Test
  void aFileProvesADomain() {
    file = new ProofFiles.Answer.Found("# of our market\n" + proof().saying() + "\r\n");

    look();

    assertThat(proof().state()).isEqualTo(DomainProof.State.PROVEN);
  }

  @Test
  void theWordOfAnotherOrganizationProvesNothing() {
    SignedIn other =
        accounts.found(
            Side.PROVIDER, "Other", "other-" + email, "Other", PASSWORD, Set.of(MemberRole.OWNER));
    acting.as(other.actor(), () -> proofs().ask(other, domain));
    record = new TxtRecords.Answer.Found(List.of(proof().saying()));

    acting.as(other.actor(), () -> proofs().look(other, ofOther(other).id()));

    assertThat(ofOther(other).state()).isEqualTo(DomainProof.State.FAILED);
    assertThat(organizations.provenDomains(other.organization())).isEmpty();
  }

  private DomainProof ofOther(SignedIn other) {
    return acting.as(other.actor(), () -> proofs().of(other)).getFirst();
  }

  @Test
  void silenceIsNoAnswer() {
    record = new TxtRecords.Answer.Unanswered("timed out");

    look();

    assertThat(proof().state()).isEqualTo(DomainProof.State.UNANSWERED);
  }

  @Test
  void aProofIsLostWhenTheWordIsMissingForThreeWeeks() {
    prove();
    record = new TxtRecords.Answer.Found(List.of());

    weekPasses();
    assertThat(proof().state()).isEqualTo(DomainProof.State.FAILING);
    weekPasses();
    assertThat(organizations.provenDomains(owner.organization())).hasSize(1);
    int before = notices.unread(owner.person());
    weekPasses();

    assertThat(proof().state()).isEqualTo(DomainProof.State.LOST);
    assertThat(organizations.provenDomains(owner.organization())).isEmpty();
    assertThat(notices.unread(owner.person())).isEqualTo(before + 1);
  }

  @Test
  void aProofThatComesBackInTimeStays() {
    prove();
    TxtRecords.Answer there = record;
    record = new TxtRecords.Answer.Found(List.of());
    weekPasses();
    weekPasses();
    record = there;
    weekPasses();
    record = new TxtRecords.Answer.Found(List.of());
    weekPasses();

    assertThat(proof().state()).isEqualTo(DomainProof.State.FAILING);
    assertThat(proof().failures()).isEqualTo(1);
    assertThat(proof().proven()).isEqualTo(START);
  }

  @Test
  void silentNameServersTakeNoProofAway() {
    prove();
    record = new TxtRecords.Answer.Unanswered("timed out");
    for (int i = 0; i < 5; i++) {
      weekPasses();
    }

    assertThat(proof().state()).isEqualTo(DomainProof.State.PROVEN);
  }

  @Test
  void anotherOrganizationSeesAndTouchesNothingOfIt() {
    SignedIn other =
        accounts.found(
            Side.PROVIDER, "Other", "other-" + email, "Other", PASSWORD, Set.of(MemberRole.OWNER));
    long id = proof().id();

    assertThat(acting.as(other.actor(), () -> proofs().of(other))).isEmpty();
    assertThat(acting.as(other.actor(), () -> proofs().look(other, id)))
        .isInstanceOf(DomainProofs.Looked.Gone.class);
    acting.as(other.actor(), () -> proofs().remove(other, id));
    assertThat(proof().domain()).isEqualTo(domain);
  }

  @Test
  void theFileIsNotFetchedFromPrivateAddresses() {
    HostResolver inside =
        _ -> new HostResolver.Lookup.Found(List.of(InetAddress.ofLiteral("10.0.0.7")));
    var files = new WebProofFiles(new AddressGuard(inside, AddressGuard.Reach.PUBLIC));

    assertThat(files.of(domain)).isEqualTo(new ProofFiles.Answer.Absent("forbidden-address"));
  }

  @Test
  void thePageShowsWhatTheDomainHasToSay() {
    var browser = new Browsing(port);
    browser.signIn(email, PASSWORD);

    String page = browser.get("/members/domains").page().text();
    assertThat(page).contains(domain, "_shangjia." + domain, proof().saying(), "Not checked");
    assertThat(browser.post("/members/domains", Map.of("domain", "com.cn")).page().text())
        .contains("\"com.cn\" is no domain");
    prove();
    assertThat(browser.get("/members").page().select(".badge.bg-green-lt").text()).contains(domain);
  }

  private void prove() {
    record = new TxtRecords.Answer.Found(List.of(proof().saying()));
    look();
  }

  private void look() {
    asOwner(() -> proofs().look(owner, proof().id()));
  }

  private void weekPasses() {
    now = now.plus(Duration.ofDays(7));
    proofs().lookAgain();
  }

  private DomainProof proof() {
    return acting.as(owner.actor(), () -> proofs().of(owner)).getFirst();
  }

  private void asOwner(Runnable work) {
    acting.as(owner.actor(), work);
  }

  private DomainProofs proofs() {
    return new DomainProofs(
        rows,
        members,
        new DomainLook(_ -> record, _ -> file),
        attempts,
        notices,
        transaction,
        acting,
        Clock.fixed(now, ZoneOffset.UTC));
  }
}
