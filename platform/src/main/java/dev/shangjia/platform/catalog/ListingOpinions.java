package dev.shangjia.platform.catalog;

import dev.shangjia.platform.apps.AppId;
import java.time.Instant;
import java.util.List;

/** Knows what enterprises that have an app think of it; one module offers it as a bean. */
public interface ListingOpinions {

  /** What they think of an app. */
  Opinions of(AppId app);

  /**
   * What enterprises think.
   *
   * @param count how many said something
   * @param mean of their stars, from 1 to 5; 0 where none said anything
   * @param lowest what the mean is at least, with a confidence of 95 %
   * @param highest what it is at most
   * @param latest some of them, those with words first
   */
  record Opinions(int count, double mean, double lowest, double highest, List<Voice> latest) {
    public Opinions {
      latest = List.copyOf(latest);
    }
  }

  /**
   * What one enterprise said.
   *
   * @param stars from 1 to 5
   * @param words may be empty
   * @param version the number of the listing's version that it had
   * @param installed since when it has the app
   */
  record Voice(int stars, String words, int version, Instant installed, Instant at) {}
}
