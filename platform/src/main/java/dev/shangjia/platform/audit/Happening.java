package dev.shangjia.platform.audit;

import java.util.Map;

/**
 * Something that is to be recorded.
 *
 * @param kind what happened, in letters, digits and hyphens, such as {@code decided}
 * @param ids the ids it speaks of, by name; never words, which nobody could erase
 * @param contents everything personal or long, by name; only salted hashes of it are recorded
 * @param person of whom the contents are: the id of somebody, with whom they can be erased
 */
public record Happening(
    String kind, Map<String, String> ids, Map<String, String> contents, String person) {
  public Happening {
    ids = Map.copyOf(ids);
    contents = Map.copyOf(contents);
  }
}
