package dev.shangjia.platform.accounts;

import dev.shangjia.platform.tenancy.OrganizationId;
import dev.shangjia.platform.tenancy.PersonId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What programs show instead of a password. A token acts for its person in one organization, no
 * longer than the person is a member there, and for nothing outside its scopes.
 */
@Component
class AccessTokens {
  /** So that they are recognized where they should not be, such as in a repository. */
  static final String PREFIX = "sjt_";

  /** For how many days a token can be valid. */
  static final List<Integer> DAYS = List.of(7, 30, 90, 365);

  private static final int SHOWN = PREFIX.length() + 4;

  /** The time of use is not written for every request. */
  private static final Duration USE_IS_NOTED_AFTER = Duration.ofMinutes(1);

  private final JdbcAccessTokens rows;
  private final Accounts accounts;
  private final TransactionTemplate transaction;
  private final Clock clock;

  AccessTokens(
      JdbcAccessTokens rows, Accounts accounts, TransactionTemplate transaction, Clock clock) {
    this.rows = rows;
    this.accounts = accounts;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * A token as its owner sees it.
   *
   * @param beginning its first characters
   * @param used when it was used last, to the minute; null when never
   */
  record Token(
      long id,
      PersonId person,
      OrganizationId organization,
      String name,
      Set<TokenScope> scopes,
      String beginning,
      Instant created,
      Instant expires,
      @Nullable Instant used) {}

  /** What came of asking for one. */
  sealed interface Result {
    /** The token, shown this once. */
    record Made(String token) implements Result {}

    /** Something has to be entered anew. */
    record Refused(Map<String, Complaint> complaints) implements Result {}
  }

  /** Who uses a token, and for what it is good. */
  record Bearer(SignedIn signedIn, Set<TokenScope> scopes) {}

  /** Makes a token for who is signed in. */
  Result make(SignedIn by, String name, Set<TokenScope> scopes, int days) {
    Entered entered = new Entered().name("name", name);
    if (scopes.isEmpty()) {
      entered.with("scopes", Complaint.of("accounts.tokens.noScope"));
    }
    if (!DAYS.contains(days)) {
      entered.with("days", Complaint.of("accounts.tokens.days.wrong", days));
    }
    if (!entered.complaints().isEmpty()) {
      return new Result.Refused(entered.complaints());
    }
    String token = PREFIX + Secret.fresh();
    Instant now = clock.instant();
    var row =
        new Token(
            0,
            by.person(),
            by.organization(),
            name,
            scopes,
            token.substring(0, SHOWN),
            now,
            now.plus(Duration.ofDays(days)),
            null);
    transaction.executeWithoutResult(_ -> rows.add(row, Secret.hash(token)));
    return new Result.Made(token);
  }

  /** The tokens of who is signed in that are valid, the newest first. */
  List<Token> of(SignedIn by) {
    List<Token> found = transaction.execute(_ -> rows.valid(by.person(), clock.instant()));
    return found == null ? List.of() : found;
  }

  /** Makes a token invalid. */
  void revoke(SignedIn by, long id) {
    transaction.executeWithoutResult(_ -> rows.delete(by.person(), id));
  }

  /** Who shows a token; empty when it is none, or none any more. */
  Optional<Bearer> bearer(String token) {
    if (!token.startsWith(PREFIX)) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    Optional<Token> found =
        accounts.inMarket(
            () -> {
              Optional<Token> valid = rows.find(Secret.hash(token), now);
              valid
                  .filter(row -> isToBeNoted(row.used(), now))
                  .ifPresent(row -> rows.used(row.id(), now));
              return valid;
            });
    return found.flatMap(
        row ->
            accounts
                .membership(row.person(), row.organization())
                .map(signedIn -> new Bearer(signedIn, row.scopes())));
  }

  private static boolean isToBeNoted(@Nullable Instant used, Instant now) {
    return used == null || used.plus(USE_IS_NOTED_AFTER).isBefore(now);
  }
}
