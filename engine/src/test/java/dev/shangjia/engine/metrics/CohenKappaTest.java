package dev.shangjia.engine.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Cohen's kappa against what others published, and against what has to hold of any table. */
class CohenKappaTest {
  private static final long SEED = 20261127;

  /**
   * SAS/STAT User's Guide, PROC FREQ, example "Computing Kappa Statistics": two dermatologists, 88
   * patients; simple kappa 0.3449, ASE 0.0724, 95 % limits 0.2030 and 0.4868.
   */
  @Test
  void twoDermatologistsAsPublished() {
    CohenKappa kappa =
        CohenKappa.of(new long[][] {{10, 4, 1, 0}, {5, 10, 12, 2}, {2, 4, 12, 5}, {0, 2, 6, 13}})
            .orElseThrow();

    assertThat(kappa.kappa()).isCloseTo(0.3449, within(0.00005));
    assertThat(kappa.standardError()).isCloseTo(0.0724, within(0.00005));
    assertThat(kappa.lower()).isCloseTo(0.2030, within(0.00005));
    assertThat(kappa.upper()).isCloseTo(0.4868, within(0.00005));
    assertThat(kappa.items()).isEqualTo(88);
  }

  /**
   * J. L. Fleiss, B. Levin, M. C. Paik, "Statistical Methods for Rates and Proportions", 3rd
   * edition, 2003, table 18.1: 100 patients, three diagnoses; kappa 0.68, its standard error 0.087.
   */
  @Test
  void threeDiagnosesAsPublished() {
    CohenKappa kappa =
        CohenKappa.of(new long[][] {{75, 1, 4}, {5, 4, 1}, {0, 0, 10}}).orElseThrow();

    assertThat(kappa.kappa()).isCloseTo(0.6765, within(0.00005));
    assertThat(kappa.standardError()).isCloseTo(0.087, within(0.001));
  }

  @Test
  void itDoesNotMatterWhoWasFirst() {
    var random = new Random(SEED);
    for (int i = 0; i < 200; i++) {
      long[][] table = table(random, 2 + random.nextInt(3));

      assertThat(CohenKappa.of(transposed(table)).orElseThrow().kappa())
          .isCloseTo(CohenKappa.of(table).orElseThrow().kappa(), within(1e-12));
      assertThat(CohenKappa.of(transposed(table)).orElseThrow().standardError())
          .isCloseTo(CohenKappa.of(table).orElseThrow().standardError(), within(1e-12));
    }
  }

  @Test
  void whoAlwaysAgreesHasOne() {
    CohenKappa kappa = CohenKappa.of(new long[][] {{7, 0}, {0, 3}}).orElseThrow();

    assertThat(kappa.kappa()).isCloseTo(1, within(1e-12));
    assertThat(kappa.standardError()).isCloseTo(0, within(1e-9));
  }

  @Test
  void whoJudgesWithoutRegardToTheThingHasNought() {
    CohenKappa kappa = CohenKappa.of(new long[][] {{12, 18}, {28, 42}}).orElseThrow();

    assertThat(kappa.kappa()).isCloseTo(0, within(1e-12));
    assertThat(kappa.lower()).isNegative();
    assertThat(kappa.upper()).isPositive();
  }

  @Test
  void theIntervalLiesWithinWhatIsPossible() {
    var random = new Random(SEED);
    for (int i = 0; i < 200; i++) {
      CohenKappa kappa = CohenKappa.of(table(random, 2)).orElseThrow();
      assertThat(kappa.lower()).isBetween(-1.0, kappa.kappa());
      assertThat(kappa.upper()).isBetween(kappa.kappa(), 1.0);
    }
  }

  /** What 3,000 samples of one world spread about is what the standard error says of each. */
  @Test
  void theStandardErrorIsHowFarSamplesSpread() {
    double[][] world = {{0.25, 0.10}, {0.05, 0.60}};
    var random = new Random(SEED);
    double sum = 0;
    double squares = 0;
    double errors = 0;
    int samples = 3_000;
    for (int i = 0; i < samples; i++) {
      CohenKappa kappa = CohenKappa.of(sample(world, 400, random)).orElseThrow();
      sum += kappa.kappa();
      squares += kappa.kappa() * kappa.kappa();
      errors += kappa.standardError();
    }
    double mean = sum / samples;
    double spread = Math.sqrt(squares / samples - mean * mean);

    assertThat(errors / samples).isCloseTo(spread, within(spread * 0.05));
  }

  @Test
  void ofNothingAndOfOneAnswerNothingCanBeSaid() {
    assertThat(CohenKappa.of(new long[2][2])).isEmpty();
    assertThat(CohenKappa.of(new long[][] {{0, 0}, {0, 9}})).isEmpty();
    assertThat(CohenKappa.of(new long[][] {{0, 1}, {0, 9}})).isPresent();
  }

  @Test
  void whatIsNoTableIsRefused() {
    assertThatThrownBy(() -> CohenKappa.of(new long[][] {{1}}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CohenKappa.of(new long[][] {{1, 2}, {3}}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CohenKappa.of(new long[][] {{1, -2}, {3, 4}}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static long[][] table(Random random, int size) {
    long[][] table = new long[size][size];
    for (long[] row : table) {
      for (int i = 0; i < size; i++) {
        row[i] = 1L + random.nextInt(40);
      }
    }
    return table;
  }

  private static long[][] transposed(long[][] table) {
    long[][] other = new long[table.length][table.length];
    for (int i = 0; i < table.length; i++) {
      for (int j = 0; j < table.length; j++) {
        other[j][i] = table[i][j];
      }
    }
    return other;
  }

  private static long[][] sample(double[][] world, int size, Random random) {
    long[][] table = new long[2][2];
    for (int i = 0; i < size; i++) {
      double at = random.nextDouble();
      int place = 0;
      while (place < 3 && at >= world[place / 2][place % 2]) {
        at -= world[place / 2][place % 2];
        place++;
      }
      table[place / 2][place % 2]++;
    }
    return table;
  }
}
