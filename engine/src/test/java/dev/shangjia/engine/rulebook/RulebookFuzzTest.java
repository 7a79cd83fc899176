package dev.shangjia.engine.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.Problem;
import dev.shangjia.engine.Reading;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RulebookFuzzTest {
  private static final int ROUNDS = 120;
  private static final List<String> PIECES =
      List.of(
          ": ",
          "- ",
          "{",
          "}",
          "[",
          "]",
          "'",
          "\"",
          "|\n",
          ">\n",
          "&a ",
          "*a",
          "!!x ",
          "#",
          "---\n",
          "\t",
          "\n",
          "  ",
          "null",
          "~",
          "<<: ",
          "\u0000",
          "\u202E",
          "\uFEFF",
          "😀",
          "\r",
          "99999999999999999999",
          "? ",
          "%YAML 9.9\n",
          ",",
          "x-key: ",
          "...\n",
          "\\ud800");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void neverThrowsAndAlwaysNamesAPlaceInAFile(long seed) throws Exception {
    var random = new Random(seed);
    var files = new RulebookFolders(folder);
    files.write();
    List<String> paths = List.copyOf(files.files().keySet());
    for (int round = 0; round < ROUNDS; round++) {
      String path = paths.get(random.nextInt(paths.size()));
      String text = files.files().getOrDefault(path, "");
      byte[] spoilt = spoil(text, random);
      Files.write(folder.resolve(path), spoilt);

      Reading<Rulebook> reading = RulebookReader.read(folder);

      for (Problem problem : reading.problems()) {
        assertThat(problem.place().file()).as("round %d of %s", round, path).isNotBlank();
        assertThat(problem.message().en()).doesNotContain("\u0000", "\u202E");
        long lines = new String(spoilt, StandardCharsets.UTF_8).lines().count();
        if (problem.place().file().equals(path)) {
          assertThat((long) problem.place().line()).isLessThanOrEqualTo(lines + 2);
        }
      }
      if (reading instanceof Reading.Read<Rulebook>(Rulebook rulebook, List<Problem> _)) {
        RulebookLint.check(rulebook, folder);
        RulebookDiff.between(rulebook, rulebook);
      }
      Files.writeString(folder.resolve(path), text);
    }
  }

  private static byte[] spoil(String text, Random random) {
    var spoilt = new StringBuilder(text);
    for (int i = 0; i <= random.nextInt(3); i++) {
      int at = random.nextInt(spoilt.length() + 1);
      switch (random.nextInt(4)) {
        case 0 -> spoilt.insert(at, PIECES.get(random.nextInt(PIECES.size())));
        case 1 -> spoilt.delete(at, Math.min(spoilt.length(), at + 1 + random.nextInt(30)));
        case 2 -> spoilt.setLength(at);
        default -> {
          int end = Math.min(spoilt.length(), at + random.nextInt(60));
          spoilt.insert(random.nextInt(spoilt.length() + 1), spoilt.substring(at, end));
        }
      }
    }
    byte[] bytes = spoilt.toString().getBytes(StandardCharsets.UTF_8);
    if (bytes.length > 0 && random.nextInt(4) == 0) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }
}
