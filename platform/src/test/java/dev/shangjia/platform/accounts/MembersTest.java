package dev.shangjia.platform.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.platform.Browsing;
import dev.shangjia.platform.PlatformTest;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.PersonId;
import dev.shangjia.platform.tenancy.Side;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@PlatformTest
class MembersTest {
  private static final String PASSWORD = "lantern orchard 47 velvet";
  private static final AtomicInteger NUMBER = new AtomicInteger();

  @Autowired private Accounts accounts;
  @Autowired private Organizations organizations;
  @Autowired private Memberships memberships;
  @Autowired private Acting acting;
  @Autowired private TransactionTemplate transaction;
  @Autowired private JdbcClient jdbc;
  @LocalServerPort private int port;

  private SignedIn owner;
  private String email;
  private Browsing browser;

  @BeforeEach
  void foundProvider() {
    if (!accounts.isSetUp()) {
      accounts.found(
          Side.OPERATOR,
          "Market",
          "operator-of-members@example.com",
          "Operator",
          PASSWORD,
          EnumSet.of(MemberRole.ADMINISTRATOR));
    }
    email = "owner-" + NUMBER.incrementAndGet() + "@members.example.com";
    owner =
        accounts.found(
            Side.PROVIDER, "Lantern", email, "Owner", PASSWORD, Set.of(MemberRole.OWNER));
    browser = new Browsing(port);
    browser.signIn(email, PASSWORD);
  }

  @Test
  void letsSomebodyInByTheLinkOfAnInvitation() {
    String invited = "invited-" + email;
    String link = invite(invited, "developer");
    var guest = new Browsing(port);
    guest.get(link);

    var joined = guest.post(link, Map.of("name", "Guest", "password", PASSWORD));

    assertThat(joined.status()).isEqualTo(302);
    assertThat(organizations.members(owner.organization(), MemberRole.DEVELOPER))
        .singleElement()
        .satisfies(
            member -> {
              assertThat(member.email()).isEqualTo(invited);
              assertThat(member.roles()).containsExactly(MemberRole.DEVELOPER);
            });
    assertThat(guest.get(link).page().text()).contains("cannot be accepted any more");
    assertThat(guest.get("/members/" + owner.person()).status()).isEqualTo(403);
  }

  @Test
  void refusesAnInvitationForAnotherAddress() {
    String link = invite("somebody-else-" + email, "owner");
    var other = new Browsing(port);
    String otherEmail = "other-" + email;
    accounts.found(Side.PROVIDER, "Other", otherEmail, "Other", PASSWORD, Set.of(MemberRole.OWNER));
    other.signIn(otherEmail, PASSWORD);
    other.get(link);

    assertThat(other.post(link, Map.of()).page().text())
        .contains("you are signed in as " + otherEmail);
    assertThat(organizations.members(owner.organization())).hasSize(1);
  }

  @Test
  void anInvitationDoesNotChangeTheRolesOfAMember() {
    String link = invite(email, "developer");

    browser.get(link);
    browser.post(link, Map.of());

    assertThat(organizations.members(owner.organization(), MemberRole.OWNER)).hasSize(1);
  }

  @Test
  void whoWasRemovedComesBackWithTheirPassword() {
    String address = "returning-" + email;
    PersonId developer =
        accounts.join(
            owner.organization(), address, "Returning", PASSWORD, Set.of(MemberRole.DEVELOPER));
    asOwner(() -> memberships.remove(owner, developer));
    String link = invite(address, "developer");
    var guest = new Browsing(port);

    guest.get(link);
    guest.post(link, Map.of("name", "Thief", "password", "not the right phrase 88"));
    assertThat(organizations.members(owner.organization())).hasSize(1);

    guest.get(link);
    guest.post(link, Map.of("name", "Returning", "password", PASSWORD));
    assertThat(organizations.members(owner.organization()))
        .extracting(Member::person)
        .contains(developer);
  }

  @Test
  void keepsSomebodyWhoManagesMembers() {
    PersonId developer =
        accounts.join(
            owner.organization(),
            "developer-" + email,
            "Developer",
            PASSWORD,
            Set.of(MemberRole.DEVELOPER));

    assertThat(browser.get("/members").page().text()).contains("Developer");
    browser.post("/members/" + owner.person(), Map.of("roles", "developer"));
    browser.post("/members/leave", Map.of());
    assertThat(organizations.members(owner.organization(), MemberRole.OWNER)).hasSize(1);
    assertThat(asOwner(() -> memberships.change(owner, developer, Set.of(MemberRole.REVIEWER))))
        .isInstanceOf(Memberships.Change.WrongRoles.class);

    browser.post("/members/" + developer, Map.of("roles", "owner"));
    browser.post("/members/leave", Map.of());
    assertThat(organizations.members(owner.organization()))
        .extracting(Member::person)
        .containsExactly(developer);
    assertThat(browser.get("/members").status()).as("the session ended").isEqualTo(302);
  }

  @Test
  void nobodyMakesThemselvesAMemberByWritingRows() {
    SignedIn other =
        accounts.found(
            Side.PROVIDER, "Victim", "victim-" + email, "V", PASSWORD, Set.of(MemberRole.OWNER));

    org.assertj.core.api.Assertions.assertThatThrownBy(
            () ->
                asOwner(
                    () ->
                        jdbc.sql(
                                "INSERT INTO accounts.membership (person_id, organization_id,"
                                    + " roles) VALUES (:person, :organization, '{owner}')")
                            .param("person", owner.person().value())
                            .param("organization", other.organization().value())
                            .update()))
        .hasStackTraceContaining("row-level security");
  }

  @Test
  void showsAnOrganizationTheRowsOfItsOwnOnly() {
    accounts.found(
        Side.PROVIDER, "Unseen", "unseen-" + email, "Unseen", PASSWORD, Set.of(MemberRole.OWNER));

    assertThat(asOwner(() -> count("organization"))).isOne();
    assertThat(asOwner(() -> count("person"))).isOne();
    assertThat(asOwner(() -> count("membership"))).isOne();
    assertThat(asOwner(() -> count("password"))).isOne();
    assertThat(asOwner(() -> count("attempt"))).isZero();
    assertThat(transaction.<Long>execute(_ -> count("invitation"))).isZero();
    assertThat(transaction.<Long>execute(_ -> count("access_token"))).isZero();
  }

  private long count(String table) {
    return jdbc.sql("SELECT count(*) FROM accounts." + table).query(Long.class).single();
  }

  private <T> T asOwner(Supplier<T> work) {
    T result = acting.as(owner.actor(), () -> transaction.execute(_ -> work.get()));
    return java.util.Objects.requireNonNull(result);
  }

  private String invite(String address, String role) {
    browser.get("/members");
    browser.post("/members/invite", Map.of("email", address, "roles", role));
    String link =
        java.util.Objects.requireNonNull(browser.get("/members").page().selectFirst("#link"))
            .attr("value");
    return link.substring(link.indexOf("/invitations/"));
  }
}
