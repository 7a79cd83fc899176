package dev.shangjia.probes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.dossier.Dossier;
import dev.shangjia.engine.dossier.FileHash;
import dev.shangjia.engine.facts.AddressProbe;
import dev.shangjia.engine.facts.Catalogue.Kind;
import dev.shangjia.engine.facts.Facts;
import dev.shangjia.engine.facts.FileProbe;
import dev.shangjia.engine.facts.Observation;
import dev.shangjia.engine.facts.Observation.Result;
import dev.shangjia.engine.source.SourceFile;
import dev.shangjia.engine.yaml.YamlMapping;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class GatheringTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Instant NOW = Instant.parse("2026-11-22T08:30:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final Gathering.Progress SILENT = (done, total, path) -> {};

  @TempDir Path folder;
  private final ConcurrentLinkedQueue<String> looked = new ConcurrentLinkedQueue<>();

  @Test
  void looksOnceAtEachContent() throws IOException {
    Dossier dossier = dossier(Map.of("a.png", "one", "b.png", "two", "c.png", "one"));

    Facts facts = gather(dossier, LONG, this::size);

    assertThat(looked).containsExactlyInAnyOrder("one", "two");
    assertThat(facts.files()).hasSize(3);
    assertThat(facts.observations()).hasSize(2);
    assertThat(facts.observations().getFirst().result()).isInstanceOf(Result.Seen.class);
    assertThat(facts.dossierHash()).isEqualTo("hash");
  }

  @Test
  void ordersByHashHoweverLongEachTakes() throws IOException {
    Dossier dossier = dossier(Map.of("a.png", "one", "b.png", "two", "c.png", "three"));
    var others = new CountDownLatch(2);

    Facts slowFirst =
        gather(
            dossier,
            LONG,
            text -> {
              if (text.equals("one")) {
                awaitQuietly(others);
              } else {
                others.countDown();
              }
              return size(text);
            });

    assertThat(slowFirst.observations())
        .isEqualTo(gather(dossier, LONG, this::size).observations());
    assertThat(slowFirst.observations()).extracting(Observation::subject).isSorted();
  }

  @Test
  void runsOnlyTheProbesWanted() throws IOException {
    Dossier dossier = dossier(Map.of("a.png", "one"));
    Facts facts =
        new Gathering(List.of(probe(this::size)), ObservationCache.none(), CLOCK, LONG)
            .gather(dossier, Set.of("link"), Gathering.Reach.ADDRESSES, none(), SILENT);

    assertThat(facts.observations()).isEmpty();
    assertThat(looked).isEmpty();
  }

  @Test
  void documentsAreNotLookedAtAsPictures() throws IOException {
    Dossier dossier = dossier(Map.of("contract.pdf", "one"));

    assertThat(gather(dossier, LONG, this::size).observations()).isEmpty();
  }

  @Test
  void whatIsNotDoneInTimeHasFailed() throws IOException {
    Dossier dossier = dossier(Map.of("a.png", "slow", "b.png", "quick"));
    var never = new CountDownLatch(1);

    Facts facts =
        gather(
            dossier,
            Duration.ofMillis(300),
            text -> {
              if (text.equals("slow")) {
                awaitQuietly(never);
              }
              return size(text);
            });

    assertThat(facts.observations())
        .extracting(Observation::result)
        .hasAtLeastOneElementOfType(Result.Seen.class)
        .filteredOn(Result.Failed.class::isInstance)
        .singleElement()
        .extracting(failed -> ((Result.Failed) failed).code())
        .isEqualTo("timed-out");
  }

  @Test
  void aProbeThatBreaksFailsForThatFileOnly() throws IOException {
    Dossier dossier = dossier(Map.of("a.png", "bad", "b.png", "good"));

    Facts facts =
        gather(
            dossier,
            LONG,
            text -> {
              if (text.equals("bad")) {
                throw new StackOverflowError();
              }
              return size(text);
            });

    assertThat(facts.observations())
        .extracting(Observation::result)
        .filteredOn(Result.Failed.class::isInstance)
        .singleElement()
        .satisfies(
            failed -> {
              assertThat(((Result.Failed) failed).code()).isEqualTo("probe-broken");
              assertThat(((Result.Failed) failed).reason().en()).contains("StackOverflowError");
            });
  }

  @Test
  void doesNotTrustWhatItSawOfAFileThatChanged() throws IOException {
    Dossier dossier = dossier(Map.of("a.png", "before"));

    Facts facts =
        gather(
            dossier,
            LONG,
            text -> {
              try {
                Files.writeString(folder.resolve("a.png"), "after");
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
              return size(text);
            });

    assertThat(((Result.Failed) facts.observations().getFirst().result()).code())
        .isEqualTo("file-changed");
  }

  @Test
  void looksAtEachAddressOnceAndSaysWhen() throws IOException {
    Dossier dossier =
        dossier(
            Map.of("a.png", "one"),
            Map.of(
                "https://a.example/", Set.of(Kind.LINK, Kind.POLICY),
                "https://b.example/", Set.of(Kind.LINK)));

    Facts facts =
        new Gathering(List.of(link), ObservationCache.none(), CLOCK, LONG)
            .gather(dossier, Set.of("link"), Gathering.Reach.ADDRESSES, none(), SILENT);

    assertThat(looked).containsExactlyInAnyOrder("https://a.example/", "https://b.example/");
    assertThat(facts.observations())
        .extracting(Observation::subject)
        .containsExactly("url:https://a.example/", "url:https://b.example/");
    assertThat(facts.observations()).extracting(Observation::observedAt).containsOnly(NOW);
  }

  @Test
  void offlineNoAddressIsLookedAt() throws IOException {
    Dossier dossier = dossier(Map.of(), Map.of("https://a.example/", Set.of(Kind.LINK)));

    Facts facts =
        new Gathering(List.of(link), ObservationCache.none(), CLOCK, LONG)
            .gather(dossier, Set.of("link"), Gathering.Reach.FILES, none(), SILENT);

    assertThat(looked).isEmpty();
    assertThat(facts.observations()).isEmpty();
  }

  @Test
  void looksAgainWhenWhatItSawIsTooOld() throws IOException {
    Dossier dossier = dossier(Map.of(), Map.of("https://a.example/", Set.of(Kind.LINK)));
    var cache = new DiskCache(folder.resolve("cache"), CLOCK);
    Observation first = observedAddress(dossier, cache, NOW);

    assertThat(observedAddress(dossier, cache, NOW.plusSeconds(599))).isEqualTo(first);
    assertThat(looked).hasSize(1);
    assertThat(observedAddress(dossier, cache, NOW.plusSeconds(600)).observedAt())
        .isEqualTo(NOW.plusSeconds(600));
    assertThat(looked).hasSize(2);
    assertThat(observedAddress(dossier, cache, NOW).observedAt())
        .describedAs("what was seen later than now is not trusted")
        .isEqualTo(NOW);
  }

  private Observation observedAddress(Dossier dossier, DiskCache cache, Instant now) {
    return new Gathering(List.of(link), cache, Clock.fixed(now, ZoneOffset.UTC), LONG)
        .gather(dossier, Set.of("link"), Gathering.Reach.ADDRESSES, none(), SILENT)
        .observations()
        .getFirst();
  }

  @Test
  void tellsHowFarItIs() throws IOException {
    Dossier dossier = dossier(Map.of("a.png", "one", "b.png", "two"));
    var steps = new ArrayList<String>();

    new Gathering(List.of(probe(this::size)), ObservationCache.none(), CLOCK, LONG)
        .gather(
            dossier,
            Set.of("image"),
            Gathering.Reach.ADDRESSES,
            none(),
            (done, total, path) -> steps.add(done + "/" + total));

    assertThat(steps).containsExactly("1/2", "2/2");
  }

  private final AddressProbe link =
      new AddressProbe() {
        @Override
        public String name() {
          return "link";
        }

        @Override
        public int version() {
          return 1;
        }

        @Override
        public Result observe(String address) {
          looked.add(address);
          return new Result.Seen(none().put("status", 200));
        }

        @Override
        public Duration greatestAge(ObjectNode seen) {
          return Duration.ofSeconds(3).multipliedBy(seen.path("status").longValue());
        }
      };

  private Facts gather(Dossier dossier, Duration limit, Function<String, Result> sight) {
    return new Gathering(List.of(probe(sight)), ObservationCache.none(), CLOCK, limit)
        .gather(dossier, Set.of("image"), Gathering.Reach.ADDRESSES, none(), SILENT);
  }

  private static ObjectNode none() {
    return JsonNodeFactory.instance.objectNode();
  }

  private Result size(String text) {
    return new Result.Seen(JsonNodeFactory.instance.objectNode().put("width", text.length()));
  }

  private FileProbe probe(Function<String, Result> sight) {
    return new FileProbe() {
      @Override
      public String name() {
        return "image";
      }

      @Override
      public int version() {
        return 1;
      }

      @Override
      public Result observe(Path file) {
        try {
          String text = Files.readString(file);
          looked.add(text);
          return sight.apply(text);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    };
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Dossier dossier(Map<String, String> texts) throws IOException {
    return dossier(texts, Map.of());
  }

  private Dossier dossier(Map<String, String> texts, Map<String, Set<Kind>> addresses)
      throws IOException {
    var files = new TreeMap<String, Facts.FileValue>();
    var kinds = new TreeMap<String, Set<Kind>>();
    var contents = new TreeMap<String, Path>();
    for (Map.Entry<String, String> text : texts.entrySet()) {
      Path file = Files.writeString(folder.resolve(text.getKey()), text.getValue());
      contents.put(text.getKey(), file);
      files.put(text.getKey(), FileHash.of(file, 1_000));
      kinds.put(text.getKey(), Set.of(text.getKey().endsWith("pdf") ? Kind.DOCUMENT : Kind.IMAGE));
    }
    var yaml = SourceFile.of("dossier.yaml", "");
    return new Dossier(
        "program",
        "procedure",
        none(),
        files,
        kinds,
        contents,
        addresses,
        new YamlMapping(yaml, yaml.start(), Map.of(), false),
        "hash");
  }
}
