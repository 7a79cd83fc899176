package dev.shangjia.bench;

import java.io.IOException;
import java.nio.file.Files;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * From nothing to the first answer: reading, compiling and evaluating 200 rules, once, in a new
 * JVM. Only text and files are prepared beforehand.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 5,
    jvmArgs = {"-Xmx256m", "-XX:+UseSerialGC", "--sun-misc-unsafe-memory-access=allow"})
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class RulesColdBenchmark {
  private static final Path KEPT = Path.of("bench", "target", "kept-expressions.bin");

  private List<GeneratedRule> rules = List.of();
  private Path folder = Path.of("");
  private String drl = "";
  private int found;

  @Setup
  public void write() throws IOException {
    rules = GeneratedRule.all();
    folder = RulebookFolder.write(rules);
    drl = DroolsRules.drl(rules);
  }

  @TearDown
  public void agree() throws IOException {
    int wanted = new PlainRules(rules).evaluate(Submission.first(new WordLists())).size();
    if (found != wanted || wanted == 0) {
      throw new IllegalStateException("found " + found + " breaches, plain Java " + wanted);
    }
    Folders.delete(folder);
  }

  @Benchmark
  public int engine() {
    Submission submission = Submission.first(new WordLists());
    found = new EngineRules(folder).evaluate(EngineRules.facts(submission)).size();
    return found;
  }

  /** As the command line does it: what was checked in an earlier process is not checked again. */
  @Benchmark
  @Fork(
      value = 5,
      warmups = 1,
      jvmArgs = {"-Xmx256m", "-XX:+UseSerialGC", "--sun-misc-unsafe-memory-access=allow"})
  public int engineWithKeptExpressions() throws IOException {
    Submission submission = Submission.first(new WordLists());
    var kept = new KeptExpressions(KEPT);
    found = new EngineRules(folder, kept).evaluate(EngineRules.facts(submission)).size();
    if (!Files.exists(KEPT)) {
      kept.save();
    }
    return found;
  }

  @Benchmark
  public int droolsExecutableModel() {
    Submission submission = Submission.first(new WordLists());
    found = DroolsRules.executableModel(drl).evaluate(submission).size();
    return found;
  }

  @Benchmark
  public int droolsMvel() {
    Submission submission = Submission.first(new WordLists());
    found = DroolsRules.mvel(drl).evaluate(submission).size();
    return found;
  }

  @Benchmark
  public int plainJava() {
    Submission submission = Submission.first(new WordLists());
    found = new PlainRules(rules).evaluate(submission).size();
    return found;
  }
}
