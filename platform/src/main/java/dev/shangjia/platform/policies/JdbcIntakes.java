package dev.shangjia.platform.policies;

import dev.shangjia.engine.LocalText;
import dev.shangjia.platform.policies.Intake.Closure;
import dev.shangjia.platform.policies.Intake.Quota;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of intake settings. */
@Repository
class JdbcIntakes {
  private static final String ADD =
      """
      INSERT INTO policies.intake (program, procedure, closed_from, closed_until, reason_zh,
        reason_en, quota, most, set_by, set_at)
      VALUES (:program, :procedure, :from, :until, :zh, :en, :quota, :most, :by, :at)
      RETURNING id
      """;

  private static final String FIND_ALL =
      """
      SELECT * FROM policies.intake WHERE program = :program AND procedure = :procedure
      ORDER BY id DESC
      """;

  private static final String FIND_LAST = FIND_ALL + "LIMIT 1";

  private static final String UNLIMITED = "unlimited";
  private static final String OPEN_CASES = "open-cases";
  private static final String STARTS_PER_MONTH = "starts-per-month";

  private final JdbcClient jdbc;

  JdbcIntakes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long add(Intake intake, String by, Instant at) {
    Closure closure = intake.closure();
    return jdbc.sql(ADD)
        .param("program", intake.program())
        .param("procedure", intake.procedure())
        .param("from", closure == null ? null : Timestamp.from(closure.from()))
        .param("until", closure == null ? null : time(closure.until()))
        .param("zh", closure == null ? null : closure.reason().zh())
        .param("en", closure == null ? null : closure.reason().en())
        .param("quota", kind(intake.quota()))
        .param("most", most(intake.quota()))
        .param("by", by)
        .param("at", Timestamp.from(at))
        .query(Long.class)
        .single();
  }

  Optional<IntakeChange> last(String program, String procedure) {
    return jdbc.sql(FIND_LAST)
        .param("program", program)
        .param("procedure", procedure)
        .query((row, _) -> change(row))
        .optional();
  }

  List<IntakeChange> all(String program, String procedure) {
    return jdbc.sql(FIND_ALL)
        .param("program", program)
        .param("procedure", procedure)
        .query((row, _) -> change(row))
        .list();
  }

  private static String kind(Quota quota) {
    return switch (quota) {
      case Quota.Unlimited _ -> UNLIMITED;
      case Quota.OpenCases _ -> OPEN_CASES;
      case Quota.StartsPerMonth _ -> STARTS_PER_MONTH;
    };
  }

  private static @Nullable Integer most(Quota quota) {
    return switch (quota) {
      case Quota.Unlimited _ -> null;
      case Quota.OpenCases(int most) -> most;
      case Quota.StartsPerMonth(int most) -> most;
    };
  }

  private static IntakeChange change(ResultSet row) throws SQLException {
    Timestamp from = row.getTimestamp("closed_from");
    Timestamp until = row.getTimestamp("closed_until");
    return new IntakeChange(
        row.getLong("id"),
        new Intake(
            row.getString("program"),
            row.getString("procedure"),
            from == null
                ? null
                : new Closure(
                    from.toInstant(),
                    until == null ? null : until.toInstant(),
                    new LocalText(row.getString("reason_zh"), row.getString("reason_en"))),
            quota(row.getString("quota"), row.getInt("most"))),
        row.getString("set_by"),
        row.getTimestamp("set_at").toInstant());
  }

  private static Quota quota(String kind, int most) {
    return switch (kind) {
      case UNLIMITED -> new Quota.Unlimited();
      case OPEN_CASES -> new Quota.OpenCases(most);
      case STARTS_PER_MONTH -> new Quota.StartsPerMonth(most);
      default -> throw new IllegalArgumentException("no kind of quotas " + kind);
    };
  }

  private static @Nullable Timestamp time(@Nullable Instant at) {
    return at == null ? null : Timestamp.from(at);
  }
}
