package dev.shangjia.platform.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shangjia.platform.PlatformTest;
import dev.shangjia.platform.catalog.Reindexing.Progress;
import java.sql.Connection;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a command orders is done by the server that runs. */
@PlatformTest
class ReindexingTest {
  @Autowired private DataSource database;
  @Autowired private JdbcListingChanges changes;
  @Autowired private IndexPlace place;
  @Autowired private Clock clock;

  @Test
  void runningServerCarriesOutWhatWasOrderedAndSaysHowFarItIs() throws Exception {
    try (Connection connection = database.getConnection()) {
      var reindexing = Reindexing.order(connection, clock.instant());
      await()
          .untilAsserted(
              () ->
                  assertThat(reindexing.progress())
                      .singleElement()
                      .returns(place.name(), Progress::index)
                      .returns(true, Progress::isFinished));
    }
    assertThat(changes.order(place.name())).isEmpty();
  }

  /** It was made anew for each order of the last year, one after the other. */
  @Test
  void oneRoundCarriesOutAllOrdersThereWere() {
    changes.order(clock.instant());
    changes.order(clock.instant());
    long last = changes.order("another node's").orElseThrow();
    changes.progress(last, "another node's", 1, 1, true, clock.instant());

    assertThat(changes.order("another node's")).isEmpty();
    assertThat(List.of(changes.order("a third node's").orElseThrow())).containsExactly(last);
  }
}
