package dev.shangjia.cli;

import dev.shangjia.engine.Language;
import dev.shangjia.probes.DiskCache;
import dev.shangjia.probes.ObservationCache;
import dev.shangjia.probes.every.Outside;
import dev.shangjia.probes.net.AddressGuard;
import dev.shangjia.probes.net.HostResolver;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Everything a command may know about how it was started; nothing else in this module reads the
 * environment, system properties or the clock.
 *
 * @param terminal where it talks
 * @param home the folder that holds {@code rulebooks}: a checkout, or an unpacked package
 * @param build the id of the build that runs, empty when it was not started by the launcher
 * @param clock the time; days are counted in the zone that a rulebook names, not in the machine's
 * @param debug whether a defect is shown with its stack trace
 * @param caches the user's folder for what can be made again, which need not exist; empty when
 *     nothing is to be remembered
 * @param expressions the folder of what the build checked beforehand of its own rulebooks, empty
 *     when it was not started by the launcher
 * @param names looks names of hosts up, for probes of addresses
 * @param limits how long probes may take
 * @param environment variables, of which {@code SHANGJIA_CHROMIUM} and {@code PATH} say where the
 *     browser is
 */
record Invocation(
    Terminal terminal,
    Path home,
    Optional<String> build,
    Clock clock,
    Debug debug,
    Optional<Path> caches,
    Optional<Path> expressions,
    HostResolver names,
    ProbingLimits limits,
    Map<String, String> environment) {
  Invocation {
    environment = Map.copyOf(environment);
  }

  /** Whether a defect is shown with its stack trace ({@code SHANGJIA_DEBUG=1}). */
  enum Debug {
    ON,
    OFF
  }

  /**
   * Reads what the launcher passed on as system properties ({@code shangjia.home}, {@code
   * shangjia.build}, {@code shangjia.expressions}, {@code shangjia.lang}, {@code
   * shangjia.terminals}, {@code shangjia.columns}) and what users set in their environment.
   */
  static Invocation of(
      Map<String, String> environment, Properties properties, PrintStream out, PrintStream err) {
    // "out", "err" or both: only the launcher can tell for each stream, and cheaply.
    String terminals = properties.getProperty("shangjia.terminals", "");
    String language = properties.getProperty("shangjia.lang", "");
    return new Invocation(
        new Terminal(
            out,
            err,
            language.isEmpty()
                ? LanguageChoice.ofEnvironment(environment)
                : LanguageChoice.ofLocaleName(language),
            Terminal.Style.of(environment, terminals.contains("out")),
            terminals.contains("err") ? Terminal.Progress.SHOWN : Terminal.Progress.HIDDEN,
            columns(properties)),
        Path.of(properties.getProperty("shangjia.home", "")).toAbsolutePath(),
        Optional.ofNullable(properties.getProperty("shangjia.build")),
        Clock.systemUTC(),
        environment.getOrDefault("SHANGJIA_DEBUG", "").equals("1") ? Debug.ON : Debug.OFF,
        caches(environment, Path.of(properties.getProperty("user.home", ""))),
        Optional.ofNullable(properties.getProperty("shangjia.expressions")).map(Path::of),
        HostResolver.ofSystem(),
        ProbingLimits.STANDARD,
        environment);
  }

  /**
   * {@code $XDG_CACHE_HOME/shangjia}, or below {@code ~/.cache}. With {@code SHANGJIA_CACHE=off},
   * and where the user has no folder, nothing is remembered.
   */
  static Optional<Path> caches(Map<String, String> environment, Path userHome) {
    if ("off".equals(environment.get("SHANGJIA_CACHE"))) {
      return Optional.empty();
    }
    String configured = environment.getOrDefault("XDG_CACHE_HOME", "");
    Path caches = configured.startsWith("/") ? Path.of(configured) : userHome.resolve(".cache");
    return Optional.of(caches).filter(Path::isAbsolute).map(path -> path.resolve("shangjia"));
  }

  /** What probes saw before, so that a second check of the same files is quick. */
  ObservationCache observations() {
    return caches
        .<ObservationCache>map(path -> new DiskCache(path.resolve("observations"), clock))
        .orElseGet(ObservationCache::none);
  }

  /**
   * How a command looks at addresses.
   *
   * @param evidence the folder for what probes leave beside facts; empty to keep none
   */
  Outside outside(AddressGuard.Reach reach, Optional<Path> evidence) {
    return new Outside(names, limits.page(), reach, evidence);
  }

  private static int columns(Properties properties) {
    try {
      return Integer.parseInt(properties.getProperty("shangjia.columns", ""));
    } catch (NumberFormatException e) {
      return Terminal.DEFAULT_COLUMNS;
    }
  }

  Invocation speaking(Language language) {
    return new Invocation(
        terminal.speaking(language),
        home,
        build,
        clock,
        debug,
        caches,
        expressions,
        names,
        limits,
        environment);
  }

  /** The folder of the rulebooks that come with this build. */
  Path rulebooks() {
    return home.resolve("rulebooks");
  }

  /** Whether this runs in a checkout of the sources, where the launcher can also build and test. */
  boolean inCheckout() {
    return Files.isRegularFile(home.resolve("pom.xml"));
  }
}
