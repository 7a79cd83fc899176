package dev.shangjia.platform.inspections;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.platform.tenancy.OrganizationId;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Which provider has to put something right by which day. */
class FixDatesTest {
  private static final LocalDate FIRST = LocalDate.of(2027, 1, 10);
  private static final String HASH = "a".repeat(64);

  @Test
  void theGroupOfAProviderIsWhatAnybodyWorksOut() {
    // printf 'aaaa…a:1' | sha256sum, the first eight digits as a number, modulo 4
    var dates = new FixDates(FIRST, 4, 7);

    assertThat(LongStream.rangeClosed(1, 5).mapToObj(id -> dates.of(HASH, new OrganizationId(id))))
        .containsExactly(
            FIRST.plusDays(14),
            FIRST.plusDays(14),
            FIRST.plusDays(21),
            FIRST.plusDays(7),
            FIRST.plusDays(14));
  }

  @Test
  void groupsAreAboutEquallyLarge() {
    var dates = new FixDates(FIRST, 5, 1);

    assertThat(
            LongStream.rangeClosed(1, 1_000)
                .mapToObj(id -> dates.of(HASH, new OrganizationId(id)))
                .collect(Collectors.groupingBy(day -> day, Collectors.counting())))
        .hasSize(5)
        .allSatisfy((_, members) -> assertThat(members).isBetween(150L, 250L));
  }

  @Test
  void oneGroupIsOneDay() {
    assertThat(new FixDates(FIRST, 1, 90).of(HASH, new OrganizationId(77))).isEqualTo(FIRST);
  }
}
