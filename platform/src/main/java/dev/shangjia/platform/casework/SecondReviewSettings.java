package dev.shangjia.platform.casework;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many decisions are judged a second time.
 *
 * @param rate the share of them, from 0, which turns it off, to 1
 * @param workingDays within how many working days, from 1 to 100
 */
@ConfigurationProperties("shangjia.second-reviews")
record SecondReviewSettings(@DefaultValue("0.05") double rate, @DefaultValue("5") int workingDays) {
  private static final int LONGEST = 100;

  SecondReviewSettings {
    if (!(rate >= 0 && rate <= 1)) {
      throw new IllegalArgumentException(
          "shangjia.second-reviews.rate is %s; from 0 to 1 is possible".formatted(rate));
    }
    if (workingDays < 1 || workingDays > LONGEST) {
      throw new IllegalArgumentException(
          "shangjia.second-reviews.working-days is %d; from 1 to %d is possible"
              .formatted(workingDays, LONGEST));
    }
  }
}
