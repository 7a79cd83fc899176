package dev.shangjia.engine.inspection.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.Language;
import dev.shangjia.engine.inspection.Report;
import dev.shangjia.engine.inspection.report.ReportOptions.Audience;
import dev.shangjia.engine.inspection.report.ReportOptions.Detail;
import dev.shangjia.engine.inspection.report.ReportOptions.Style;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares every format with files that a person has looked at. After a change that is meant, run
 * it with {@code -Dgolden=write} and read the difference.
 */
class GoldenFilesTest {
  private static final Path FOLDER = Path.of("src/test/resources/reports");

  record Golden(String file, Report report, ReportFormat format, ReportOptions options) {
    @Override
    public String toString() {
      return file;
    }
  }

  static Stream<Golden> files() {
    return Stream.of(Language.values()).flatMap(GoldenFilesTest::files);
  }

  private static Stream<Golden> files(Language language) {
    ReportOptions bare = ReportOptions.in(language);
    ReportOptions usual = bare.knowing(SampleReport.sources(), null);
    ReportOptions full = usual.listing(Detail.ALL).readBy(Audience.AUTHOR);
    Report everything = SampleReport.everything();
    String end = "." + language.code();
    return Stream.of(
        new Golden("everything" + end + ".txt", everything, ReportFormat.TEXT, usual),
        new Golden("bare" + end + ".txt", everything, ReportFormat.TEXT, bare),
        new Golden("clean" + end + ".txt", SampleReport.clean(), ReportFormat.TEXT, usual),
        new Golden(
            "full-colour-120" + end + ".txt",
            everything,
            ReportFormat.TEXT,
            full.on(Style.COLOUR, 120)),
        new Golden(
            "narrow" + end + ".txt", everything, ReportFormat.TEXT, usual.on(Style.PLAIN, 40)),
        new Golden("everything" + end + ".sarif", everything, ReportFormat.SARIF, usual),
        new Golden("full" + end + ".sarif", everything, ReportFormat.SARIF, full),
        new Golden("everything" + end + ".xml", everything, ReportFormat.JUNIT, usual),
        new Golden("everything" + end + ".md", everything, ReportFormat.MARKDOWN, usual),
        new Golden("full" + end + ".md", everything, ReportFormat.MARKDOWN, full),
        new Golden("everything.json", everything, ReportFormat.JSON, usual),
        new Golden("full.json", everything, ReportFormat.JSON, full));
  }

  @ParameterizedTest
  @MethodSource("files")
  void writesTheSameBytesAsLastReviewed(Golden golden) throws IOException {
    String written = write(golden);
    Path file = FOLDER.resolve(golden.file());
    if ("write".equals(System.getProperty("golden"))) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, written);
    }
    assertThat(written).isEqualTo(Files.readString(file));
  }

  @ParameterizedTest
  @MethodSource("files")
  void writesTheSameBytesTwice(Golden golden) throws IOException {
    assertThat(write(golden)).isEqualTo(write(golden));
  }

  private static String write(Golden golden) throws IOException {
    var out = new StringBuilder();
    golden.format().writer(golden.options()).write(golden.report(), out);
    return out.toString();
  }
}
