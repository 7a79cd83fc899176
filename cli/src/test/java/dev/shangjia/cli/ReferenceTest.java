package dev.shangjia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferenceTest {
  @ParameterizedTest
  @CsvSource({"en, reference.md", "zh, reference.zh-CN.md"})
  void thePagesInDocsAreWhatTheCommandPrints(String language, String page) throws IOException {
    RecordedRun run = RecordedRun.of("reference", "--lang", language);
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .as("./shangjia reference --lang %s > docs/%s brings the page up to date", language, page)
        .isEqualTo(Files.readString(RecordedRun.checkout().resolve("docs").resolve(page)));
  }
}
