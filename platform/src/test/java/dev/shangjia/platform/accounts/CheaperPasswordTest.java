package dev.shangjia.platform.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.shangjia.platform.PlatformTest;
import dev.shangjia.platform.tenancy.PersonId;
import dev.shangjia.platform.tenancy.Side;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.test.context.TestPropertySource;
import org.springframework.util.unit.DataSize;

@PlatformTest
@TestPropertySource(
    properties = {"shangjia.passwords.memory=16KB", "db-scheduler.polling-interval=1h"})
class CheaperPasswordTest {
  private static final String PASSWORD = "copper meadow 19 window";
  private static final String EMAIL = "admin@cheaper.example.com";

  @Autowired private Accounts accounts;
  @Autowired private JdbcAccounts rows;
  @Autowired private Clock clock;

  @Test
  void isHashedAnewWhenSomebodySignsInWithIt() {
    PersonId person =
        accounts
            .found(Side.ENTERPRISE, "Meadow", EMAIL, "Admin", PASSWORD, Set.of(MemberRole.ADMIN))
            .person();
    String cheaper = "{argon2}" + new Argon2PasswordEncoder(16, 32, 1, 8, 1).encode(PASSWORD);
    accounts.inMarket(
        () -> {
          rows.setPassword(person, cheaper, clock.instant());
          return cheaper;
        });

    assertThat(accounts.proven(EMAIL, "another meadow 19 window")).isEmpty();
    assertThat(hash()).as("after a wrong password").isEqualTo(cheaper);

    assertThat(accounts.proven(EMAIL, PASSWORD)).contains(person);
    String anew = hash();
    assertThat(anew).contains("m=16,");

    assertThat(accounts.proven(EMAIL, PASSWORD)).contains(person);
    assertThat(hash()).as("once is enough").isEqualTo(anew);
  }

  @Test
  void refusesWhatArgonCannotDo() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PasswordSettings(DataSize.ofKilobytes(7), 1))
        .withMessageContaining("8KB");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PasswordSettings(DataSize.ofMegabytes(19), 0))
        .withMessageContaining("1 and more");
  }

  private String hash() {
    return accounts.inMarket(() -> rows.credentials(EMAIL).orElseThrow().password());
  }
}
