package dev.shangjia.opensearch;

import java.util.Map;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cn.smart.HMMChineseTokenizer;
import org.opensearch.common.settings.Settings;
import org.opensearch.index.IndexSettings;
import org.opensearch.index.analysis.AbstractTokenizerFactory;
import org.opensearch.index.analysis.TokenizerFactory;
import org.opensearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.opensearch.plugins.AnalysisPlugin;
import org.opensearch.plugins.Plugin;

/**
 * The tokenizer of OpenSearch's plugin {@code analysis-smartcn}, which is not among the artifacts
 * that repositories hold: it hands Lucene's out under this name.
 */
public final class SmartChinese extends Plugin implements AnalysisPlugin {
  @Override
  public Map<String, AnalysisProvider<TokenizerFactory>> getTokenizers() {
    return Map.of(
        "smartcn_tokenizer", (index, _, name, settings) -> new Factory(index, settings, name));
  }

  private static final class Factory extends AbstractTokenizerFactory {
    Factory(IndexSettings index, Settings settings, String name) {
      super(index, settings, name);
    }

    @Override
    public Tokenizer create() {
      return new HMMChineseTokenizer();
    }
  }
}
