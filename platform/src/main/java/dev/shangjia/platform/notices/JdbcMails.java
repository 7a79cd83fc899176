package dev.shangjia.platform.notices;

import dev.shangjia.platform.tenancy.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of mails that have to go out. */
@Repository
class JdbcMails {
  private static final String ADD_OF_NOTICES =
      """
      INSERT INTO notices.mail (person_id, notices, message_id, due_at, created_at)
      VALUES (:person, :notices, :messageId, :now, :now)
      """;

  private static final String ADD_TO_ADDRESS =
      """
      INSERT INTO notices.mail
        (address, language, key, arguments, link, once, message_id, due_at, created_at)
      VALUES
        (:address, :language, :key, :arguments::jsonb, :link, :once, :messageId, :now, :now)
      ON CONFLICT (once) DO NOTHING
      """;

  /** Whoever takes one has it until the lease ends; if the node dies, another sends it then. */
  private static final String TAKE =
      """
      UPDATE notices.mail SET due_at = :lease, attempts = attempts + 1
      WHERE id = (SELECT id FROM notices.mail WHERE state = 'waiting' AND due_at <= :now
                  ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
      RETURNING id, person_id, notices, address, language, key, arguments::text AS arguments, link,
                message_id, attempts, created_at
      """;

  private static final String FINISH =
      """
      UPDATE notices.mail SET state = :state, problem = :problem, finished_at = :now,
             arguments = NULL, link = NULL
      WHERE id = :id
      """;

  private static final String TRY_AGAIN =
      "UPDATE notices.mail SET due_at = :due, problem = :problem WHERE id = :id";

  private static final String FIND_UNSENT =
      """
      SELECT id, coalesce(address, 'person ' || person_id) AS address, state, attempts, due_at,
             problem, created_at
      FROM notices.mail WHERE state <> 'sent' ORDER BY id DESC LIMIT 100
      """;

  private static final String FORGET_OF_PERSON =
      "DELETE FROM notices.mail WHERE person_id = :person";

  private static final String FORGET_TO_ADDRESS =
      "DELETE FROM notices.mail WHERE lower(address) = lower(:address)";

  private static final String TAKE_OUT_WORD = "UPDATE notices.mail " + JdbcNotices.WITHOUT_WORD;

  private static final String FORGET_OLD =
      "DELETE FROM notices.mail WHERE state <> 'waiting' AND finished_at < :before";

  private final JdbcClient jdbc;

  JdbcMails(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A mail to send: of notices to a person, or of one text to an address.
   *
   * @param person null when it goes to an address
   * @param letter null when it goes to a person
   * @param attempt from 1
   */
  record Mail(
      long id,
      @Nullable PersonId person,
      List<Long> notices,
      @Nullable Letter letter,
      String messageId,
      int attempt,
      Instant created) {
    Mail {
      notices = List.copyOf(notices);
    }
  }

  /** One text to an address. */
  record Letter(String address, String language, String key, List<Object> arguments, String link) {}

  /** A mail that is not gone, as operators see it. */
  record Unsent(
      long id,
      String address,
      String state,
      int attempts,
      Instant due,
      @Nullable String problem,
      Instant created) {}

  void add(PersonId person, List<Long> notices, String messageId, Instant now) {
    jdbc.sql(ADD_OF_NOTICES)
        .param("person", person.value())
        .param("notices", notices.toArray(Long[]::new))
        .param("messageId", messageId)
        .param("now", JdbcNotices.time(now))
        .update();
  }

  void add(Notice.Recipient.ToAddress to, Notice notice, String messageId, Instant now) {
    jdbc.sql(ADD_TO_ADDRESS)
        .param("address", to.email())
        .param("language", to.language())
        .param("key", notice.key())
        .param("arguments", NoticeArguments.written(notice.arguments()))
        .param("link", notice.link())
        .param("once", to.email() + " " + notice.once())
        .param("messageId", messageId)
        .param("now", JdbcNotices.time(now))
        .update();
  }

  Optional<Mail> take(Instant now, Instant lease) {
    return jdbc.sql(TAKE)
        .param("now", JdbcNotices.time(now))
        .param("lease", JdbcNotices.time(lease))
        .query((row, _) -> mail(row))
        .optional();
  }

  void sent(long id, Instant now) {
    finish(id, "sent", null, now);
  }

  void giveUp(long id, String problem, Instant now) {
    finish(id, "given-up", problem, now);
  }

  private void finish(long id, String state, @Nullable String problem, Instant now) {
    jdbc.sql(FINISH)
        .param("id", id)
        .param("state", state)
        .param("problem", problem)
        .param("now", JdbcNotices.time(now))
        .update();
  }

  void tryAgain(long id, String problem, Instant due) {
    jdbc.sql(TRY_AGAIN)
        .param("id", id)
        .param("problem", problem)
        .param("due", JdbcNotices.time(due))
        .update();
  }

  List<Unsent> unsent() {
    return jdbc.sql(FIND_UNSENT)
        .query(
            (row, _) ->
                new Unsent(
                    row.getLong("id"),
                    row.getString("address"),
                    row.getString("state"),
                    row.getInt("attempts"),
                    row.getTimestamp("due_at").toInstant(),
                    row.getString("problem"),
                    row.getTimestamp("created_at").toInstant()))
        .list();
  }

  void forget(PersonId person) {
    jdbc.sql(FORGET_OF_PERSON).param("person", person.value()).update();
  }

  void forgetAddress(String address) {
    jdbc.sql(FORGET_TO_ADDRESS).param("address", address).update();
  }

  /** Takes a text out of mails that are kept. */
  void takeOut(String word) {
    jdbc.sql(TAKE_OUT_WORD).param("word", word).update();
  }

  int forgetBefore(Instant before) {
    return jdbc.sql(FORGET_OLD).param("before", JdbcNotices.time(before)).update();
  }

  private static Mail mail(ResultSet row) throws SQLException {
    String address = row.getString("address");
    long person = row.getLong("person_id");
    return new Mail(
        row.getLong("id"),
        address == null ? new PersonId(person) : null,
        JdbcNotices.longs(row, "notices"),
        address == null
            ? null
            : new Letter(
                address,
                row.getString("language"),
                row.getString("key"),
                NoticeArguments.read(row.getString("arguments")),
                row.getString("link")),
        row.getString("message_id"),
        row.getInt("attempts"),
        row.getTimestamp("created_at").toInstant());
  }
}
