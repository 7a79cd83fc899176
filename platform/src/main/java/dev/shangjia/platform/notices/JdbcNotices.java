package dev.shangjia.platform.notices;

import dev.shangjia.platform.tenancy.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of notices, and of what people choose about them. */
@Repository
class JdbcNotices {
  private static final String ADD =
      """
      INSERT INTO notices.notice
        (person_id, kind, key, arguments, link, case_id, once, digest, created_at)
      VALUES
        (:person, :kind, :key, :arguments::jsonb, :link, :case, :once, :digest, :now)
      ON CONFLICT (person_id, once) DO NOTHING
      RETURNING id
      """;

  private static final String COUNT_UNREAD =
      "SELECT count(*) FROM notices.notice WHERE person_id = :person AND read_at IS NULL";

  private static final String SELECT =
      "SELECT id, kind, key, arguments::text, link, created_at, read_at FROM notices.notice ";

  private static final String FIND_PAGE =
      SELECT + "WHERE person_id = :person AND id < :before ORDER BY id DESC LIMIT :limit";

  private static final String FIND = SELECT + "WHERE person_id = :person AND id = :id";

  private static final String FIND_ALL = SELECT + "WHERE id = ANY (:ids) ORDER BY id";

  private static final String FIND_OF_CASE =
      """
      SELECT n.person_id, n.key, n.arguments::text, n.once, n.created_at, n.digest,
        (SELECT m.state FROM notices.mail m WHERE m.notices @> ARRAY[n.id] LIMIT 1) AS mail
      FROM notices.notice n WHERE n.case_id = :case ORDER BY n.id
      """;

  private static final String MARK_READ =
      """
      UPDATE notices.notice SET read_at = :now
      WHERE person_id = :person AND id = :id AND read_at IS NULL
      """;

  private static final String MARK_ALL_READ =
      "UPDATE notices.notice SET read_at = :now WHERE person_id = :person AND read_at IS NULL";

  private static final String FIND_CHOICES =
      "SELECT kind, mail FROM notices.preference WHERE person_id = :person";

  private static final String CHOOSE =
      """
      INSERT INTO notices.preference (person_id, kind, mail) VALUES (:person, :kind, :mail)
      ON CONFLICT (person_id, kind) DO UPDATE SET mail = excluded.mail
      """;

  private static final String TAKE_DIGEST =
      """
      WITH taken AS (
        UPDATE notices.notice SET digest = 'done'
        WHERE digest = 'waiting' AND created_at < :before
        RETURNING person_id, id, read_at)
      SELECT person_id, array_agg(id ORDER BY id) AS ids FROM taken
      WHERE read_at IS NULL GROUP BY person_id ORDER BY person_id
      """;

  private static final String FORGET_NOTICES =
      "DELETE FROM notices.notice WHERE person_id = :person";

  private static final String FORGET_CHOICES =
      "DELETE FROM notices.preference WHERE person_id = :person";

  /** Others' words are whole texts of a list; one that only looks alike is left alone. */
  static final String WITHOUT_WORD =
      """
      SET arguments = (SELECT jsonb_agg(CASE WHEN told = to_jsonb(CAST(:word AS text))
                                             THEN to_jsonb(CAST('–' AS text)) ELSE told END
                                        ORDER BY number)
                       FROM jsonb_array_elements(arguments) WITH ORDINALITY AS one (told, number))
      WHERE arguments @> jsonb_build_array(CAST(:word AS text))
      """;

  private static final String TAKE_OUT_WORD = "UPDATE notices.notice " + WITHOUT_WORD;

  private static final String FORGET_OLD = "DELETE FROM notices.notice WHERE created_at < :before";

  private final JdbcClient jdbc;

