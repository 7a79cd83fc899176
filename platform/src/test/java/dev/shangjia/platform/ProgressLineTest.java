package dev.shangjia.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final PrintStream printing = new PrintStream(out, true, StandardCharsets.UTF_8);

  private String said() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void barGrowsInItsLine() {
    ProgressLine line = ProgressLine.watched(printing);
    line.show(0, 0, Duration.ZERO);
    line.show(500, 1000, Duration.ofSeconds(1));
    line.show(500, 1000, Duration.ofSeconds(2));
    line.show(1000, 1000, Duration.ofSeconds(3));
    line.end();
    assertThat(said().split("\r", -1))
        .hasSize(4)
        .satisfies(
            parts -> {
              assertThat(parts[2]).startsWith("[" + "#".repeat(15) + ".".repeat(15) + "] 50 %");
              assertThat(parts[3])
                  .startsWith("[" + "#".repeat(30) + "] 100 %  1,000 / 1,000")
                  .endsWith("\n");
            });
  }

  @Test
  void linesAreFewWhereNobodyWatches() {
    ProgressLine line = ProgressLine.written(printing);
    line.show(0, 0, Duration.ZERO);
    for (int tenth = 0; tenth <= 100; tenth++) {
      line.show(tenth * 10, 1000, Duration.ofMillis(tenth * 100L));
    }
    line.show(1000, 1000, Duration.ofSeconds(13));
    line.end();
    assertThat(said().lines())
        .containsExactly("0 %  0 / 1,000", "50 %  500 / 1,000", "100 %  1,000 / 1,000");
  }
}
