package dev.shangjia.probes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.facts.Facts.FileValue;
import dev.shangjia.engine.facts.Observation.Result;
import dev.shangjia.engine.facts.Probe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;

class DiskCacheTest {
  private static final FileValue FILE = new FileValue("ab".repeat(32), 3);
  private static final Result SEEN =
      new Result.Seen(JsonNodeFactory.instance.objectNode().put("width", 128).put("contrast", 4.5));

  @TempDir Path folder;
  private DiskCache cache = new DiskCache(Path.of(""), Clock.systemUTC());

  @BeforeEach
  void makeCache() {
    cache = at(0);
  }

  @Test
  void givesBackWhatWasSeen() {
    cache.keep(probe("image", 1), FILE, SEEN);

    assertThat(at(5).find(probe("image", 1), FILE)).contains(SEEN);
  }

  @Test
  void knowsNothingOfOtherVersionsProbesAndFiles() {
    cache.keep(probe("image", 1), FILE, SEEN);

    assertThat(cache.find(probe("image", 2), FILE)).isEmpty();
    assertThat(cache.find(probe("link", 1), FILE)).isEmpty();
    assertThat(cache.find(probe("image", 1), new FileValue("cd".repeat(32), 3))).isEmpty();
  }

  @Test
  void keepsNoFailures() {
    cache.keep(probe("image", 1), FILE, new Result.Failed("timed-out", new LocalText("慢", "slow")));

    assertThat(cache.find(probe("image", 1), FILE)).isEmpty();
  }

  @Test
  void damagedEntriesAreIgnoredAndWrittenAgain() throws IOException {
    cache.keep(probe("image", 1), FILE, SEEN);
    Path entry = entries().getFirst();
    String good = Files.readString(entry);
    for (String bad :
        List.of(
            "",
            good.substring(0, good.length() - 1),
            good.replace("128", "129"),
            good.replace("{", "["),
            "x".repeat(100_000))) {
      Files.writeString(entry, bad);
      assertThat(cache.find(probe("image", 1), FILE)).describedAs(bad).isEmpty();
    }

    cache.keep(probe("image", 1), FILE, SEEN);
    assertThat(cache.find(probe("image", 1), FILE)).contains(SEEN);
  }

  @Test
  void forgetsWhatWasNotUsedForLongest() throws IOException {
    for (int i = 0; i < 900; i++) {
      at(i).keep(probe("image", 1), file(i), SEEN);
      assertThat(at(i).find(probe("image", 1), file(i))).describedAs("%d", i).isPresent();
      at(i).find(probe("image", 1), file(0));
    }
    assertThat(entries()).hasSizeBetween(300, 2 * 256);
    assertThat(cache.find(probe("image", 1), file(0))).describedAs("used all the time").isPresent();
    assertThat(IntStream.range(1, 201).filter(this::isKept).count()).isLessThan(60);
    assertThat(IntStream.range(800, 900).filter(this::isKept).count()).isGreaterThan(60);
  }

  private boolean isKept(int number) {
    return cache.find(probe("image", 1), file(number)).isPresent();
  }

  @Test
  void severalMayUseItAtOnce() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Callable<Boolean>> work =
          IntStream.range(0, 200)
              .<Callable<Boolean>>mapToObj(
                  i ->
                      () -> {
                        at(i).keep(probe("image", 1), file(i % 5), SEEN);
                        return at(i).find(probe("image", 1), file(i % 5)).equals(Optional.of(SEEN));
                      })
              .toList();
      for (var done : threads.invokeAll(work)) {
        assertThat(done.get()).isTrue();
      }
    }
    assertThat(entries()).hasSize(5);
  }

  @Test
  void aFolderThatCannotBeWrittenToCostsNothingElse() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    var broken = new DiskCache(file.resolve("below"), Clock.systemUTC());

    broken.keep(probe("image", 1), FILE, SEEN);

    assertThat(broken.find(probe("image", 1), FILE)).isEmpty();
  }

  private DiskCache at(int second) {
    return new DiskCache(
        folder.resolve("cache"),
        Clock.fixed(Instant.parse("2026-11-22T00:00:00Z").plusSeconds(second), ZoneOffset.UTC),
        2);
  }

  private List<Path> entries() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  private static FileValue file(int number) {
    return new FileValue("%064x".formatted(number), number);
  }

  private static Probe probe(String name, int version) {
    return new Probe() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public int version() {
        return version;
      }

      @Override
      public Result observe(Path file) {
        throw new IllegalStateException("not asked");
      }
    };
  }
}
