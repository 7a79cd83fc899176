package dev.shangjia.probes.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.facts.Observation.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;

@Timeout(30)
class BoundedWorkerTest {
  private static final Result SEEN = new Result.Seen(JsonNodeFactory.instance.objectNode());

  @TempDir private Path folder;

  private static BoundedWorker worker(Duration timeout) {
    return new BoundedWorker(
        "test-worker",
        10,
        timeout,
        (end, values) -> new Result.Failed(end.name(), LocalText.same(Arrays.toString(values))));
  }

  private static String failure(Result result) {
    return result instanceof Result.Failed failed
        ? failed.code() + failed.reason().en()
        : "" + result;
  }

  @Test
  void givesWhatIsSeenOfAFileOfTheLargestSize() throws IOException {
    Path file = Files.write(folder.resolve("ten"), new byte[10]);
    assertThat(worker(Duration.ofSeconds(20)).observe(file, content -> SEEN)).isSameAs(SEEN);
  }

  @Test
  void looksAtNoLargerFileAndSaysHowLargeItIs() throws IOException {
    Path file = Files.write(folder.resolve("large"), new byte[4000]);
    BoundedWorker worker = worker(Duration.ofSeconds(20));

    assertThat(failure(worker.observe(file, content -> SEEN))).isEqualTo("TOO_LARGE[4000, 10]");
    assertThat(failure(worker.observe(new byte[11], content -> SEEN)))
        .isEqualTo("TOO_LARGE[11, 10]");
    assertThat(failure(worker.observe(folder.resolve("none"), content -> SEEN)))
        .isEqualTo("UNREADABLE[]");
  }

  @Test
  void callsAFaultOfTheLookBroken() {
    Result result =
        worker(Duration.ofSeconds(20))
            .observe(
                new byte[1],
                content -> {
                  throw new StackOverflowError();
                });
    assertThat(failure(result)).isEqualTo("BROKEN[StackOverflowError]");
  }

  @Test
  void givesALookUpWhenItsTimeIsOverAndInterruptsIt() throws InterruptedException {
    var interrupted = new CountDownLatch(1);
    Result result =
        worker(Duration.ofMillis(50))
            .observe(
                new byte[1],
                content -> {
                  try {
                    new CountDownLatch(1).await();
                  } catch (InterruptedException e) {
                    interrupted.countDown();
                  }
                  return SEEN;
                });

    assertThat(failure(result)).isEqualTo("TIMED_OUT[50]");
    assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void keepsNoMoreThreadsThanAllowedHoweverManyAreGivenUp() throws InterruptedException {
    var open = new CountDownLatch(1);
    BoundedWorker worker = worker(Duration.ofMillis(5));
    for (int i = 0; i < 2 * BoundedWorker.MOST_AT_WORK; i++) {
      worker.observe(
          new byte[1],
          content -> {
            waitWhatever(open);
            return SEEN;
          });
    }
    try {
      assertThat(atWork()).isEqualTo(BoundedWorker.MOST_AT_WORK);
      assertThat(failure(worker.observe(new byte[1], content -> SEEN))).isEqualTo("TIMED_OUT[5]");
    } finally {
      open.countDown();
    }
    assertThat(worker(Duration.ofSeconds(20)).observe(new byte[1], content -> SEEN)).isSameAs(SEEN);
  }

  /** Like a parser that does not mind being interrupted. */
  private static void waitWhatever(CountDownLatch open) {
    while (open.getCount() > 0) {
      try {
        open.await();
      } catch (InterruptedException ignored) {
        // goes on
      }
    }
  }

  private static long atWork() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("test-worker"))
        .count();
  }
}
