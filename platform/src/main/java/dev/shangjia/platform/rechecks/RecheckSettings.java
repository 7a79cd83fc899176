package dev.shangjia.platform.rechecks;

import java.time.Duration;
import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When and how what is listed is looked at again.
 *
 * @param at when the night begins, in the market's zone
 * @param spread over which time after that looks are spread
 * @param atOnce how many looks are under way at once, over all nodes
 * @param looks in how many looks something has to be seen that may pass by itself
 * @param apart how long two of these looks lie apart
 * @param graceDays how many days a provider has for what a changed rule finds, where it was given
 *     no date
 */
@ConfigurationProperties("shangjia.rechecks")
record RecheckSettings(
    @DefaultValue("02:00") LocalTime at,
    @DefaultValue("4h") Duration spread,
    @DefaultValue("2") int atOnce,
    @DefaultValue("3") int looks,
    @DefaultValue("6h") Duration apart,
    @DefaultValue("30") int graceDays) {
  RecheckSettings {
    if (spread.isNegative() || atOnce < 1 || looks < 1 || apart.isNegative() || graceDays < 0) {
      throw new IllegalArgumentException(
          "shangjia.rechecks: spread %s, at-once %d, looks %d, apart %s, grace-days %d; none may be negative, and at-once and looks are at least 1"
              .formatted(spread, atOnce, looks, apart, graceDays));
    }
  }
}
