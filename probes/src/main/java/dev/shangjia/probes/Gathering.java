package dev.shangjia.probes;

import dev.shangjia.engine.dossier.Dossier;
import dev.shangjia.engine.facts.AddressProbe;
import dev.shangjia.engine.facts.Catalogue;
import dev.shangjia.engine.facts.Facts;
import dev.shangjia.engine.facts.FileProbe;
import dev.shangjia.engine.facts.Observation;
import dev.shangjia.engine.facts.Probe;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gathers facts: has probes look at the files and addresses of dossiers, each content and each
 * address once, within a total time. Safe for several threads; one call uses six of its own.
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
     * @param name the file or the address that was looked at last
     */
    void moved(int done, int total, String name);
  }

  /** How far probes may reach. */
  public enum Reach {
    /** The dossier's own files; what needs an address is not gathered. */
    FILES,
    /** Also the addresses that its values name. */
    ADDRESSES
  }

  private final List<Probe> probes;
  private final ObservationCache cache;
  private final Clock clock;
  private final Duration limit;

  /**
   * Prepares gathering.
   *
   * @param probes all there are, of different names
   * @param cache what was seen before
   * @param clock tells when an address was observed
   * @param limit how long one dossier may take; what is not done by then has failed
   */
  public Gathering(List<Probe> probes, ObservationCache cache, Clock clock, Duration limit) {
    this.probes = List.copyOf(probes);
    this.cache = cache;
    this.clock = clock;
    this.limit = limit;
    if (probes.stream().map(Probe::name).distinct().count() != probes.size()) {
      throw new IllegalArgumentException("two probes of one name: " + probes);
    }
  }

  /**
   * The facts of a dossier. Observations come in the order of probes' names and subjects, however
   * long each took.
   *
   * @param dossier open, so that its files can be read
   * @param wanted the names of the probes whose facts somebody will read; no others look
   * @param reach whether addresses are looked at
   * @param context what only the platform knows
   */
  public Facts gather(
      Dossier dossier, Set<String> wanted, Reach reach, ObjectNode context, Progress progress) {
    Map<String, Sight> sights = new TreeMap<>();
    for (Probe probe : probes) {
      if (wanted.contains(probe.name())) {
        if (probe instanceof FileProbe ofFiles) {
          dossier.kinds().forEach((path, kinds) -> add(dossier, path, kinds, ofFiles, sights));
        }
        if (probe instanceof AddressProbe ofAddresses && reach == Reach.ADDRESSES) {
          dossier.addresses().forEach((address, kinds) -> add(address, kinds, ofAddresses, sights));
        }
      }
    }
    List<Observation> observations =
        new Looking(cache, clock, limit, progress).at(List.copyOf(sights.values()));
    return dossier.facts(observations, context);
  }

  private static void add(
      Dossier dossier,
      String path,
      Set<Catalogue.Kind> kinds,
      FileProbe probe,
      Map<String, Sight> sights) {
    var file = dossier.files().get(path);
    Path content = dossier.contents().get(path);
    if (fits(probe, kinds) && file != null && content != null) {
      var sight = new Sight.OfFile(probe, path, content, file);
      sights.putIfAbsent(key(sight), sight);
    }
  }

  private static void add(
      String address, Set<Catalogue.Kind> kinds, AddressProbe probe, Map<String, Sight> sights) {
    if (fits(probe, kinds)) {
      var sight = new Sight.OfAddress(probe, address);
      sights.putIfAbsent(key(sight), sight);
    }
  }

  private static boolean fits(Probe probe, Set<Catalogue.Kind> kinds) {
    return kinds.stream().anyMatch(kind -> kind.probes().contains(probe.name()));
  }

  private static String key(Sight sight) {
    return sight.probe().name() + " " + sight.subject();
  }
}
