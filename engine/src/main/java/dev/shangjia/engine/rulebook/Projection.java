package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.SourcePlace;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a program's facts become one of the platform's fixed records.
 *
 * @param name the record, such as {@code listing}
 * @param fields an expression for each of the record's fields, in order
 * @param place where it stands
 */
public record Projection(String name, Map<String, Expression> fields, SourcePlace place) {
  public Projection {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }
}
