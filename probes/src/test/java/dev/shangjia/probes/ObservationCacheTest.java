package dev.shangjia.probes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.facts.Facts.FileValue;
import dev.shangjia.engine.facts.FileProbe;
import dev.shangjia.engine.facts.Observation;
import dev.shangjia.engine.facts.Observation.Result;
import dev.shangjia.engine.facts.Probe;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class ObservationCacheTest {
  private static final Result SEEN = new Result.Seen(JsonNodeFactory.instance.objectNode());
  private static final String FILE = Observation.subjectOf(new FileValue("ab".repeat(32), 3));
  private static final String ADDRESS = Observation.subjectOf("https://app.example/");

  private final Map<String, Observation> kept = new HashMap<>();
  private final ObservationCache all =
      new ObservationCache() {
        @Override
        public Optional<Observation> find(Probe probe, String subject) {
          return Optional.ofNullable(kept.get(subject));
        }

        @Override
        public void keep(Observation observation) {
          kept.put(observation.subject(), observation);
        }
      };
  private final FileProbe probe =
      new FileProbe() {
        @Override
        public String name() {
          return "any";
        }

        @Override
        public int version() {
          return 1;
        }

        @Override
        public Result observe(Path file) {
          return SEEN;
        }
      };

  @Test
  void addressesThatWereSeenInAnUnusualWayAreNeitherKeptNorFound() {
    var file = new Observation("any", 1, FILE, null, SEEN);
    var address = new Observation("any", 1, ADDRESS, Instant.EPOCH, SEEN);
    ObservationCache files = ObservationCache.ofFiles(all);

    files.keep(file);
    files.keep(address);

    assertThat(kept).containsOnlyKeys(FILE);
    all.keep(address);
    assertThat(files.find(probe, FILE)).contains(file);
    assertThat(files.find(probe, ADDRESS)).isEmpty();
    assertThat(all.find(probe, ADDRESS)).contains(address);
  }
}
