package dev.shangjia.platform.catalog;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a listing stands, whatever its exposure: what the market does with it, and what enterprises
 * that have the app keep. Source: TM-107, TM-108, TM-130 to TM-132, TM-148, TM-350, TM-720.
 *
 * @param state the gravest of what holds
 * @param since since when
 * @param until not before then it ends; null where nobody said
 * @param search whether it is kept out of search results whatever its state
 * @param demotions how many measures move it down in lists
 */
public record Visibility(
    State state, Instant since, @Nullable Instant until, Search search, int demotions) {

  /** Whether something keeps a listing out of search results, whatever its state. */
  public enum Search {
    ALLOWED,
    BANNED
  }

  /** The states, from the lightest to the gravest. */
  public enum State {
    /** Nothing holds against it. */
    NORMAL(Recommended.YES, Found.YES, Installed.YES, Used.YES),
    /**
     * No list recommends it. The source is silent on search; as it names search apart where it
     * means it, the app is found.
     */
    NOT_RECOMMENDED(Recommended.NO, Found.YES, Installed.YES, Used.YES),
    /** No enterprise that does not have it can install it. */
    CLOSED_TO_NEW(Recommended.NO, Found.YES, Installed.NO, Used.YES),
    /** Nobody but its provider and the market sees it: it is prepared. */
    PRE_LISTED(Recommended.NO, Found.NO, Installed.NO, Used.YES),
    /** Its provider took it out; enterprises that have it keep it, and may extend it. */
    WITHDRAWN(Recommended.NO, Found.NO, Installed.NO, Used.YES),
    /** Its service is stopped for a time. */
    SUSPENDED(Recommended.NO, Found.NO, Installed.NO, Used.NO),
    /** Nobody finds it, nobody installs it, nobody uses it. */
    DELISTED(Recommended.NO, Found.NO, Installed.NO, Used.NO);

    private enum Recommended {
      YES,
      NO
    }

    private enum Found {
      YES,
      NO
    }

    private enum Installed {
      YES,
      NO
    }

    private enum Used {
      YES,
      NO
    }

    private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');
    private final Recommended recommended;
    private final Found found;
    private final Installed installed;
    private final Used used;

    State(Recommended recommended, Found found, Installed installed, Used used) {
      this.recommended = recommended;
      this.found = found;
      this.installed = installed;
      this.used = used;
    }

    /** The name in the database, in words and in addresses. */
    public String code() {
      return code;
    }

    /** Whether lists may show it. */
    public boolean isRecommended() {
      return recommended == Recommended.YES;
    }

    /** Whether search may find it. */
    public boolean isFound() {
      return found == Found.YES;
    }

    /** Whether an enterprise that does not have it may install it. */
    public boolean isInstallable() {
      return installed == Installed.YES;
    }

    /** Whether members of enterprises that have it may open it. */
    public boolean isUsable() {
      return used == Used.YES;
    }

    static State of(String code) {
      return Arrays.stream(values())
          .filter(state -> state.code.equals(code))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("no state of listings " + code));
    }
  }

  /** Whether search may find it, ban and state taken together. */
  public boolean isSearchable() {
    return search == Search.ALLOWED && state.isFound();
  }
}
