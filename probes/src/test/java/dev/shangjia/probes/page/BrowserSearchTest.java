package dev.shangjia.probes.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrowserSearchTest {
  @TempDir Path one;
  @TempDir Path other;

  @Test
  void takesTheFirstUsualNameOnThePath() throws IOException {
    executable(one.resolve("google-chrome"));
    Path chromium = executable(other.resolve("chromium"));

    assertThat(find(Map.of("PATH", one + File.pathSeparator + other))).contains(chromium);
  }

  @Test
  void takesWhatTheVariableNamesAndNothingElse() throws IOException {
    Path mine = executable(one.resolve("my browser"));
    executable(other.resolve("chromium"));

    assertThat(find(Map.of("PATH", other.toString(), BrowserSearch.VARIABLE, mine.toString())))
        .contains(mine);
    assertThat(find(Map.of("PATH", other.toString(), BrowserSearch.VARIABLE, one + "/gone")))
        .isEmpty();
  }

  @Test
  void passesOverWhatCannotBeRun() throws IOException {
    Files.createDirectory(one.resolve("chromium"));
    Files.writeString(one.resolve("chromium-browser"), "no program");

    assertThat(find(Map.of("PATH", one + File.pathSeparator)))
        .isNotEqualTo(Optional.of(one.resolve("chromium")))
        .isNotEqualTo(Optional.of(one.resolve("chromium-browser")));
  }

  private static Optional<Path> find(Map<String, String> environment) {
    return new BrowserSearch(environment).find();
  }

  private static Path executable(Path file) throws IOException {
    Files.writeString(file, "#!/bin/sh\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }
}
