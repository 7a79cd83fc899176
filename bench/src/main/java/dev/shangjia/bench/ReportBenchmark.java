package dev.shangjia.bench;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
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
import org.openjdk.jmh.infra.Blackhole;

/**
 * The whole offline report of a dossier with a logo and five screenshots, by a rulebook that is
 * compiled already, against only decoding the six pictures.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgs = {
      "-Xmx256m",
      "-XX:+UseSerialGC",
      "--sun-misc-unsafe-memory-access=allow",
      "-Djava.awt.headless=true"
    })
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 4, time = 2)
public class ReportBenchmark {
  private final Path folder = folder();
  private final List<Path> pictures = DossierFolder.pictures(folder);
  private final OfflineCheck check =
      new OfflineCheck(new EngineRules(Checkout.rulebook()).inspector());

  private static Path folder() {
    try {
      return DossierFolder.write();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A report must have seen the pictures, and have nothing to say about their format and size. */
  @Setup
  public void passes() throws IOException {
    String report = report();
    if (report.contains("screenshot-size") || report.contains("could not be checked")) {
      throw new IllegalStateException(report);
    }
  }

  @TearDown
  public void delete() throws IOException {
    Folders.delete(folder);
  }

  @Benchmark
  public String report() throws IOException {
    return check.report(folder);
  }

  /** One after the other, as the JDK's reader does it. */
  @Benchmark
  public void decodingAlone(Blackhole blackhole) throws IOException {
    for (Path picture : pictures) {
      BufferedImage image = ImageIO.read(picture.toFile());
      blackhole.consume(image);
    }
  }

  /** Two at a time, as the report's gathering does. */
  @Benchmark
  public List<Integer> decodingByTwoThreads() {
    return pictures.parallelStream().map(ReportBenchmark::width).toList();
  }

  private static int width(Path picture) {
    try {
      return ImageIO.read(picture.toFile()).getWidth();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
