package dev.shangjia.platform.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.shangjia.platform.tenancy.PersonId;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Which decisions are judged again is chosen by nobody, and is the same whenever one asks. */
class SecondReviewSampleTest {
  private static final int CASES = 20_000;

  private static List<Long> sample(double rate) {
    return LongStream.rangeClosed(1, CASES)
        .filter(id -> SecondReviewSample.holds(new CaseId(id), "review", 1, rate))
        .boxed()
        .toList();
  }

  @Test
  void aSampleIsAsLargeAsItsRateSays() {
    for (double rate : new double[] {0.01, 0.05, 0.5}) {
      double fourSigma = 4 * Math.sqrt(rate * (1 - rate) / CASES);
      assertThat(sample(rate).size() / (double) CASES).isCloseTo(rate, within(fourSigma));
    }
    assertThat(sample(0)).isEmpty();
    assertThat(sample(1)).hasSize(CASES);
  }

  @Test
  void itIsTheSameAgainAndGrowsWithItsRate() {
    assertThat(sample(0.05)).isEqualTo(sample(0.05));
    assertThat(sample(0.10)).containsAll(sample(0.05));
    assertThat(sample(0.05).subList(0, 5))
        .as("as it was on the first day")
        .containsExactly(34L, 73L, 75L, 76L, 95L);
  }

  @Test
  void stagesAndRoundsOfACaseAreDrawnEachByThemselves() {
    List<Boolean> rounds =
        IntStream.rangeClosed(1, 200)
            .mapToObj(round -> SecondReviewSample.holds(new CaseId(7), "review", round, 0.5))
            .toList();
    List<Boolean> others =
        IntStream.rangeClosed(1, 200)
            .mapToObj(round -> SecondReviewSample.holds(new CaseId(7), "final", round, 0.5))
            .toList();

    assertThat(rounds).contains(true, false).isNotEqualTo(others);
  }

  @Test
  void everybodyHasTheirTurn() {
    List<Long> first =
        LongStream.rangeClosed(1, 3_000)
            .map(
                id ->
                    LongStream.rangeClosed(1, 3)
                        .boxed()
                        .min(
                            Comparator.comparingDouble(
                                person ->
                                    SecondReviewSample.turn(new CaseId(id), new PersonId(person))))
                        .orElseThrow())
            .boxed()
            .toList();

    for (long person = 1; person <= 3; person++) {
      long of = person;
      assertThat(first.stream().filter(one -> one == of).count()).isBetween(880L, 1120L);
    }
  }

  @Test
  void aRateThatIsNoneIsRefusedAtTheStart() {
    assertThatThrownBy(() -> new SecondReviewSettings(1.5, 5))
        .hasMessageContaining("shangjia.second-reviews.rate is 1.5");
    assertThatThrownBy(() -> new SecondReviewSettings(Double.NaN, 5))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SecondReviewSettings(0.1, 0))
        .hasMessageContaining("working-days is 0");
  }
}
