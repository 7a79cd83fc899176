package dev.shangjia.engine.record;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * An entry as it is handed to somebody who may see it, with the salts of what they may see.
 *
 * @param entry the entry
 * @param salts by name of the content; those that were erased, or are not theirs, are missing
 */
public record Disclosure(Entry entry, Map<String, Salt> salts) {
  public Disclosure {
    salts = Collections.unmodifiableMap(new TreeMap<>(salts));
    if (!entry.contents().keySet().containsAll(salts.keySet())) {
      throw new IllegalArgumentException(
          "salts " + salts.keySet() + " for contents " + entry.contents().keySet());
    }
  }
}
