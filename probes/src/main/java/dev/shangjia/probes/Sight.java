package dev.shangjia.probes;

import dev.shangjia.engine.dossier.FileHash;
import dev.shangjia.engine.facts.AddressProbe;
import dev.shangjia.engine.facts.Facts.FileValue;
import dev.shangjia.engine.facts.FileProbe;
import dev.shangjia.engine.facts.Observation;
import dev.shangjia.engine.facts.Observation.Result;
import dev.shangjia.engine.facts.Probe;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/** One thing for one probe to look at. */
sealed interface Sight {

  /** Who looks. */
  Probe probe();

  /** What the observation will be of, as {@link Observation#subject} names it. */
  String subject();

  /** What people call it: the file's path in the dossier, or the address. */
  String name();

  /** Looks at it, at a time. */
  Observation look(Instant now);

  /** The observation that came to nothing. */
  Observation failed(Result.Failed failure, Instant now);

  /** Whether an observation made earlier serves as well as a new one. */
  boolean isServedBy(Observation earlier, Instant now);

  /**
   * A file.
   *
   * @param name its path in the dossier
   * @param content where it can be read
   * @param file its hash and size when the dossier was read
   */
  record OfFile(FileProbe probe, String name, Path content, FileValue file) implements Sight {

    @Override
    public String subject() {
      return Observation.subjectOf(file);
    }

    @Override
    public Observation look(Instant now) {
      Result result = probe.observe(content);
      return Observation.ofFile(
          probe, file, isUnchanged() ? result : LookingFailures.fileChanged());
    }

    /**
     * People save files while they are checked; what was seen must be of the bytes hashed before.
     */
    private boolean isUnchanged() {
      try {
        return FileHash.of(content, file.bytes()).equals(file);
      } catch (IOException gone) {
        return false;
      }
    }

    @Override
    public Observation failed(Result.Failed failure, Instant now) {
      return Observation.ofFile(probe, file, failure);
    }

    @Override
    public boolean isServedBy(Observation earlier, Instant now) {
      return true;
    }
  }

  /**
   * An address.
   *
   * @param name the address in its normal form
   */
  record OfAddress(AddressProbe probe, String name) implements Sight {

    @Override
    public String subject() {
      return Observation.subjectOf(name);
    }

    @Override
    public Observation look(Instant now) {
      return Observation.ofAddress(probe, name, now, probe.observe(name));
    }

    @Override
    public Observation failed(Result.Failed failure, Instant now) {
      return Observation.ofAddress(probe, name, now, failure);
    }

    @Override
    public boolean isServedBy(Observation earlier, Instant now) {
      Instant then = earlier.observedAt();
      return then != null
          && !then.isAfter(now)
          && earlier.result() instanceof Result.Seen seen
          && then.plus(probe.greatestAge(seen.facts())).isAfter(now);
    }
  }
}
