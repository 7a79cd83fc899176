package dev.shangjia.platform.announcements;

import dev.shangjia.engine.LocalText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of announcements. */
@Repository
class JdbcAnnouncements {
  private static final String ADD =
      """
      INSERT INTO announcements.announcement (key, title_zh, title_en, text_zh, text_en, audience,
        starts, ends, lead_days, written_by, written_at)
      VALUES (:key, :titleZh, :titleEn, :textZh, :textEn, :audience, :starts, :ends, :lead, :by, :at)
      ON CONFLICT (key) DO NOTHING
      """;

  private static final String FIND_LATEST =
      "SELECT * FROM announcements.announcement ORDER BY id DESC LIMIT :most";

  private static final String FIND_ENDING_FROM =
      """
      SELECT * FROM announcements.announcement
      WHERE ends >= :day AND withdrawn_at IS NULL ORDER BY starts, id
      """;

  private static final String TELL =
      "UPDATE announcements.announcement SET told_at = :at WHERE id = :id AND told_at IS NULL";

  private static final String WITHDRAW =
      """
      UPDATE announcements.announcement SET withdrawn_at = :at
      WHERE id = :id AND withdrawn_at IS NULL
      """;

  private final JdbcClient jdbc;

  JdbcAnnouncements(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(Announcement one, String key, Instant at) {
    jdbc.sql(ADD)
        .param("key", key)
        .param("titleZh", one.title().zh())
        .param("titleEn", one.title().en())
        .param("textZh", one.text().zh())
        .param("textEn", one.text().en())
        .param("audience", one.audience().code())
        .param("starts", one.starts())
        .param("ends", one.ends())
        .param("lead", one.leadDays())
        .param("by", one.writtenBy())
        .param("at", Timestamp.from(at))
        .update();
  }

  /** What was written last comes first. */
  List<Announcement> latest(int most) {
    return jdbc.sql(FIND_LATEST).param("most", most).query((row, _) -> announcement(row)).list();
  }

  /** What is or will be shown on a day or later. */
  List<Announcement> endingFrom(LocalDate day) {
    return jdbc.sql(FIND_ENDING_FROM).param("day", day).query((row, _) -> announcement(row)).list();
  }

  void told(long id, Instant at) {
    jdbc.sql(TELL).param("id", id).param("at", Timestamp.from(at)).update();
  }

  /** Whether it was there and not taken back before. */
  boolean withdraw(long id, Instant at) {
    return jdbc.sql(WITHDRAW).param("id", id).param("at", Timestamp.from(at)).update() == 1;
  }

  private static Announcement announcement(ResultSet row) throws SQLException {
    String audience = row.getString("audience");
    return new Announcement(
        row.getLong("id"),
        new LocalText(row.getString("title_zh"), row.getString("title_en")),
        new LocalText(row.getString("text_zh"), row.getString("text_en")),
        Audience.of(audience)
            .orElseThrow(() -> new IllegalStateException("no audience " + audience)),
        row.getObject("starts", LocalDate.class),
        row.getObject("ends", LocalDate.class),
        row.getInt("lead_days"),
        row.getString("written_by"),
        instant(row.getTimestamp("told_at")),
        instant(row.getTimestamp("withdrawn_at")));
  }

  private static @Nullable Instant instant(@Nullable Timestamp at) {
    return at == null ? null : at.toInstant();
  }
}
