package dev.shangjia.platform.catalog.search;

import org.hibernate.search.backend.elasticsearch.analysis.ElasticsearchAnalysisConfigurer;
import org.hibernate.search.backend.lucene.analysis.LuceneAnalysisConfigurer;

/**
 * How texts become the terms that are looked for; the same on an index of this machine and on a
 * cluster.
 */
final class Analysis {
  /** Chinese words and English stems. */
  static final String WORDS = "words";

  /** One and two characters at a time. */
  static final String GRAMS = "grams";

  /** The beginnings of words that stand between spaces. */
  static final String BEGINNINGS = "beginnings";

  /** Words that stand between spaces. */
  static final String SPACES = "spaces";

  /** Whole values, without regard to case and width. */
  static final String PLAIN = "plain";

  /** The segmenter would make words of them. */
  private static final String NO_LETTERS = "[^\\p{L}\\p{N}]+";

  private Analysis() {}

  static LuceneAnalysisConfigurer ofLucene() {
    return context -> {
      context
          .analyzer(WORDS)
          .custom()
          .tokenizer("hmmChinese")
          .charFilter("patternReplace")
          .param("pattern", NO_LETTERS)
          .param("replacement", " ")
          .tokenFilter("cjkWidth")
          .tokenFilter("lowercase")
          .tokenFilter("porterStem");
      context
          .analyzer(GRAMS)
          .custom()
          .tokenizer("nGram")
          .param("minGramSize", "1")
          .param("maxGramSize", "2")
          .charFilter("patternReplace")
          .param("pattern", NO_LETTERS)
          .param("replacement", "")
          .tokenFilter("cjkWidth")
          .tokenFilter("lowercase");
      context
          .analyzer(BEGINNINGS)
          .custom()
          .tokenizer("whitespace")
          .tokenFilter("lowercase")
          .tokenFilter("edgeNGram")
          .param("minGramSize", "1")
          .param("maxGramSize", "30");
      context.analyzer(SPACES).custom().tokenizer("whitespace").tokenFilter("lowercase");
      context.normalizer(PLAIN).custom().tokenFilter("cjkWidth").tokenFilter("lowercase");
    };
  }

  static ElasticsearchAnalysisConfigurer ofElasticsearch() {
    return context -> {
      context
          .charFilter("letters_apart")
          .type("pattern_replace")
          .param("pattern", NO_LETTERS)
          .param("replacement", " ");
      context
          .charFilter("letters_alone")
          .type("pattern_replace")
          .param("pattern", NO_LETTERS)
          .param("replacement", "");
      context.tokenizer("one_and_two").type("ngram").param("min_gram", 1).param("max_gram", 2);
      context
          .tokenFilter("first_letters")
          .type("edge_ngram")
          .param("min_gram", 1)
          .param("max_gram", 30);
      context
          .analyzer(WORDS)
          .custom()
          .tokenizer("smartcn_tokenizer")
          .charFilters("letters_apart")
          .tokenFilters("cjk_width", "lowercase", "porter_stem");
      context
          .analyzer(GRAMS)
          .custom()
          .tokenizer("one_and_two")
          .charFilters("letters_alone")
          .tokenFilters("cjk_width", "lowercase");
      context
          .analyzer(BEGINNINGS)
          .custom()
          .tokenizer("whitespace")
          .tokenFilters("lowercase", "first_letters");
      context.analyzer(SPACES).custom().tokenizer("whitespace").tokenFilters("lowercase");
      context.normalizer(PLAIN).custom().tokenFilters("cjk_width", "lowercase");
    };
  }
}
