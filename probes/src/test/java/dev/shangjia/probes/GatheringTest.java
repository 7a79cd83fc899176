package dev.shangjia.probes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.dossier.Dossier;
import dev.shangjia.engine.dossier.FileHash;
import dev.shangjia.engine.facts.Catalogue.Kind;
import dev.shangjia.engine.facts.Facts;
import dev.shangjia.engine.facts.Observation;
import dev.shangjia.engine.facts.Observation.Result;
import dev.shangjia.engine.facts.Probe;
import dev.shangjia.engine.source.SourceFile;
import dev.shangjia.engine.yaml.YamlMapping;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
        new Gathering(List.of(probe(this::size)), ObservationCache.none(), LONG)
            .gather(dossier, Set.of("link"), none(), SILENT);

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
  void tellsHowFarItIs() throws IOException {
    Dossier dossier = dossier(Map.of("a.png", "one", "b.png", "two"));
    var steps = new ArrayList<String>();

    new Gathering(List.of(probe(this::size)), ObservationCache.none(), LONG)
        .gather(
            dossier, Set.of("image"), none(), (done, total, path) -> steps.add(done + "/" + total));

    assertThat(steps).containsExactly("1/2", "2/2");
  }

  private Facts gather(Dossier dossier, Duration limit, Function<String, Result> sight) {
    return new Gathering(List.of(probe(sight)), ObservationCache.none(), limit)
        .gather(dossier, Set.of("image"), none(), SILENT);
  }

  private static ObjectNode none() {
    return JsonNodeFactory.instance.objectNode();
  }

  private Result size(String text) {
    return new Result.Seen(JsonNodeFactory.instance.objectNode().put("width", text.length()));
  }

  private Probe probe(Function<String, Result> sight) {
    return new Probe() {
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
        new YamlMapping(yaml, yaml.start(), Map.of(), false),
        "hash");
  }
}
