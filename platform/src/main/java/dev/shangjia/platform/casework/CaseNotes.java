package dev.shangjia.platform.casework;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What people write into cases. */
@Component
final class CaseNotes {
  private static final int LONGEST = 10_000;

  private final JdbcCases rows;
  private final JdbcNotes notes;
  private final PeopleNotices telling;
  private final TransactionTemplate transaction;
  private final Clock clock;

  CaseNotes(
      JdbcCases rows,
      JdbcNotes notes,
      PeopleNotices telling,
      TransactionTemplate transaction,
      Clock clock) {
    this.rows = rows;
    this.notes = notes;
    this.telling = telling;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Writes into a case; what others than the desk write is read by everybody in it. */
  CaseResult write(CaseId id, Note.Visibility visibility, String words, CaseActor by) {
    String text = words.strip();
    if (text.isEmpty() || text.length() > LONGEST) {
      return Refusals.refused(
          "note-length",
          "留言有 %d 个字符；须有 1 到 %d 个。".formatted(text.length(), LONGEST),
          "The note has %d characters; 1 to %d are possible.".formatted(text.length(), LONGEST));
    }
    return Objects.requireNonNull(
        transaction.execute(
            _ -> {
              Optional<CaseRow> row = rows.find(id);
              if (row.isEmpty()) {
                return Refusals.noSuchCase(id);
              }
              Instant now = clock.instant();
              Note.Visibility readers = by.isDesk() ? visibility : Note.Visibility.PUBLIC;
              notes.add(row.get(), readers, by, text, now);
              if (readers == Note.Visibility.PUBLIC) {
                telling.wrote(row.get(), by, text, now);
              }
              return new CaseResult.Moved(id, row.get().sequence());
            }));
  }
}
