package dev.shangjia.platform.catalog;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the market's index is, and what search shows nothing for.
 *
 * @param backend on which kind of server
 * @param folder of an index on this machine; null for {@code search} in the data folder
 * @param cluster settings of a cluster, such as {@code uris}, as Hibernate Search names them behind
 *     {@code hibernate.search.backend.}
 * @param withheld the word lists of rulebooks whose words are neither searched for nor shown
 */
@ConfigurationProperties("shangjia.search")
record SearchSettings(
    @DefaultValue("lucene") Backend backend,
    @Nullable Path folder,
    @DefaultValue Map<String, String> cluster,
    @DefaultValue({"adult", "drugs", "gambling", "political", "violence-and-weapons"})
        List<String> withheld) {
  SearchSettings {
    cluster = Map.copyOf(cluster);
    withheld = List.copyOf(withheld);
  }

  /** What kind of index it is. */
  enum Backend {
    /** On this machine's disk; each node has its own. */
    LUCENE,
    /** On a cluster of Elasticsearch or OpenSearch, which all nodes share. */
    ELASTICSEARCH
  }
}
