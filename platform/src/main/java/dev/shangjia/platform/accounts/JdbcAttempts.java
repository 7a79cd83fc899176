package dev.shangjia.platform.accounts;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of what was tried of late. */
@Repository
class JdbcAttempts {
  /** Where another node's clock is ahead, no time has passed yet. */
  private static final String TAKE =
      """
      INSERT INTO accounts.attempt AS a (purpose, subject, level, allowed, at)
      VALUES (:purpose, :subject, 1, true, :now)
      ON CONFLICT (purpose, subject) DO UPDATE SET
        allowed = greatest(0, a.level - :rate * greatest(0, extract(epoch FROM :now - a.at))) + 1 <= :times,
        level = CASE
          WHEN greatest(0, a.level - :rate * greatest(0, extract(epoch FROM :now - a.at))) + 1 <= :times
          THEN greatest(0, a.level - :rate * greatest(0, extract(epoch FROM :now - a.at))) + 1
          ELSE greatest(0, a.level - :rate * greatest(0, extract(epoch FROM :now - a.at))) END,
        at = greatest(a.at, :now)
      RETURNING allowed, level
      """;

  private static final String GIVE_BACK =
      """
      UPDATE accounts.attempt SET level = greatest(0, level - 1)
      WHERE purpose = :purpose AND subject = :subject
      """;

  private static final String FORGET =
      "DELETE FROM accounts.attempt WHERE purpose = :purpose AND subject = :subject";

  private static final String FORGET_OLD = "DELETE FROM accounts.attempt WHERE at < :before";

  private final JdbcClient jdbc;

  JdbcAttempts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Counts one attempt; gives how long to wait when it is one too many. */
  Optional<Duration> take(Limit limit, Limit.Rate rate, byte[] subject, Instant now) {
    return jdbc.sql(TAKE)
        .param("purpose", limit.code())
        .param("subject", subject)
        .param("now", JdbcAccounts.time(now))
        .param("rate", rate.perSecond())
        .param("times", rate.times())
        .query(
            (row, _) ->
                row.getBoolean("allowed")
                    ? Optional.<Duration>empty()
                    : Optional.of(wait(rate, row.getDouble("level"))))
        .single();
  }

  private static Duration wait(Limit.Rate rate, double level) {
    double missing = level + 1 - rate.times();
    return Duration.ofSeconds(Math.max(1, (long) Math.ceil(missing / rate.perSecond())));
  }

  void giveBack(Limit limit, byte[] subject) {
    jdbc.sql(GIVE_BACK).param("purpose", limit.code()).param("subject", subject).update();
  }

  void forget(Limit limit, byte[] subject) {
    jdbc.sql(FORGET).param("purpose", limit.code()).param("subject", subject).update();
  }

  int forgetBefore(Instant before) {
    return jdbc.sql(FORGET_OLD).param("before", JdbcAccounts.time(before)).update();
  }
}