  JdbcNotices(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A notice as it is shown.
   *
   * @param read when its person opened it; null while they have not
   */
  record Row(
      long id,
      NoticeKind kind,
      String key,
      List<Object> arguments,
      String link,
      Instant created,
      @Nullable Instant read) {}

  /** The notices that a person gets in one mail. */
  record Digest(PersonId person, List<Long> notices) {
    Digest {
      notices = List.copyOf(notices);
    }
  }

  OptionalLong add(PersonId person, Notice notice, String digest, Instant now) {
    return jdbc.sql(ADD)
        .param("person", person.value())
        .param("kind", notice.kind().code())
        .param("key", notice.key())
        .param("arguments", NoticeArguments.written(notice.arguments()))
        .param("link", notice.link())
        .param("case", notice.caseId())
        .param("once", notice.once())
        .param("digest", digest)
        .param("now", time(now))
        .query(Long.class)
        .optional()
        .map(OptionalLong::of)
        .orElseGet(OptionalLong::empty);
  }

  int unread(PersonId person) {
    return jdbc.sql(COUNT_UNREAD).param("person", person.value()).query(Integer.class).single();
  }

  List<Row> page(PersonId person, long before, int limit) {
    return jdbc.sql(FIND_PAGE)
        .param("person", person.value())
        .param("before", before)
        .param("limit", limit)
        .query((row, _) -> row(row))
        .list();
  }

  Optional<Row> find(PersonId person, long id) {
    return jdbc.sql(FIND)
        .param("person", person.value())
        .param("id", id)
        .query((row, _) -> row(row))
        .optional();
  }

  List<Row> all(List<Long> ids) {
    return jdbc.sql(FIND_ALL)
        .param("ids", ids.toArray(Long[]::new))
        .query((row, _) -> row(row))
        .list();
  }

  List<Delivery> ofCase(long caseId) {
    return jdbc.sql(FIND_OF_CASE)
        .param("case", caseId)
        .query(
            (row, _) ->
                new Delivery(
                    new PersonId(row.getLong("person_id")),
                    row.getString("key"),
                    NoticeArguments.read(row.getString("arguments")),
                    row.getString("once"),
                    row.getTimestamp("created_at").toInstant(),
                    mail(row)))
        .list();
  }

  private static Delivery.Mail mail(ResultSet row) throws SQLException {
    String state = row.getString("mail");
    if (state != null) {
      return Delivery.Mail.of(state);
    }
    return row.getString("digest").equals("waiting") ? Delivery.Mail.COLLECTED : Delivery.Mail.NONE;
  }

  void markRead(PersonId person, long id, Instant now) {
    jdbc.sql(MARK_READ)
        .param("person", person.value())
        .param("id", id)
        .param("now", time(now))
        .update();
  }

  void markAllRead(PersonId person, Instant now) {
    jdbc.sql(MARK_ALL_READ).param("person", person.value()).param("now", time(now)).update();
  }

  Map<NoticeKind, MailChoice> choices(PersonId person) {
    var choices = new EnumMap<NoticeKind, MailChoice>(NoticeKind.class);
    jdbc.sql(FIND_CHOICES)
        .param("person", person.value())
        .query(
            row -> {
              NoticeKind kind = kind(row);
              MailChoice.of(row.getString("mail")).ifPresent(choice -> choices.put(kind, choice));
            });
    return choices;
  }

  void choose(PersonId person, NoticeKind kind, MailChoice choice) {
    jdbc.sql(CHOOSE)
        .param("person", person.value())
        .param("kind", kind.code())
        .param("mail", choice.code())
        .update();
  }

  /** What waits for the daily mail and was not opened meanwhile; it waits no longer. */
  Collection<Digest> takeDigests(Instant before) {
    return jdbc.sql(TAKE_DIGEST)
        .param("before", time(before))
        .query((row, _) -> new Digest(new PersonId(row.getLong("person_id")), longs(row, "ids")))
        .list();
  }

  void forget(PersonId person) {
    jdbc.sql(FORGET_NOTICES).param("person", person.value()).update();
    jdbc.sql(FORGET_CHOICES).param("person", person.value()).update();
  }

  /** Takes a text out of what people were told. */
  void takeOut(String word) {
    jdbc.sql(TAKE_OUT_WORD).param("word", word).update();
  }

  int forgetBefore(Instant before) {
    return jdbc.sql(FORGET_OLD).param("before", time(before)).update();
  }

  private static Row row(ResultSet row) throws SQLException {
    OffsetDateTime read = row.getObject("read_at", OffsetDateTime.class);
    return new Row(
        row.getLong("id"),
        kind(row),
        row.getString("key"),
        NoticeArguments.read(row.getString("arguments")),
        row.getString("link"),
        row.getTimestamp("created_at").toInstant(),
        read == null ? null : read.toInstant());
  }

  private static NoticeKind kind(ResultSet row) throws SQLException {
    return NoticeKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT));
  }

  static List<Long> longs(ResultSet row, String column) throws SQLException {
    return List.of((Long[]) row.getArray(column).getArray());
  }

  static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
