package dev.shangjia.platform.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoFolderTest {
  @TempDir private Path folder;

  @Test
  void takesAnEmptyFolderOnceAndAgainWhenItWasFilled() {
    Path data = folder.resolve("new");
    assertThat(DemoFolder.take(data)).isEmpty();
    String word = DemoFolder.of(data).signInWord();
    assertThat(word).matches("[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}");
    assertThat(DemoFolder.of(data).isFilled()).isFalse();

    assertThat(DemoFolder.take(data).orElseThrow().en()).contains("not filled to its end");

    DemoFolder.of(data).filled();
    assertThat(DemoFolder.take(data)).isEmpty();
    assertThat(DemoFolder.of(data).isFilled()).isTrue();
    assertThat(DemoFolder.of(data).signInWord()).isEqualTo(word);
  }

  @Test
  void leavesTheMarketOfOthersAlone() throws IOException {
    Files.createDirectories(folder.resolve("postgres"));
    assertThat(DemoFolder.take(folder).orElseThrow().en()).contains("holds something else");
    assertThat(folder.resolve("demo.properties")).doesNotExist();
  }

  @Test
  void everyMarketHasItsOwnSignIn() {
    DemoFolder.take(folder.resolve("one"));
    DemoFolder.take(folder.resolve("two"));
    assertThat(DemoFolder.of(folder.resolve("one")).signInWord())
        .isNotEqualTo(DemoFolder.of(folder.resolve("two")).signInWord());
  }
}
