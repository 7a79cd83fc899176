package dev.shangjia.probes;

import dev.shangjia.engine.facts.Facts.FileValue;
import dev.shangjia.engine.facts.Observation;
import dev.shangjia.engine.facts.Probe;
import java.util.Optional;

/** What probes saw before of the same content. Safe for several threads and processes. */
public interface ObservationCache {

  /** What a probe of this name and version saw of a content. */
  Optional<Observation.Result> find(Probe probe, FileValue file);

  /** Keeps what was seen; failures are not kept, they may pass. */
  void keep(Probe probe, FileValue file, Observation.Result result);

  /** Remembers nothing. */
  static ObservationCache none() {
    return new ObservationCache() {
      @Override
      public Optional<Observation.Result> find(Probe probe, FileValue file) {
        return Optional.empty();
      }

      @Override
      public void keep(Probe probe, FileValue file, Observation.Result result) {}
    };
  }
}
