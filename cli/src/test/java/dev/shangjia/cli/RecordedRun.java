package dev.shangjia.cli;

import dev.shangjia.engine.Language;
import dev.shangjia.probes.net.HostResolver;
import dev.shangjia.probes.page.PageLimits;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/**
 * One run of the tool inside the test's JVM, in English and without colour unless it says
 * otherwise. No name of a host is known to it, so that nothing is asked of any network.
 *
 * @param exitCode what the process would have ended with
 * @param out what it printed
 * @param err what it complained of
 */
record RecordedRun(int exitCode, String out, String err) {

  static final Clock NOON = Clock.fixed(Instant.parse("2026-11-22T04:00:00Z"), ZoneOffset.UTC);

  /** Whether something is found must not depend on what else the machine has to do. */
  private static final ProbingLimits UNHURRIED =
      new ProbingLimits(
          Duration.ofMinutes(5), Duration.ofMinutes(10), PageLimits.STANDARD.times(5));

  private static final HostResolver NOBODY = _ -> new HostResolver.Lookup.Unknown();

  static RecordedRun of(String... arguments) {
    return in(Invocation.Debug.OFF, Terminal.Style.PLAIN, arguments);
  }

  static RecordedRun in(Invocation.Debug debug, Terminal.Style style, String... arguments) {
    return in(debug, style, NOBODY, Map.of(), arguments);
  }

  /** A run that looks names of hosts up in some way; the answers lead to this machine alone. */
  static RecordedRun knowing(HostResolver names, String... arguments) {
    return reaching(names, Map.of(), arguments);
  }

  /**
   * A run that looks at addresses, and opens pages.
   *
   * @param names looks names up
   * @param environment says where the browser is
   */
  static RecordedRun reaching(
      HostResolver names, Map<String, String> environment, String... arguments) {
    return in(Invocation.Debug.OFF, Terminal.Style.PLAIN, names, environment, arguments);
  }

  private static RecordedRun in(
      Invocation.Debug debug,
      Terminal.Style style,
      HostResolver names,
      Map<String, String> environment,
      String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode =
        Shangjia.run(
            invocation(debug, style, names, environment, printing(out), printing(err)), arguments);
    return new RecordedRun(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  static Invocation invocation() {
    return invocation(
        Invocation.Debug.OFF, Terminal.Style.PLAIN, NOBODY, Map.of(), System.out, System.err);
  }

  /** The folder of the repository, in which all tests of this module run. */
  static Path checkout() {
    return Path.of("..").toAbsolutePath().normalize();
  }

  private static Invocation invocation(
      Invocation.Debug debug,
      Terminal.Style style,
      HostResolver names,
      Map<String, String> environment,
      PrintStream out,
      PrintStream err) {
    return new Invocation(
        new Terminal(out, err, Language.EN, style, Terminal.Progress.HIDDEN, 100),
        checkout(),
        Optional.of("test"),
        NOON,
        debug,
        Optional.empty(),
        Optional.empty(),
        names,
        UNHURRIED,
        environment);
  }

  private static PrintStream printing(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, false, StandardCharsets.UTF_8);
  }
}
