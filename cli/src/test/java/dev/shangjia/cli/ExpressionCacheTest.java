package dev.shangjia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.Reading;
import dev.shangjia.engine.SourcePlace;
import dev.shangjia.engine.inspection.Inspector;
import dev.shangjia.engine.rulebook.Rulebook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpressionCacheTest {
  private static final byte[] SOME = "checked".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;

  private ExpressionCache cache(String build) {
    return ExpressionCache.of(folder, "rulebook", build);
  }

  @Test
  void keepsExpressionsForTheSameRulebookAndBuildOnly() {
    ExpressionCache first = cache("build");
    first.keep("text:string|size(text) > 1", () -> SOME);
    first.save();
    assertThat(cache("build").find("text:string|size(text) > 1")).hasValue(SOME);
    assertThat(cache("build").find("size(text) > 1")).isEmpty();
    assertThat(cache("other").find("text:string|size(text) > 1")).isEmpty();
  }

  @Test
  void aDamagedFileIsAsGoodAsNone() throws IOException {
    ExpressionCache first = cache("build");
    first.keep("a", () -> SOME);
    first.save();
    Path file = files().getFirst();
    byte[] bytes = Files.readAllBytes(file);
    for (int length = 0; length < bytes.length; length++) {
      Files.write(file, java.util.Arrays.copyOf(bytes, length));
      assertThat(cache("build").find("a")).isEmpty();
    }
  }

  @Test
  void doesWithoutAFolderThatItCannotWriteTo() throws IOException {
    Path noFolder = Files.writeString(folder.resolve("file"), "");
    ExpressionCache cache = ExpressionCache.of(noFolder, "rulebook", "build");
    cache.keep("a", () -> SOME);
    cache.save();
    assertThat(noFolder).isRegularFile();
  }

  @Test
  void forgetsTheOldestFiles() throws IOException {
    for (int i = 0; i < 20; i++) {
      ExpressionCache cache = cache("build" + i);
      cache.keep("a", () -> SOME);
      cache.save();
    }
    assertThat(files()).hasSize(16);
  }

  @Test
  void aRulebookFromTheCacheJudgesLikeOneThatWasJustCompiled() {
    var rulebooks = new Rulebooks(RecordedRun.invocation());
    Reading<Rulebook> reading = rulebooks.read("tencent-meeting", SourcePlace.startOf("test"));
    Rulebook rulebook = ((Reading.Read<Rulebook>) reading).value();
    ExpressionCache cache = cache("build");
    assertThat(Inspector.of(rulebook, cache)).isInstanceOf(Reading.Read.class);
    cache.save();
    Reading<Inspector> again = Inspector.of(rulebook, cache("build"));
    Reading<Inspector> fresh = Inspector.of(rulebook);
    var at = RecordedRun.NOON.instant();
    for (String procedure : rulebook.procedures().keySet()) {
      assertThat(inspector(again).probes(procedure, at))
          .isEqualTo(inspector(fresh).probes(procedure, at));
    }
    for (var rule : rulebook.rules()) {
      for (var example : rule.fail()) {
        assertThat(inspector(again).judgeExample(rule, example, at))
            .isEqualTo(inspector(fresh).judgeExample(rule, example, at));
      }
    }
  }

  private static Inspector inspector(Reading<Inspector> reading) {
    return ((Reading.Read<Inspector>) reading).value();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.toString().endsWith(".expressions")).toList();
    }
  }
}
