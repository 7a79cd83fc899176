package dev.shangjia.bench.search;

import dev.shangjia.bench.search.Generated.Asked;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.queryparser.simple.SimpleQueryParser;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;

/**
 * Lucene by its own interface: the same words in the same texts, and three facets. No pinyin, no
 * synonyms, no second look when nothing holds all of it.
 */
final class RawLucene implements Peer {
  private static final int PAGE = 20;
  private static final List<String> FACETS = List.of("category", "pricing", "terminal");

  private final FSDirectory directory;
  private final FacetsConfig facets = new FacetsConfig();
  private final IndexWriter writer;
  private @Nullable DirectoryReader reader;
  private @Nullable IndexSearcher searcher;
  private @Nullable SortedSetDocValuesReaderState state;

  RawLucene(Path folder) throws IOException {
    directory = FSDirectory.open(folder);
    facets.setMultiValued("terminal", true);
    writer = new IndexWriter(directory, new IndexWriterConfig(new SmartChineseAnalyzer()));
  }

  @Override
  public String name() {
    return "Lucene 10.3";
  }

  @Override
  public void add(List<dev.shangjia.platform.catalog.search.Document> listings) throws IOException {
    for (dev.shangjia.platform.catalog.search.Document listing : listings) {
      var document = new Document();
      document.add(new StringField("app", Long.toString(listing.app()), Field.Store.YES));
      document.add(new TextField("name", listing.name(), Field.Store.NO));
      document.add(new TextField("summary", listing.summary(), Field.Store.NO));
      document.add(new TextField("description", listing.description(), Field.Store.NO));
      document.add(new TextField("keywords", String.join(" ", listing.keywords()), Field.Store.NO));
      document.add(new StringField("category", listing.categories().getFirst(), Field.Store.NO));
      document.add(new StringField("pricing", listing.pricing(), Field.Store.NO));
      document.add(new SortedSetDocValuesFacetField("category", listing.categories().getFirst()));
      document.add(new SortedSetDocValuesFacetField("pricing", listing.pricing()));
      for (String terminal : listing.terminals()) {
        document.add(new SortedSetDocValuesFacetField("terminal", terminal));
      }
      writer.addDocument(facets.build(document));
    }
  }

  @Override
  public void ready() throws IOException {
    writer.forceMerge(1); // as the market's index is after it was made
    writer.commit();
    DirectoryReader opened = DirectoryReader.open(writer);
    reader = opened;
    searcher = new IndexSearcher(opened);
    state = new DefaultSortedSetDocValuesReaderState(opened, facets);
  }

  @Override
  public long find(Asked asked) throws IOException {
    IndexSearcher open = searcher;
    SortedSetDocValuesReaderState counted = state;
    if (open == null || counted == null) {
      throw new IllegalStateException("not ready");
    }
    var found =
        FacetsCollectorManager.search(open, query(asked), PAGE, new FacetsCollectorManager());
    FacetsCollector collected = found.facetsCollector();
    var counts = new SortedSetDocValuesFacetCounts(counted, collected);
    for (String facet : FACETS) {
      counts.getTopChildren(30, facet);
    }
    for (var hit : found.topDocs().scoreDocs) {
      open.storedFields().document(hit.doc).get("app");
    }
    return found.topDocs().totalHits.value();
  }

  private static Query query(Asked asked) {
    var parser =
        new SimpleQueryParser(
            new SmartChineseAnalyzer(),
            Map.of("name", 16f, "keywords", 8f, "summary", 4f, "description", 1f));
    parser.setDefaultOperator(Occur.MUST);
    var query = new BooleanQuery.Builder().add(parser.parse(asked.text()), Occur.MUST);
    if (!asked.category().isEmpty()) {
      query.add(new TermQuery(new Term("category", asked.category())), Occur.FILTER);
    }
    if (!asked.pricing().isEmpty()) {
      query.add(new TermQuery(new Term("pricing", asked.pricing())), Occur.FILTER);
    }
    return query.build();
  }

  @Override
  public void close() throws IOException {
    if (reader != null) {
      reader.close();
    }
    writer.close();
    directory.close();
  }
}
