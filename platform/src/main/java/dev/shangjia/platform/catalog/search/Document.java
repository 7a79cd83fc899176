package dev.shangjia.platform.catalog.search;

import java.util.List;

/**
 * What is indexed of a listing.
 *
 * @param app the app's number; there is one document for each app
 * @param name what it is called
 * @param summary in a sentence; empty for none
 * @param description at length; empty for none
 * @param provider who offers it
 * @param keywords further words to find it by
 * @param reach where it may be found
 * @param program the program's id
 * @param categories where it belongs
 * @param pricing {@code free}, {@code trial} or {@code paid}; empty where nobody said
 * @param terminals where it runs
 * @param permissions what it may do
 * @param verified {@code yes} or {@code no}: whether its provider's identity is verified
 * @param listedAt when it came into the market, in seconds since 1970
 * @param inMarket how it stands among apps of all programs; the greatest first
 * @param inProgram how it stands among apps of its own program
 */
public record Document(
    long app,
    String name,
    String summary,
    String description,
    String provider,
    List<String> keywords,
    Reach reach,
    String program,
    List<String> categories,
    String pricing,
    List<String> terminals,
    List<String> permissions,
    String verified,
    long listedAt,
    double inMarket,
    double inProgram) {
  public Document {
    keywords = List.copyOf(keywords);
    categories = List.copyOf(categories);
    terminals = List.copyOf(terminals);
    permissions = List.copyOf(permissions);
  }

  /** Where something may be found. */
  public enum Reach {
    /** By search alone. */
    SEARCH,
    /** By search and in lists. */
    LISTS,
    /** In lists alone; something keeps it out of search. */
    LISTS_ALONE
  }
}
