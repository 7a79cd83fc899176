package dev.shangjia.platform.casework;

import dev.shangjia.engine.procedure.CaseEvent;
import dev.shangjia.engine.procedure.CaseEventJson;
import dev.shangjia.engine.record.Entry;
import dev.shangjia.engine.record.Receipt;
import dev.shangjia.platform.audit.Chain;
import dev.shangjia.platform.audit.Happening;
import dev.shangjia.platform.audit.Ledger;
import dev.shangjia.platform.audit.Originals;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Each case has a chain in the market's record: one entry for each event, with a receipt. */
@Component
final class CaseRecord implements Originals {
  private static final String KIND = "case";
  private static final String EVENT = "event";
  private static final String NUMBER = "sequence";

  private final Ledger ledger;
  private final JdbcCases rows;
  private final TransactionTemplate transaction;

  CaseRecord(Ledger ledger, JdbcCases rows, TransactionTemplate transaction) {
    this.ledger = ledger;
    this.rows = rows;
    this.transaction = transaction;
  }

  /**
   * Records events, in the running transaction.
   *
   * @param row the case before them
   * @param explanation what a decision among them says; blank for nothing
   * @param by who brought them about
   */
  void append(CaseRow row, List<CaseEvent> events, String explanation, String by) {
    var happenings = new ArrayList<Happening>();
    int sequence = row.sequence();
    for (CaseEvent event : events) {
      sequence++;
      Map<String, String> contents = new HashMap<>();
      contents.put(EVENT, CaseEventJson.write(event).toString());
      boolean decides =
          event instanceof CaseEvent.Decided || event instanceof CaseEvent.DecisionProposed;
      if (decides && !explanation.isBlank()) {
        contents.put("explanation", explanation);
      }
      happenings.add(
          new Happening(
              CaseEventJson.type(event),
              Map.of(NUMBER, Integer.toString(sequence), "by", by),
              contents,
              by));
    }
    ledger.append(chain(row), happenings);
  }

  /** The receipt for an event; empty when there is none that whoever acts may see. */
  Optional<Receipt> receipt(CaseRow row, long sequence) {
    return Objects.requireNonNull(transaction.execute(_ -> ledger.receipt(chain(row), sequence)));
  }

  private static Chain chain(CaseRow row) {
    return new Chain(KIND, row.id().toString(), row.organization(), row.counterpart());
  }

  @Override
  public String kind() {
    return KIND;
  }

  /** The events as they are stored now. */
  @Override
  public Map<Long, Map<String, String>> of(String id, List<Entry> entries) {
    List<CaseEvent> events =
        Objects.requireNonNull(
            transaction.execute(_ -> rows.events(new CaseId(Long.parseLong(id)))));
    Map<Long, Map<String, String>> contents = new HashMap<>();
    for (Entry entry : entries) {
      int number = Integer.parseInt(entry.ids().getOrDefault(NUMBER, "0"));
      String stored =
          number < 1 || number > events.size()
              ? ""
              : CaseEventJson.write(events.get(number - 1)).toString();
      contents.put(entry.sequence(), Map.of(EVENT, stored));
    }
    return contents;
  }
}
