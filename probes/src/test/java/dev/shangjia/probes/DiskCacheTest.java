package dev.shangjia.probes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.facts.Facts.FileValue;
import dev.shangjia.engine.facts.FileProbe;
import dev.shangjia.engine.facts.Observation;
import dev.shangjia.engine.facts.Observation.Result;
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
import tools.jackson.databind.node.ObjectNode;

class DiskCacheTest {
  private static final FileValue FILE = new FileValue("ab".repeat(32), 3);
  private static final ObjectNode FACTS =
      JsonNodeFactory.instance.objectNode().put("width", 128).put("contrast", 4.5);
  private static final FileProbe IMAGE = probe("image", 1);
  private static final String SUBJECT = Observation.subjectOf(FILE);
  private static final Observation SEEN = seen(FILE);

  @TempDir Path folder;
  private DiskCache cache = new DiskCache(Path.of(""), Clock.systemUTC());

  @BeforeEach
  void makeCache() {
    cache = at(0);
  }

  @Test
  void givesBackWhatWasSeen() {
    cache.keep(SEEN);

    assertThat(at(5).find(IMAGE, SUBJECT)).contains(SEEN);
  }

  @Test
  void knowsNothingOfOtherVersionsProbesAndFiles() {
    cache.keep(SEEN);

    assertThat(cache.find(probe("image", 2), SUBJECT)).isEmpty();
    assertThat(cache.find(probe("link", 1), SUBJECT)).isEmpty();
    assertThat(cache.find(IMAGE, Observation.subjectOf(new FileValue("cd".repeat(32), 3))))
        .isEmpty();
  }

  @Test
  void keepsNoFailures() {
    cache.keep(
        Observation.ofFile(
            IMAGE, FILE, new Result.Failed("timed-out", new LocalText("慢", "slow"))));

    assertThat(cache.find(IMAGE, SUBJECT)).isEmpty();
  }

  @Test
  void givesBackAddressesWithTheirTime() {
    var seen =
        new Observation(
            "link",
            1,
            Observation.subjectOf("https://example.com"),
            Instant.parse("2026-11-22T08:30:00Z"),
            new Result.Seen(JsonNodeFactory.instance.objectNode().put("status", 200)));

    cache.keep(seen);

    assertThat(at(5).find(probe("link", 1), "url:https://example.com/")).contains(seen);
    assertThat(at(5).find(probe("link", 1), "url:https://example.com/a")).isEmpty();
  }

  @Test
  void damagedEntriesAreIgnoredAndWrittenAgain() throws IOException {
    cache.keep(SEEN);
    Path entry = entries().getFirst();
    String good = Files.readString(entry);
    for (String bad :
        List.of(
            "",
            good.substring(0, good.length() - 1),
            good.replace("128", "129"),
            good.replace("{", "["),
            "x".repeat(300_000))) {
      Files.writeString(entry, bad);
      assertThat(cache.find(IMAGE, SUBJECT)).describedAs(bad).isEmpty();
    }

    cache.keep(SEEN);
    assertThat(cache.find(IMAGE, SUBJECT)).contains(SEEN);
  }

  @Test
  void forgetsWhatWasNotUsedForLongest() throws IOException {
    for (int i = 0; i < 900; i++) {
      at(i).keep(seen(file(i)));
      assertThat(at(i).find(IMAGE, Observation.subjectOf(file(i))))
          .describedAs("%d", i)
          .isPresent();
      at(i).find(IMAGE, Observation.subjectOf(file(0)));
    }
    assertThat(entries()).hasSizeBetween(300, 2 * 256);
    assertThat(cache.find(IMAGE, Observation.subjectOf(file(0))))
        .describedAs("used all the time")
        .isPresent();
    assertThat(IntStream.range(1, 201).filter(this::isKept).count()).isLessThan(60);
    assertThat(IntStream.range(800, 900).filter(this::isKept).count()).isGreaterThan(60);
  }

  private boolean isKept(int number) {
    return cache.find(IMAGE, Observation.subjectOf(file(number))).isPresent();
  }

  @Test
  void severalMayUseItAtOnce() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Callable<Boolean>> work =
          IntStream.range(0, 200)
              .<Callable<Boolean>>mapToObj(
                  i ->
                      () -> {
                        at(i).keep(seen(file(i % 5)));
                        return at(i)
                            .find(IMAGE, Observation.subjectOf(file(i % 5)))
                            .equals(Optional.of(seen(file(i % 5))));
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

    broken.keep(SEEN);

    assertThat(broken.find(IMAGE, SUBJECT)).isEmpty();
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

  private static Observation seen(FileValue file) {
    return Observation.ofFile(IMAGE, file, new Result.Seen(FACTS));
  }

  private static FileProbe probe(String name, int version) {
    return new FileProbe() {
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
