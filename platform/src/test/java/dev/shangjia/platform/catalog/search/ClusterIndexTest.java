package dev.shangjia.platform.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The same on a real OpenSearch, put together from its artifacts. */
@Tag("soak")
class ClusterIndexTest extends SearchSuite {

  @Override
  ListingIndex open() throws Exception {
    return ListingIndex.ofCluster(settings());
  }

  private static Map<String, String> settings() throws Exception {
    return Map.of("uris", OpenSearchServer.running().address());
  }

  @Test
  void isStillThereWhenItIsOpenedAgain() throws Exception {
    try (ListingIndex again = ListingIndex.ofCluster(settings())) {
      assertThat(again.size()).isEqualTo(7);
    }
  }
}
