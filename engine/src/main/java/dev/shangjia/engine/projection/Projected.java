package dev.shangjia.engine.projection;

import dev.shangjia.engine.LocalText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A record made of one subject's facts.
 *
 * @param shape which record
 * @param fields by name, in the shape's order; those that the rulebook projects
 */
public record Projected(RecordShape shape, Map<String, Value> fields) {
  public Projected {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** What a field came to. */
  public sealed interface Value {

    /**
     * A text, an address, or the path of a picture in the dossier.
     *
     * @param text not blank
     */
    record One(String text) implements Value {}

    /** Several of these. */
    record Several(List<String> texts) implements Value {
      public Several {
        texts = List.copyOf(texts);
      }
    }

    /** What it is made of was not given. */
    record NotGiven() implements Value {}

    /**
     * Nobody can tell.
     *
     * @param why which facts are not known, or what went wrong
     */
    record Unknown(LocalText why) implements Value {}
  }
}
