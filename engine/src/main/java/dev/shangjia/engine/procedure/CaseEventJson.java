package dev.shangjia.engine.procedure;

import dev.shangjia.engine.json.JsonMismatch;
import dev.shangjia.engine.json.JsonReading;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Events of a case as JSON, as they are stored:
 *
 * <pre>{@code
 * {"type": "returned", "at": "2026-03-02T02:00:00Z", "stage": "review", "outcome": "return",
 *  "way": {"to": "provider", "due": {"amount": 30, "unit": "calendar days", "ours": true},
 *          "resume": "review", "expired": "lapsed", "clock": "continues"}}
 * }</pre>
 *
 * <p>{@code type} and {@code at} come first; every other member of the event is there, null where
 * it has none. Names never change, and a stored event stays readable for as long as its case is
 * kept: new types may be added, and a new member of an old type is one that old events may lack.
 */
public final class CaseEventJson {
  private CaseEventJson() {}

  /** The name of an event's type. */
  public static String type(CaseEvent event) {
    return CaseEventType.of(event).code();
  }

  /** The event as JSON. */
  public static ObjectNode write(CaseEvent event) {
    return CaseEventWriting.of(event);
  }

  /**
   * Reads an event: equal to the one that was written.
   *
   * @throws JsonMismatch when the type is unknown, or a member is missing, unknown or of another
   *     kind: the store was damaged, or written by a later version
   */
  public static CaseEvent read(JsonNode json) {
    return JsonReading.of(json).whole(CaseEventReading::event);
  }

  /**
   * Reads an event from a text, in the same way.
   *
   * @throws JsonMismatch also when the text is no JSON
   */
  public static CaseEvent read(String json) {
    return JsonReading.of(json).whole(CaseEventReading::event);
  }
}
