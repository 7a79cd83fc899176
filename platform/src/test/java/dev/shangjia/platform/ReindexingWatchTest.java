package dev.shangjia.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.platform.ReindexingWatch.Sight;
import dev.shangjia.platform.catalog.Reindexing.Progress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReindexingWatchTest {
  private final ReindexingWatch watch = new ReindexingWatch();

  private Sight after(int seconds, Progress... now) {
    return watch.look(List.of(now), Duration.ofSeconds(seconds));
  }

  private static Progress going(String index, int done) {
    return new Progress(index, done, 100, false);
  }

  private static Progress done(String index) {
    return new Progress(index, 100, 100, true);
  }

  @Test
  void waitsForServersThatBeginLater() {
    assertThat(after(0)).isEqualTo(Sight.GOES_ON);
    assertThat(after(1, done("one"))).isEqualTo(Sight.GOES_ON);
    assertThat(after(3, done("one"), going("two", 10))).isEqualTo(Sight.GOES_ON);
    assertThat(watch.done()).isEqualTo(110);
    assertThat(watch.total()).isEqualTo(200);
    assertThat(after(20, done("one"), done("two"))).isEqualTo(Sight.GOES_ON);
    assertThat(after(23, done("one"), done("two"))).isEqualTo(Sight.DONE);
  }

  @Test
  void givesUpWhenNoServerBegins() {
    assertThat(after(59)).isEqualTo(Sight.GOES_ON);
    assertThat(after(60)).isEqualTo(Sight.NOBODY_BEGAN);
  }

  @Test
  void givesUpWhenNothingGoesOnForLong() {
    assertThat(after(10, going("one", 10))).isEqualTo(Sight.GOES_ON);
    assertThat(after(300, going("one", 20))).isEqualTo(Sight.GOES_ON);
    assertThat(after(599, going("one", 20))).isEqualTo(Sight.GOES_ON);
    assertThat(after(600, going("one", 20))).isEqualTo(Sight.STANDS_STILL);
  }
}
