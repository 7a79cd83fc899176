package dev.shangjia.engine.record;

import dev.shangjia.engine.Problem;
import dev.shangjia.engine.Reading;
import dev.shangjia.engine.json.JsonMismatch;
import dev.shangjia.engine.json.JsonReading;
import dev.shangjia.engine.source.SourceFile;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/**
 * Receipts, checkpoints and entries as JSON files, in UTF-8:
 *
 * <pre>{@code
 * {"format": "shangjia-receipt/1", "chain": "case:81", "sequence": 3, "entry": "64 hex digits",
 *  "at": "2026-11-22T08:30:00Z", "key": "id of the key", "signature": "Base64url",
 *  "inclusion": {"checkpoint": 12, "later": ["..."], "leaf": 5, "size": 40, "path": ["..."]}}
 *
 * {"format": "shangjia-checkpoint/1", "sequence": 12, "at": "...", "size": 40, "root": "...",
 *  "previous": "...", "key": "...", "signature": "..."}
 *
 * {"format": "shangjia-entry/1", "chain": "case:81", "sequence": 3, "at": "...",
 *  "kind": "decided", "ids": {"by": "r-17"}, "contents": {"reason": "64 hex digits"},
 *  "previous": "...", "salts": {"reason": "64 hex digits"}}
 * }</pre>
 *
 * <p>A receipt has no {@code inclusion} while no checkpoint covers it. Reading is strict: a member
 * that is missing, unknown or written in another way than here makes a file unreadable.
 */
public final class RecordJson {
  /** How large a file may be, 16 MB: a proof holds one hash for each later entry of its chain. */
  public static final int MOST_BYTES = 16 << 20;

  private RecordJson() {}

  public static ObjectNode write(Receipt receipt) {
    return RecordWriting.of(receipt);
  }

  public static ObjectNode write(Checkpoint checkpoint) {
    return RecordWriting.of(checkpoint);
  }

  public static ObjectNode write(Disclosure disclosure) {
    return RecordWriting.of(disclosure);
  }

  /**
   * Reads a receipt: equal to the one that was written.
   *
   * @param name the file's name, for problems
   * @param content its bytes
   */
  public static Reading<Receipt> readReceipt(String name, byte[] content) {
    return read(name, content, RecordReading::receipt);
  }

  /** Reads a checkpoint, in the same way. */
  public static Reading<Checkpoint> readCheckpoint(String name, byte[] content) {
    return read(name, content, RecordReading::checkpoint);
  }

  /** Reads an entry with its salts, in the same way. */
  public static Reading<Disclosure> readEntry(String name, byte[] content) {
    return read(name, content, RecordReading::disclosure);
  }

  static <T> Reading<T> read(String name, byte[] content, Function<JsonReading, T> reading) {
    SourceFile file = SourceFile.decode(name, content, MOST_BYTES);
    if (!file.readable()) {
      return new Reading.Unreadable<>(file.problems());
    }
    try {
      return new Reading.Read<>(JsonReading.of(file.text()).whole(reading), List.of());
    } catch (JsonMismatch e) {
      return new Reading.Unreadable<>(
          List.of(Problem.error("record/mismatch", file.start(), e.text())));
    }
  }
}
