package dev.shangjia.bench.search;

import dev.shangjia.bench.search.Generated.Asked;
import dev.shangjia.platform.catalog.search.Document;
import dev.shangjia.platform.catalog.search.Facet;
import dev.shangjia.platform.catalog.search.ListingIndex;
import dev.shangjia.platform.catalog.search.Question;
import dev.shangjia.platform.catalog.search.Question.Order;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The market's own index: words, pinyin, synonyms and all six facets. */
final class Ours implements Peer {
  private static final int PAGE = 20;

  private final ListingIndex index;

  Ours(Path folder) {
    index = ListingIndex.inFolder(folder);
  }

  @Override
  public String name() {
    return "Shangjia";
  }

  @Override
  public void add(List<Document> listings) {
    index.put(listings);
  }

  @Override
  public void ready() {
    index.flush();
    index.compact();
  }

  @Override
  public long find(Asked asked) {
    Map<Facet, String> filters = new EnumMap<>(Facet.class);
    if (!asked.category().isEmpty()) {
      filters.put(Facet.CATEGORY, asked.category());
    }
    if (!asked.pricing().isEmpty()) {
      filters.put(Facet.PRICING, asked.pricing());
    }
    return index.find(new Question(asked.text(), filters, Order.RANKING, 0, PAGE)).total();
  }

  @Override
  public void close() {
    index.close();
  }
}
