package dev.shangjia.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionTest {

  @TempDir Path folder;

  @Test
  void bashCompletesCommandsAndOptionValues() throws Exception {
    Path script = scriptFor("bash");
    String completed =
        shell(
            "bash",
            """
            source '%s'
            compopt() { :; } # bash allows the real one only while it completes
            COMP_WORDS=(shangjia ver); COMP_CWORD=1
            _complete_shangjia; echo "${COMPREPLY[*]}"
            COMP_WORDS=(shangjia version --lang ''); COMP_CWORD=3
            _complete_shangjia; echo "${COMPREPLY[*]}"
            """
                .formatted(script));
    assertThat(completed.lines()).containsExactly("verify-receipt version verify", "zh en");
  }

  @Test
  void zshReadsItsScriptWithoutComplaint() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/zsh")), "zsh is not installed");
    String answer =
        shell("zsh", "HOME='%s'; source '%s' && print ready".formatted(folder, scriptFor("zsh")));
    assertThat(answer.strip()).isEqualTo("ready");
  }

  private Path scriptFor(String shell) throws IOException {
    RecordedRun run = RecordedRun.of("completion", shell);
    assertThat(run.exitCode()).isZero();
    return Files.writeString(folder.resolve("completion"), run.out());
  }

  private static String shell(String name, String program) throws Exception {
    Process process = new ProcessBuilder(name, "-c", program).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
