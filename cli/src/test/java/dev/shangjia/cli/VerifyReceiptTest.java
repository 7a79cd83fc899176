package dev.shangjia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class VerifyReceiptTest {
  private static final Path EXAMPLES = RecordedRun.checkout().resolve("docs/examples/receipt");
  private static final String RECEIPT = example("receipt.json");
  private static final String KEYS = example("keys.json");

  @TempDir private Path folder;

  private static String example(String name) {
    return EXAMPLES.resolve(name).toString();
  }

  /** A copy of an example in which something is written in another way. */
  private String changed(String name, String from, String to) throws IOException {
    String text = Files.readString(EXAMPLES.resolve(name));
    assertThat(text).contains(from);
    return Files.writeString(folder.resolve(name), text.replace(from, to)).toString();
  }

  @Test
  void aReceiptHoldsByTheKeyAlone() {
    RecordedRun run = RecordedRun.of("verify-receipt", RECEIPT, "--key", KEYS);

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith("Receipt for entry 3 of case:81 of 2026-11-22T10:30:00Z: holds\n")
        .contains("  signature: holds\n", "  entry: not checked\n", "  inclusion: not checked\n");
  }

  @Test
  void everythingThatIsGivenIsCheckedInJson() {
    RecordedRun run =
        RecordedRun.of(
            "verify-receipt",
            RECEIPT,
            "--key",
            KEYS,
            "--entry",
            example("entry.json"),
            "--content",
            "reason=" + example("reason.txt"),
            "--checkpoint",
            example("checkpoint.json"),
            "--format",
            "json");

    assertThat(run.exitCode()).isZero();
    JsonNode json = JsonMapper.shared().readTree(run.out());
    assertThat(json.get("format").asString()).isEqualTo("shangjia-verify-receipt/1");
    assertThat(json.get("result").asString()).isEqualTo("verified");
    assertThat(json.get("receipt").get("sequence").asInt()).isEqualTo(3);
    assertThat(json.get("checks").valueStream().map(check -> check.get("code").asString()))
        .containsExactly("signed", "same-entry", "same-content", "signed", "included");
  }

  @Test
  void aChangedReceiptIsFoundInBothLanguages() throws IOException {
    String changed = changed("receipt.json", "\"sequence\" : 3", "\"sequence\" : 4");

    RecordedRun run = RecordedRun.of("verify-receipt", changed, "--key", KEYS);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .contains(": does not hold\n", "signature: fails\n", "something was changed");

    RecordedRun zh = RecordedRun.of("verify-receipt", changed, "--key", KEYS, "--lang", "zh");
    assertThat(zh.out()).startsWith("case:81 第 4 条记录").contains("核验未通过", "签名与内容不符");
  }

  @Test
  void anotherContentIsFound() throws IOException {
    Path other = Files.writeString(folder.resolve("reason.txt"), "材料不全。\n");
    RecordedRun run =
        RecordedRun.of(
            "verify-receipt",
            RECEIPT,
            "--key",
            KEYS,
            "--entry",
            example("entry.json"),
            "--content",
            "reason=" + other);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("Content reason is not what the entry holds.");
  }

  @Test
  void saysWhyItCouldNotRun() throws IOException {
    Path cut =
        Files.writeString(
            folder.resolve("cut.json"),
            Files.readString(EXAMPLES.resolve("receipt.json")).substring(0, 200));
    RecordedRun truncated = RecordedRun.of("verify-receipt", cut.toString(), "--key", KEYS);
    assertThat(truncated.exitCode()).isEqualTo(2);
    assertThat(truncated.err()).contains("cut.json:1:1: error: This is not JSON");

    RecordedRun noKey = RecordedRun.of("verify-receipt", RECEIPT, "--key", RECEIPT);
    assertThat(noKey.exitCode()).isEqualTo(2);
    assertThat(noKey.err()).contains("with \"kty\"");

    RecordedRun nowhere = RecordedRun.of("verify-receipt", RECEIPT + "x", "--key", KEYS);
    assertThat(nowhere.exitCode()).isEqualTo(2);
    assertThat(nowhere.err()).contains("There is no file", "verify-receipt --help");

    RecordedRun alone =
        RecordedRun.of("verify-receipt", RECEIPT, "--key", KEYS, "--content", "reason=" + RECEIPT);
    assertThat(alone.exitCode()).isEqualTo(2);
    assertThat(alone.err()).contains("give --entry too");

    assertThat(RecordedRun.of("verify-receipt", RECEIPT).err()).contains("Missing: --key");
  }
}
