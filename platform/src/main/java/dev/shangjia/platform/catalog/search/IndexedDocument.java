package dev.shangjia.platform.catalog.search;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.hibernate.search.engine.backend.types.Aggregable;
import org.hibernate.search.engine.backend.types.Norms;
import org.hibernate.search.engine.backend.types.Sortable;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.DocumentId;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.FullTextField;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.GenericField;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.Indexed;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.KeywordField;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.SearchEntity;

/** How a document lies in the index; the mapper reads its getters. */
@SearchEntity
@Indexed(index = IndexedDocument.INDEX)
public final class IndexedDocument {
  static final String INDEX = "listing";

  private final Document document;

  private final String name;

  IndexedDocument(Document document) {
    this.document = document;
    this.name = Typed.folded(document.name());
  }

  /** Names the document. */
  @DocumentId
  public long getApp() {
    return document.app();
  }

  /** The whole name, without regard to case and width. */
  @KeywordField(normalizer = Analysis.PLAIN)
  public String getWholeName() {
    return name;
  }

  /** One and two characters of the name at a time, whatever the words are. */
  @FullTextField(analyzer = Analysis.GRAMS, norms = Norms.NO)
  public String getName() {
    return name;
  }

  /** The words of the name. */
  @FullTextField(analyzer = Analysis.WORDS, norms = Norms.NO)
  public String getNameWords() {
    return name;
  }

  /** How the name is read out, from each of its syllables on. */
  @FullTextField(analyzer = Analysis.BEGINNINGS, searchAnalyzer = Analysis.SPACES, norms = Norms.NO)
  public String getReading() {
    return Pinyin.readings(name);
  }

  /** The same as whole words, for what was typed with a mistake. */
  @FullTextField(analyzer = Analysis.SPACES, norms = Norms.NO)
  public String getWholeReading() {
    return Pinyin.readings(name);
  }

  @FullTextField(analyzer = Analysis.WORDS)
  public String getSummary() {
    return Typed.folded(document.summary());
  }

  @FullTextField(analyzer = Analysis.WORDS)
  public String getDescription() {
    return Typed.folded(document.description());
  }

  @FullTextField(analyzer = Analysis.GRAMS, norms = Norms.NO)
  public String getProvider() {
    return Typed.folded(document.provider());
  }

  /** What it is found by besides its texts. */
  @FullTextField(analyzer = Analysis.WORDS, norms = Norms.NO)
  public List<String> getKeywords() {
    return Stream.concat(document.keywords().stream(), document.categories().stream())
        .map(Typed::folded)
        .toList();
  }

  @KeywordField
  public String getReach() {
    return document.reach().name().toLowerCase(Locale.ROOT);
  }

  @KeywordField(aggregable = Aggregable.YES)
  public String getProgram() {
    return document.program();
  }

  @KeywordField(aggregable = Aggregable.YES)
  public List<String> getCategory() {
    return document.categories();
  }

  @KeywordField(aggregable = Aggregable.YES)
  public List<String> getPricing() {
    return document.pricing().isEmpty() ? List.of() : List.of(document.pricing());
  }

  @KeywordField(aggregable = Aggregable.YES)
  public List<String> getTerminal() {
    return document.terminals();
  }

  @KeywordField(aggregable = Aggregable.YES)
  public List<String> getPermission() {
    return document.permissions();
  }

  @KeywordField(aggregable = Aggregable.YES)
  public String getVerified() {
    return document.verified();
  }

  @GenericField(sortable = Sortable.YES)
  public long getListedAt() {
    return document.listedAt();
  }

  @GenericField(sortable = Sortable.YES)
  public double getInMarket() {
    return document.inMarket();
  }

  @GenericField(sortable = Sortable.YES)
  public double getInProgram() {
    return document.inProgram();
  }
}
