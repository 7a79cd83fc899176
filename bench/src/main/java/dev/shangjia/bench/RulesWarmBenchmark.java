package dev.shangjia.bench;

import dev.shangjia.engine.facts.Facts;
import dev.shangjia.engine.inspection.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
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
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 1,
    jvmArgs = {"-Xmx256m", "-XX:+UseSerialGC", "--sun-misc-unsafe-memory-access=allow"})
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 4, time = 1)
public class RulesWarmBenchmark {

  /** What is judged, and what there is to find. */
  abstract static class Turns {
    final List<GeneratedRule> rules = GeneratedRule.all();
    private final WordLists words = new WordLists();
    private final List<Submission> submissions =
        List.of(Submission.first(words), Submission.second(words));
    private final List<Facts> facts = submissions.stream().map(EngineRules::facts).toList();
    private int turn;

    Submission submission() {
      turn = 1 - turn;
      return submissions.get(turn).afresh();
    }

    Facts facts() {
      turn = 1 - turn;
      return facts.get(turn);
    }

    /** Finds as much as plain Java does, in both dossiers. */
    void requireAgreement(IntSupplier found) {
      var plain = new PlainRules(rules);
      for (int i = 0; i < submissions.size(); i++) {
        int count = found.getAsInt();
        int wanted = plain.evaluate(submissions.get(turn).afresh()).size();
        if (count != wanted || wanted == 0) {
          throw new IllegalStateException("found " + count + ", plain Java " + wanted);
        }
      }
    }
  }

  /** The engine, with its rulebook read and compiled. */
  @State(Scope.Thread)
  public static class Engine extends Turns {
    private final EngineRules compiled = compiled(rules);

    private static EngineRules compiled(List<GeneratedRule> rules) {
      try {
        Path folder = RulebookFolder.write(rules);
        EngineRules read = new EngineRules(folder);
        Folders.delete(folder);
        return read;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    List<Finding> evaluate() {
      return compiled.evaluate(facts());
    }

    @Setup
    public void agree() {
      requireAgreement(() -> evaluate().size());
    }
  }

  /** Drools with Java generated from the rules. */
  @State(Scope.Thread)
  public static class ExecutableModel extends Turns {
    private final DroolsRules compiled = DroolsRules.executableModel(DroolsRules.drl(rules));

    List<Breach> evaluate() {
      return compiled.evaluate(submission());
    }

    @Setup
    public void agree() {
      requireAgreement(() -> evaluate().size());
    }
  }

  /** Drools the older way. */
  @State(Scope.Thread)
  public static class Mvel extends Turns {
    private final DroolsRules compiled = DroolsRules.mvel(DroolsRules.drl(rules));

    List<Breach> evaluate() {
      return compiled.evaluate(submission());
    }

    @Setup
    public void agree() {
      requireAgreement(() -> evaluate().size());
    }
  }

  /** Lambdas. */
  @State(Scope.Thread)
  public static class Plain extends Turns {
    private final PlainRules compiled = new PlainRules(rules);

    List<Breach> evaluate() {
      return compiled.evaluate(submission());
    }
  }

  @Benchmark
  public List<Finding> engine(Engine engine) {
    return engine.evaluate();
  }

  @Benchmark
  public List<Breach> droolsExecutableModel(ExecutableModel drools) {
    return drools.evaluate();
  }

  @Benchmark
  public List<Breach> droolsMvel(Mvel drools) {
    return drools.evaluate();
  }

  @Benchmark
  public List<Breach> plainJava(Plain plain) {
    return plain.evaluate();
  }
}
