package dev.shangjia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProbingTest {

  @TempDir Path folder;

  private Path picture() throws IOException {
    var image = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.ORANGE);
    graphics.fillRect(0, 0, 64, 48);
    graphics.setColor(Color.BLUE);
    graphics.fillOval(16, 8, 32, 32);
    graphics.dispose();
    Path file = folder.resolve("picture.png");
    ImageIO.write(image, "png", file.toFile());
    return file;
  }

  @Test
  void imageTellsTheFactsOfAFileAsJson() throws IOException {
    Path file = picture();
    RecordedRun run = RecordedRun.of("probe", "image", file.toString(), "--format", "json");
    assertThat(run.exitCode()).isZero();
    JsonNode root = JsonMapper.shared().readTree(run.out());
    assertThat(root.propertyNames())
        .containsExactly("format", "target", "probe", "version", "state", "file", "facts");
    assertThat(root.path("format").stringValue()).isEqualTo("shangjia-probe/1");
    assertThat(root.path("target").stringValue()).isEqualTo(file.toString());
    assertThat(root.path("state").stringValue()).isEqualTo("seen");
    assertThat(root.path("file").path("bytes").longValue()).isEqualTo(Files.size(file));
    assertThat(root.path("file").path("sha256").stringValue()).matches("[0-9a-f]{64}");
    assertThat(root.path("facts").path("width").intValue()).isEqualTo(64);
    assertThat(root.path("facts").path("format").stringValue()).isEqualTo("png");
  }

  @Test
  void imageTellsTheFactsForPeopleToo() throws IOException {
    assertThat(RecordedRun.of("probe", "image", picture().toString()).out())
        .contains("width = 64\n")
        .contains("format = \"png\"\n");
  }

  @Test
  void imageSeesThatAFileIsNoPicture() throws IOException {
    Path file = Files.writeString(folder.resolve("text.png"), "no picture");
    RecordedRun run = RecordedRun.of("probe", "image", file.toString());
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("readable = false");
  }

  @Test
  void documentTellsTheFactsOfAFileAsJson() throws IOException {
    Path file = picture();
    Path renamed = Files.copy(file, folder.resolve("licence.pdf"));
    RecordedRun run = RecordedRun.of("probe", "document", renamed.toString(), "--format", "json");
    assertThat(run.exitCode()).isZero();
    JsonNode root = JsonMapper.shared().readTree(run.out());
    assertThat(root.propertyNames())
        .containsExactly("format", "target", "probe", "version", "state", "file", "facts");
    assertThat(root.path("probe").stringValue()).isEqualTo("document");
    assertThat(root.path("facts").path("format").stringValue()).isEqualTo("png");
    assertThat(root.path("facts").path("pages").intValue()).isEqualTo(1);
    assertThat(root.path("facts").path("text").stringValue()).isEmpty();
  }

  @Test
  void documentSeesThatAFileIsNoDocumentAndSaysWhyItCouldNotLook() throws IOException {
    Path page = Files.writeString(folder.resolve("licence.pdf"), "<html>sign in first</html>");
    RecordedRun seen = RecordedRun.of("probe", "document", page.toString());
    assertThat(seen.exitCode()).isZero();
    assertThat(seen.out()).contains("readable = false").contains("format = \"unknown\"");

    Path large = Files.write(folder.resolve("large.pdf"), new byte[20_000_001]);
    RecordedRun failed =
        RecordedRun.of("probe", "document", large.toString(), "--format", "json", "--lang", "zh");
    assertThat(failed.exitCode()).isEqualTo(1);
    JsonNode root = JsonMapper.shared().readTree(failed.out());
    assertThat(root.path("state").stringValue()).isEqualTo("failed");
    assertThat(root.path("code").stringValue()).isEqualTo("too-large");
    assertThat(root.path("reason").toString()).contains("20,000,001");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "probe",
        "probe sound x",
        "probe image",
        "probe image no-such-file.png",
        "probe image src",
        "probe text",
        "probe text @no-such-file.txt",
        "probe text x --rulebook no-such-folder",
        "probe text x --format xml",
      })
  void endsWithTwoAndAHintOnWrongUse(String line) {
    RecordedRun run = RecordedRun.of(line.split(" "));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("--help\" shows what it takes").doesNotContain("\tat ");
  }

  @Test
  void textPrintsStableJsonWithTheHitsOfEveryWordList() {
    RecordedRun run =
        RecordedRun.of(
            "probe",
            "text",
            "笨蛋 App，写信到 help@example-app.cn 🎉\u200b",
            "--rulebook",
            SampleRulebook.ORIGINAL.toString(),
            "--format",
            "json");
    assertThat(run.exitCode()).isZero();
    SampleRulebook.matchesGolden("probe-text.json", run.out());
  }

  @Test
  void textComesFromAFileOrTheStandardInputAsWell() throws IOException {
    Path file = Files.writeString(folder.resolve("text.txt"), "会议");
    assertThat(RecordedRun.of("probe", "text", "@" + file).out())
        .isEqualTo(RecordedRun.of("probe", "text", "会议").out())
        .contains("hanCount = 2\n");
    InputStream before = System.in;
    try {
      System.setIn(new ByteArrayInputStream("会议".getBytes(StandardCharsets.UTF_8)));
      assertThat(RecordedRun.of("probe", "text", "-").out()).contains("hanCount = 2\n");
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void textRefusesWhatIsNotUtf8OrTooLong() throws IOException {
    Path gbk = Files.write(folder.resolve("gbk.txt"), new byte[] {(byte) 0xBB, (byte) 0xE1});
    RecordedRun refused = RecordedRun.of("probe", "text", "@" + gbk);
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("not UTF-8");
    Path huge = Files.writeString(folder.resolve("huge.txt"), "会".repeat(200_001));
    assertThat(RecordedRun.of("probe", "text", "@" + huge).err()).contains("too long");
  }

  @Test
  void textDoesNotRepeatControlsToTheTerminal() {
    assertThat(RecordedRun.of("probe", "text", "a\u001b[31m\u202eb").out())
        .doesNotContain("\u001b")
        .doesNotContain("\u202e")
        .contains("controls[0] = ");
  }
}
