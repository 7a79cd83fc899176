package dev.shangjia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.Reading;
import dev.shangjia.engine.expression.CheckedExpressions;
import dev.shangjia.engine.inspection.Inspector;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.engine.rulebook.RulebookReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparationTest {
  @TempDir Path folder;

  @Test
  void afterwardsNoExpressionOfAProgramIsCheckedAnew() throws Exception {
    Path rulebooks = Files.createDirectory(folder.resolve("rulebooks"));
    Path weda = RecordedRun.checkout().resolve("rulebooks/weda");
    Files.createSymbolicLink(rulebooks.resolve("weda"), weda);
    Files.createDirectory(rulebooks.resolve("unfinished"));
    Path kept = folder.resolve("expressions");
    Preparation.prepare(rulebooks, "build", kept);

    Rulebook rulebook = ((Reading.Read<Rulebook>) RulebookReader.read(weda)).value();
    var recording = new Recording(ExpressionCache.of(kept, rulebook.hash(), "build"));
    var inspector = ((Reading.Read<Inspector>) Inspector.of(rulebook, recording)).value();
    assertThat(inspector.messageProblems()).isEmpty();
    assertThat(recording.found).isPositive();
    assertThat(recording.missed).isEmpty();
  }

  /** Notes what was asked for in vain. */
  private static final class Recording implements CheckedExpressions {
    private final CheckedExpressions kept;
    private final List<String> missed = new ArrayList<>();
    private int found;

    Recording(CheckedExpressions kept) {
      this.kept = kept;
    }

    @Override
    public synchronized Optional<byte[]> find(String key) {
      Optional<byte[]> checked = kept.find(key);
      if (checked.isPresent()) {
        found++;
      } else {
        missed.add(key);
      }
      return checked;
    }

    @Override
    public void keep(String key, Supplier<byte[]> checked) {}
  }
}
