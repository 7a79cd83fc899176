package dev.shangjia.probes;

import dev.shangjia.engine.facts.Observation;
import dev.shangjia.engine.facts.Probe;
import java.util.Optional;

/** What probes saw before. Safe for several threads and processes. */
public interface ObservationCache {

  /**
   * What a probe of this name and version saw of a subject; whether it is too old is for the caller
   * to judge.
   *
   * @param subject as {@link Observation#subject} names it
   */
  Optional<Observation> find(Probe probe, String subject);

  /** Keeps what was seen; failures are not kept, they may pass. */
  void keep(Observation observation);

  /** Remembers what another remembers of files, and nothing of addresses. */
  static ObservationCache ofFiles(ObservationCache all) {
    return new ObservationCache() {
      @Override
      public Optional<Observation> find(Probe probe, String subject) {
        return Observation.isOfAddress(subject) ? Optional.empty() : all.find(probe, subject);
      }

      @Override
      public void keep(Observation observation) {
        if (!Observation.isOfAddress(observation.subject())) {
          all.keep(observation);
        }
      }
    };
  }

  /** Remembers nothing. */
  static ObservationCache none() {
    return new ObservationCache() {
      @Override
      public Optional<Observation> find(Probe probe, String subject) {
        return Optional.empty();
      }

      @Override
      public void keep(Observation observation) {}
    };
  }
}
