package dev.shangjia.engine.yaml;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The keys that a kind of mapping knows.
 *
 * @param shape the name of the kind of mapping, as the JSON Schemas in the documentation have it
 * @param required those that must be there, in order
 * @param optional those that may be left out, in order
 */
public record YamlKeys(String shape, List<String> required, List<String> optional) {
  public YamlKeys {
    required = List.copyOf(required);
    optional = List.copyOf(optional);
  }

  /** Keys of which some have to be there. */
  public static YamlKeys of(String shape, List<String> required, String... optional) {
    return new YamlKeys(shape, required, List.of(optional));
  }

  /** All keys, the required ones first. */
  public Set<String> all() {
    var all = new LinkedHashSet<>(required);
    all.addAll(optional);
    return Collections.unmodifiableSet(all);
  }
}
