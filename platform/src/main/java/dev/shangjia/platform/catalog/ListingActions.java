package dev.shangjia.platform.catalog;

import java.util.List;

/**
 * Knows what whoever looks at a listing can do with it; a module offers what it knows as a bean.
 */
public interface ListingActions {

  /** What can be done, the likeliest first; nothing for who can do nothing. */
  List<Action> of(Listing listing);

  /**
   * Something that can be done.
   *
   * @param key the key of its words
   * @param href where it is done
   */
  record Action(String key, String href) {}
}
