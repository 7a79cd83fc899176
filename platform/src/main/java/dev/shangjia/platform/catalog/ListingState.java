package dev.shangjia.platform.catalog;

import dev.shangjia.platform.catalog.Visibility.Search;
import dev.shangjia.platform.catalog.Visibility.State;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all that was decided about a listing comes to.
 *
 * @param publicity whether everybody may see its page
 */
record ListingState(Publicity publicity, Exposure exposure, Visibility visibility) {

  /** Whether everybody may see a page. */
  enum Publicity {
    PUBLIC,
    /** Its provider and the market only. */
    PREPARED
  }

  /**
   * Folds what holds, the oldest first. An exposure that was granted stays when a new version is
   * published; a withdrawal ends it, and only publishing again ends a withdrawal. What conduct
   * brought about stays until it is taken back.
   *
   * @param now since when it stands so, where nothing holds
   */
  static ListingState after(List<ListingStep> steps, Instant now) {
    var folding = new Folding(steps.isEmpty() ? now : steps.getFirst().at());
    steps.forEach(folding::add);
    return folding.state();
  }

  private static final class Folding {
    private Publicity publicity = Publicity.PREPARED;
    private Exposure exposure = Exposure.LINK;
    private State market = State.PRE_LISTED;
    private Instant marketSince;
    private State conduct = State.NORMAL;
    private Instant conductSince;
    private @Nullable Instant conductUntil;
    private Search search = Search.ALLOWED;
    private int demotions;

    Folding(Instant begun) {
      marketSince = begun;
      conductSince = begun;
    }

    void add(ListingStep step) {
      switch (step.name()) {
        case PRE_LIST -> {
          // What is in the market already stays there.
        }
        case PUBLISH_LISTING -> {
          publicity = Publicity.PUBLIC;
          if (market != State.NORMAL) {
            market(State.NORMAL, step);
          }
        }
        case SET_EXPOSURE -> {
          Exposure granted = Exposure.of(String.valueOf(step.argument()));
          exposure = granted.compareTo(exposure) > 0 ? granted : exposure;
        }
        case WITHDRAW_LISTING -> {
          exposure = Exposure.LINK;
          market(State.WITHDRAWN, step);
        }
        case LOWER_RANKING -> demotions++;
        case BAN_FROM_SEARCH -> search = Search.BANNED;
        case STOP_RECOMMENDING -> conduct(State.NOT_RECOMMENDED, step);
        case STOP_INSTALLING -> conduct(State.CLOSED_TO_NEW, step);
        case SUSPEND_SERVICE -> conduct(State.SUSPENDED, step);
        case END_SERVICE, DELIST -> conduct(State.DELISTED, step);
      }
    }

    private void market(State state, ListingStep step) {
      market = state;
      marketSince = step.at();
    }

    /** The gravest counts; of the same one the earliest, and its latest end. */
    private void conduct(State state, ListingStep step) {
      int graver = state.compareTo(conduct);
      if (graver > 0) {
        conduct = state;
        conductSince = step.at();
        conductUntil = step.until();
      } else if (graver == 0 && step.until() != null) {
        conductUntil =
            conductUntil == null || step.until().isAfter(conductUntil)
                ? step.until()
                : conductUntil;
      }
    }

    ListingState state() {
      Visibility visibility =
          conduct.compareTo(market) >= 0
              ? new Visibility(
                  conduct,
                  conduct == State.NORMAL ? marketSince : conductSince,
                  conductUntil,
                  search,
                  demotions)
              : new Visibility(market, marketSince, null, search, demotions);
      return new ListingState(publicity, exposure, visibility);
    }
  }
}
