package dev.shangjia.platform.casework;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.procedure.CaseEvent;
import dev.shangjia.engine.procedure.EventWords;
import dev.shangjia.engine.record.Disclosure;
import dev.shangjia.engine.record.RecordJson;
import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.audit.Ledger;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** Receipts for what happened in a case, for everybody who takes part in it. */
@Controller
@RequestMapping("/cases/{id}/receipts")
class ReceiptPages {
  private final CaseReading reading;
  private final CaseLedger record;
  private final Ledger ledger;
  private final JdbcCases cases;
  private final TransactionTemplate transaction;
  private final Clock clock;

  ReceiptPages(
      CaseReading reading,
      CaseLedger record,
      Ledger ledger,
      JdbcCases cases,
      TransactionTemplate transaction,
      Clock clock) {
    this.reading = reading;
    this.record = record;
    this.ledger = ledger;
    this.cases = cases;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * An event and its receipt.
   *
   * @param checkpoint the first checkpoint that covers it; null while none does
   * @param contents the names of what it holds hashes of, less what was erased
   */
  record Line(
      int event, LocalText words, Instant at, @Nullable Long checkpoint, List<String> contents) {
    Line {
      contents = List.copyOf(contents);
    }
  }

  /** What the page shows. */
  record ReceiptsView(long caseId, String subject, List<Line> lines, Times times) {}

  @GetMapping
  String list(@PathVariable long id, Model model) {
    CaseRow row = row(id);
    CaseActor by = actor();
    ZoneId zone =
        reading
            .view(row.id(), by)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND))
            .zone();
    EventWords words = reading.words(row);
    var lines = new ArrayList<Line>();
    transaction.executeWithoutResult(
        _ -> {
          List<CaseEvent> events = cases.events(row.id());
          List<Disclosure> entries = ledger.entries(CaseLedger.chain(row));
          Map<Long, Long> checkpoints =
              ledger.checkpoints(
                  CaseLedger.chain(row),
                  entries.stream().map(one -> one.entry().sequence()).toList());
          for (Disclosure one : entries) {
            Long checkpoint = checkpoints.get(one.entry().sequence());
            CaseLedger.number(one.entry())
                .filter(event -> event <= events.size())
                .filter(event -> by.isDesk() || !CaseReading.isDesks(events.get(event - 1)))
                .ifPresent(
                    event ->
                        lines.add(
                            new Line(
                                event,
                                words.of(events.get(event - 1), zone),
                                one.entry().at(),
                                checkpoint,
                                List.copyOf(one.salts().keySet()))));
          }
        });
    model.addAttribute(
        "view", new ReceiptsView(id, row.subjectName(), lines, new Times(zone, clock.instant())));
    return "casework/receipts";
  }

  @GetMapping("/{event:[0-9]{1,9}}")
  ResponseEntity<String> receipt(@PathVariable long id, @PathVariable int event) {
    CaseRow row = row(id);
    return file(
        name(row, event, "receipt.json"),
        MediaType.APPLICATION_JSON,
        ofEvent(
            row,
            event,
            entry ->
                ledger
                    .receipt(CaseLedger.chain(row), entry.entry().sequence())
                    .map(receipt -> RecordJson.write(receipt).toPrettyString())));
  }

  @GetMapping("/{event:[0-9]{1,9}}/entry.json")
  ResponseEntity<String> entry(@PathVariable long id, @PathVariable int event) {
    CaseRow row = row(id);
    return file(
        name(row, event, "entry.json"),
        MediaType.APPLICATION_JSON,
        ofEvent(row, event, entry -> Optional.of(RecordJson.write(entry).toPrettyString())));
  }

  @GetMapping("/{event:[0-9]{1,9}}/{content:event|explanation|citations}.txt")
  ResponseEntity<String> content(
      @PathVariable long id, @PathVariable int event, @PathVariable String content) {
    CaseRow row = row(id);
    return file(
        name(row, event, content + ".txt"),
        MediaType.TEXT_PLAIN,
        ofEvent(
            row,
            event,
            entry ->
                entry.salts().containsKey(content)
                    ? Optional.ofNullable(record.contents(row, entry.entry()).get(content))
                    : Optional.empty()));
  }

  /** Something of the entry of an event that the asker may see. */
  private Optional<String> ofEvent(
      CaseRow row, int event, Function<Disclosure, Optional<String>> what) {
    CaseActor by = actor();
    return Objects.requireNonNull(
        transaction.execute(
            _ -> {
              List<CaseEvent> events = cases.events(row.id());
              boolean hidden =
                  event < 1
                      || event > events.size()
                      || (!by.isDesk() && CaseReading.isDesks(events.get(event - 1)));
              return hidden ? Optional.<String>empty() : record.entry(row, event).flatMap(what);
            }));
  }

  private static String name(CaseRow row, int event, String ending) {
    return "case-%s-%d-%s".formatted(row.id(), event, ending);
  }

  private static ResponseEntity<String> file(
      String name, MediaType type, Optional<String> content) {
    String text = content.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    return ResponseEntity.ok()
        .contentType(new MediaType(type, java.nio.charset.StandardCharsets.UTF_8))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString())
        .body(text);
  }

  private CaseRow row(long id) {
    Optional<CaseRow> row =
        Objects.requireNonNull(transaction.execute(_ -> cases.find(new CaseId(id))));
    return row.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static CaseActor actor() {
    return SignedIn.current()
        .map(CaseActor::of)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN));
  }
}
