package dev.shangjia.engine.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WilsonIntervalTest {

  /** R. G. Newcombe, Statistics in Medicine 17 (1998), table I, method 3; then 9 of 10. */
  @ParameterizedTest
  @CsvSource({
    "81, 263, 0.2553, 0.3662",
    "15, 148, 0.0624, 0.1605",
    "0, 20, 0.0000, 0.1611",
    "1, 29, 0.0061, 0.1718",
    "9, 10, 0.5958, 0.9821",
  })
  void hasThePublishedEndsAtNinetyFivePercent(
      double seen, double samples, double lower, double upper) {
    WilsonInterval interval = WilsonInterval.of(seen / samples, samples, 0.95);

    assertThat(interval.lower()).isCloseTo(lower, within(0.00005));
    assertThat(interval.upper()).isCloseTo(upper, within(0.00005));
  }

  @ParameterizedTest
  @CsvSource({
    "0.90, 1.6448536269514722",
    "0.95, 1.959963984540054",
    "0.99, 2.5758293035489004",
    "0.999, 3.2905267314918945",
  })
  void reachesAsFarAsTheNormalDistributionSays(double confidence, double z) {
    assertThat(WilsonInterval.z(confidence)).isCloseTo(z, within(1e-12));
  }

  @Test
  void knowsTheMiddleAndBothTailsOfTheNormalDistribution() {
    assertThat(NormalDistribution.quantile(0.5)).isZero();
    assertThat(NormalDistribution.quantile(0.7)).isCloseTo(0.5244005127080409, within(1e-14));
    assertThat(NormalDistribution.quantile(0.0001)).isCloseTo(-3.719016485455709, within(1e-12));
    assertThat(NormalDistribution.quantile(0.9999)).isCloseTo(3.719016485455709, within(1e-12));
  }

  @Test
  void holdsWhatWasSeenAndIsSymmetricAndNarrowsWithMoreSamples() {
    var random = new Random(20261122);
    for (int i = 0; i < 2_000; i++) {
      int samples = 1 + random.nextInt(5_000);
      double share = random.nextInt(samples + 1) / (double) samples;
      double confidence = 0.5 + random.nextDouble() * 0.49;
      WilsonInterval interval = WilsonInterval.of(share, samples, confidence);
      WilsonInterval mirrored = WilsonInterval.of(1 - share, samples, confidence);
      WilsonInterval narrower = WilsonInterval.of(share, samples * 2.0, confidence);

      assertThat(interval.lower()).isBetween(0.0, share);
      assertThat(interval.upper()).isBetween(share, 1.0);
      assertThat(mirrored.lower()).isCloseTo(1 - interval.upper(), within(1e-9));
      assertThat(narrower.lower()).isGreaterThanOrEqualTo(interval.lower());
      assertThat(narrower.upper()).isLessThanOrEqualTo(interval.upper());
    }
  }

  /** A limit lies outside the interval just when the score test, z away, refuses it. */
  @Test
  void holdsExactlyTheSharesThatAScoreTestDoesNotRefuse() {
    var random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      int samples = 1 + random.nextInt(500);
      double share = random.nextInt(samples + 1) / (double) samples;
      double limit = 0.01 + random.nextDouble() * 0.98;
      double away = Math.abs(share - limit) / Math.sqrt(limit * (1 - limit) / samples);
      WilsonInterval interval = WilsonInterval.of(share, samples, 0.95);

      boolean inside = limit >= interval.lower() && limit <= interval.upper();
      if (Math.abs(away - WilsonInterval.z(0.95)) > 1e-6) {
        assertThat(inside).isEqualTo(away < WilsonInterval.z(0.95));
      }
    }
  }
}
