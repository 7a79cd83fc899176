package dev.shangjia.platform.installations.directory;

import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import dev.shangjia.platform.tenancy.OrganizationId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What lets a program keep an enterprise's directory. Shown once; what is kept is its SHA-256. */
@Component
public class DirectoryTokens {
  /** So that they are recognized where they should not be, such as in a repository. */
  static final String PREFIX = "sjd_";

  private static final int MOST = 10;
  private static final int BYTES = 32;
  private static final int LONGEST_NAME = 100;
  private static final int SHOWN = PREFIX.length() + 4;
  private static final Duration USE_IS_NOTED_AFTER = Duration.ofMinutes(1);
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Actor ACTOR = new Actor.SystemOfMarket("installations");

  private static final String ADD =
      """
      INSERT INTO installations.directory_token
        (organization_id, name, secret, beginning, made_by, made_at)
      VALUES (:organization, :name, :secret, :beginning, :by, :at)
      """;

  private static final String FIND_OF_ENTERPRISE =
      """
      SELECT id, name, beginning, made_at, used_at FROM installations.directory_token
      WHERE organization_id = :organization ORDER BY id DESC
      """;

  private static final String FIND_BY_SECRET =
      "SELECT organization_id FROM installations.directory_token WHERE secret = :secret";

  private static final String NOTE_USE =
      """
      UPDATE installations.directory_token SET used_at = :at
      WHERE secret = :secret AND (used_at IS NULL OR used_at < :before)
      """;

  private static final String DELETE =
      """
      DELETE FROM installations.directory_token WHERE organization_id = :organization AND id = :id
      """;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Acting acting;
  private final Clock clock;

  DirectoryTokens(JdbcClient jdbc, TransactionTemplate transaction, Acting acting, Clock clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.acting = acting;
    this.clock = clock;
  }

  /**
   * A token as admins see it.
   *
   * @param beginning its first characters
   * @param used when it was used last, to the minute; null when never
   */
  public record Token(
      long id, String name, String beginning, Instant made, @Nullable Instant used) {}

  /** What came of asking for one. */
  public sealed interface Making {
    /** The token, shown this once. */
    record Made(String token) implements Making {}

    /** It has no name by which it is known again, or one that is too long. */
    record NoName() implements Making {}

    /** The enterprise has as many as it can. */
    record TooMany(int most) implements Making {}
  }

  /** Makes one. */
  public Making make(SignedIn by, String name) {
    String given = name.strip();
    if (given.isEmpty() || given.length() > LONGEST_NAME) {
      return new Making.NoName();
    }
    if (of(by.organization()).size() >= MOST) {
      return new Making.TooMany(MOST);
    }
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    String token = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    transaction.executeWithoutResult(
        _ ->
            jdbc.sql(ADD)
                .param("organization", by.organization().value())
                .param("name", given)
                .param("secret", hash(token))
                .param("beginning", token.substring(0, SHOWN))
                .param("by", by.person().toString())
                .param("at", Timestamp.from(clock.instant()))
                .update());
    return new Making.Made(token);
  }

  /** The tokens of an enterprise, the newest first. */
  public List<Token> of(OrganizationId enterprise) {
    return Objects.requireNonNull(
        transaction.execute(
            _ ->
                jdbc.sql(FIND_OF_ENTERPRISE)
                    .param("organization", enterprise.value())
                    .query(
                        (row, _) -> {
                          Timestamp used = row.getTimestamp("used_at");
                          return new Token(
                              row.getLong("id"),
                              row.getString("name"),
                              row.getString("beginning"),
                              row.getTimestamp("made_at").toInstant(),
                              used == null ? null : used.toInstant());
                        })
                    .list()));
  }

  /** Makes one invalid; false when the enterprise has none such. */
  public boolean revoke(OrganizationId enterprise, long id) {
    return Objects.requireNonNull(
        transaction.execute(
            _ ->
                jdbc.sql(DELETE).param("organization", enterprise.value()).param("id", id).update()
                    == 1));
  }

  /** For which enterprise a token acts; empty when it is none, or none any more. */
  public Optional<OrganizationId> bearer(String token) {
    if (!token.startsWith(PREFIX)) {
      return Optional.empty();
    }
    byte[] secret = hash(token);
    Instant now = clock.instant();
    return Objects.requireNonNull(
        acting.as(
            ACTOR,
            () ->
                transaction.execute(
                    _ -> {
                      Optional<OrganizationId> found =
                          jdbc.sql(FIND_BY_SECRET)
                              .param("secret", secret)
                              .query(Long.class)
                              .optional()
                              .map(OrganizationId::new);
                      if (found.isPresent()) {
                        jdbc.sql(NOTE_USE)
                            .param("secret", secret)
                            .param("at", Timestamp.from(now))
                            .param("before", Timestamp.from(now.minus(USE_IS_NOTED_AFTER)))
                            .update();
                      }
                      return found;
                    })));
  }

  private static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
