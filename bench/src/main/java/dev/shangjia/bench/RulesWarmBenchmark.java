package dev.shangjia.bench;

import dev.shangjia.engine.facts.Facts;
import dev.shangjia.engine.inspection.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
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

/** Evaluating 200 compiled rules over one dossier, again and again; two dossiers take turns. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 2,
    jvmArgs = {"-Xmx256m", "-XX:+UseSerialGC", "--sun-misc-unsafe-memory-access=allow"})
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
public class RulesWarmBenchmark {
  private final List<GeneratedRule> rules = GeneratedRule.all();
  private final WordLists words = new WordLists();
  private final Submission[] submissions = {Submission.first(words), Submission.second(words)};
  private final Facts[] facts = {
    EngineRules.facts(submissions[0]), EngineRules.facts(submissions[1])
  };
  private final PlainRules plain = new PlainRules(rules);
  private final EngineRules engine = engine(rules);
  private final DroolsRules executableModel = DroolsRules.executableModel(DroolsRules.drl(rules));
  private final DroolsRules mvel = DroolsRules.mvel(DroolsRules.drl(rules));
  private int turn;

  private static EngineRules engine(List<GeneratedRule> rules) {
    try {
      Path folder = RulebookFolder.write(rules);
      EngineRules read = new EngineRules(folder);
      Folders.delete(folder);
      return read;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Setup
  public void agree() {
    for (int i = 0; i < submissions.length; i++) {
      int wanted = plain.evaluate(submissions[i].afresh()).size();
      List<Integer> found =
          List.of(
              engine.evaluate(facts[i]).size(),
              executableModel.evaluate(submissions[i].afresh()).size(),
              mvel.evaluate(submissions[i].afresh()).size());
      if (wanted == 0 || found.stream().anyMatch(count -> count != wanted)) {
        throw new IllegalStateException("plain Java found " + wanted + ", the others " + found);
      }
    }
  }

  @Benchmark
  public List<Finding> engine() {
    return engine.evaluate(facts[next()]);
  }

  @Benchmark
  public List<Breach> droolsExecutableModel() {
    return executableModel.evaluate(submissions[next()].afresh());
  }

  @Benchmark
  public List<Breach> droolsMvel() {
    return mvel.evaluate(submissions[next()].afresh());
  }

  @Benchmark
  public List<Breach> plainJava() {
    return plain.evaluate(submissions[next()].afresh());
  }

  private int next() {
    turn = 1 - turn;
    return turn;
  }
}
