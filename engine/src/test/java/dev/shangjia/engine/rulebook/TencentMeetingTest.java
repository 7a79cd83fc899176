package dev.shangjia.engine.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.Reading;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TencentMeetingTest {

  @Test
  void isRead() {
    Reading<Rulebook> reading = RulebookReader.read(Path.of("../rulebooks/tencent-meeting"));

    assertThat(reading.problems())
        .extracting(problem -> problem.place() + " " + problem.message().en())
        .isEmpty();
    assertThat(reading).isInstanceOf(Reading.Read.class);
  }
}
