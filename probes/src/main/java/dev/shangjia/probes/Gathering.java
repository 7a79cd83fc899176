package dev.shangjia.probes;

import dev.shangjia.engine.dossier.Dossier;
import dev.shangjia.engine.facts.Catalogue;
import dev.shangjia.engine.facts.Facts;
import dev.shangjia.engine.facts.Observation;
import dev.shangjia.engine.facts.Probe;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gathers facts: has probes look at the files of dossiers, each content once, within a total time.
 * Safe for several threads; one call uses two of its own.
 */
public final class Gathering {

  /** Told how far the work is, from any thread, one call at a time. */
  @FunctionalInterface
  public interface Progress {

    /**
     * Some more is done.
     *
     * @param done how many observations are finished
     * @param total how many there will be
     * @param path the file that was looked at last
     */
    void moved(int done, int total, String path);
  }

  private final List<Probe> probes;
  private final ObservationCache cache;
  private final Duration limit;

  /**
   * Prepares gathering.
   *
   * @param probes all there are, of different names
   * @param cache what was seen before
   * @param limit how long one dossier may take; what is not done by then has failed
   */
  public Gathering(List<Probe> probes, ObservationCache cache, Duration limit) {
    this.probes = List.copyOf(probes);
    this.cache = cache;
    this.limit = limit;
    if (probes.stream().map(Probe::name).distinct().count() != probes.size()) {
      throw new IllegalArgumentException("two probes of one name: " + probes);
    }
  }

  /**
   * The facts of a dossier. Observations come in the order of probes' names and files' hashes,
   * however long each took.
   *
   * @param dossier open, so that its files can be read
   * @param wanted the names of the probes whose facts somebody will read; no others look
   * @param context what only the platform knows
   */
  public Facts gather(Dossier dossier, Set<String> wanted, ObjectNode context, Progress progress) {
    Map<String, Looking.Sight> sights = new TreeMap<>();
    for (Probe probe : probes) {
      if (wanted.contains(probe.name())) {
        dossier.kinds().forEach((path, kinds) -> add(dossier, path, kinds, probe, sights));
      }
    }
    List<Observation> observations =
        new Looking(cache, limit, progress).at(List.copyOf(sights.values()));
    return dossier.facts(observations, context);
  }

  private static void add(
      Dossier dossier,
      String path,
      Set<Catalogue.Kind> kinds,
      Probe probe,
      Map<String, Looking.Sight> sights) {
    var file = dossier.files().get(path);
    Path content = dossier.contents().get(path);
    boolean fits = kinds.stream().anyMatch(kind -> kind.probes().contains(probe.name()));
    if (fits && file != null && content != null) {
      sights.putIfAbsent(
          probe.name() + " " + file.sha256(), new Looking.Sight(probe, path, content, file));
    }
  }
}
