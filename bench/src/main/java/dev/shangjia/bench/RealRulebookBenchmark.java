package dev.shangjia.bench;

import dev.shangjia.engine.facts.Facts;
import dev.shangjia.engine.inspection.Inspector;
import dev.shangjia.engine.inspection.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * All rules of a real rulebook in force over the facts of its complete example, again and again.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 1,
    jvmArgs = {"-Xmx256m", "-XX:+UseSerialGC", "--sun-misc-unsafe-memory-access=allow"})
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
public class RealRulebookBenchmark {
  private final Inspector inspector = new EngineRules(Checkout.rulebook()).inspector();
  private final Facts facts = facts(inspector);

  private static Facts facts(Inspector inspector) {
    Path example = Checkout.rulebook().resolve("examples/minutes-helper");
    try {
      return new OfflineCheck(inspector).facts(example);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Setup
  public void passes() {
    Report report = inspect();
    if (report.results().size() < 20 || !report.findings().isEmpty()) {
      throw new IllegalStateException("the example is judged otherwise: " + report);
    }
  }

  @Benchmark
  public Report inspect() {
    return inspector.inspect(facts, EngineRules.AT);
  }
}
