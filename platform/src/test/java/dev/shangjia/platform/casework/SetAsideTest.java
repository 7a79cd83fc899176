package dev.shangjia.platform.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class SetAsideTest {
  private long now;
  private boolean broken = true;
  private final List<String> tried = new ArrayList<>();
  private final SetAside<String> aside = new SetAside<>("{} failed", () -> now);

  private void work(String... waiting) {
    IntFunction<List<String>> first = most -> List.of(waiting).stream().limit(most).toList();
    tried.clear();
    aside.work(
        first,
        1,
        one -> {
          tried.add(one);
          if (broken && one.equals("bad")) {
            throw new IllegalStateException("as it has to be");
          }
        });
  }

  @Test
  void whatFailedHoldsNothingUp() {
    work("bad", "good");
    assertThat(tried).containsExactly("bad");
    work("bad", "good");
    assertThat(tried).containsExactly("good");
  }

  @Test
  void itIsTriedAgainEachTimeAfterTwiceAsLongButWithinTheHour() {
    work("bad");
    for (int seconds = 10; seconds <= 20_480; seconds *= 2) {
      long length = Math.min(seconds, 3_600);
      now += Duration.ofSeconds(length).toNanos() - 1;
      work("bad");
      assertThat(tried).as("just before %s seconds", length).isEmpty();
      now++;
      work("bad");
      assertThat(tried).as("after %s seconds", length).containsExactly("bad");
    }
  }

  @Test
  void whatSomebodyElseDidMeanwhileBeginsAnew() {
    work("bad");
    work("good");
    work("bad");
    assertThat(tried).containsExactly("bad");
  }

  @Test
  void whatSucceededIsNotSetAside() {
    work("bad");
    now += Duration.ofSeconds(10).toNanos();
    broken = false;
    work("bad");
    work("bad");
    assertThat(tried).containsExactly("bad");
  }
}
