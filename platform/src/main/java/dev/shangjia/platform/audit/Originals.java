package dev.shangjia.platform.audit;

import dev.shangjia.engine.record.Entry;
import java.util.List;
import java.util.Map;

/**
 * A capability that keeps what the entries of a kind of chains hold hashes of; so the check finds
 * what was changed there, too.
 */
public interface Originals {

  /** The kind of chains. */
  String kind();

  /**
   * The contents that are still kept, by the entries' sequence numbers and by name. One that is
   * left out is not compared; one that should be there and is gone is given as an empty text.
   *
   * @param id which chain of that kind
   * @param entries all its entries
   */
  Map<Long, Map<String, String>> of(String id, List<Entry> entries);

  /**
   * What is kept and no entry speaks of, each in a few words such as {@code decision 17}. Nothing
   * where all of it follows from the chain.
   *
   * @param id which chain of that kind
   * @param entries all its entries
   */
  default List<String> unrecorded(String id, List<Entry> entries) {
    return List.of();
  }
}
