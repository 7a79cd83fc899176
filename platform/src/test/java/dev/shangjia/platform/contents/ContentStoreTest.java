package dev.shangjia.platform.contents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both kinds of place behave in one way; only where bytes lie differs. */
class ContentStoreTest {
  @TempDir private Path data;

  enum Kind {
    DISK,
    BUCKET,
    PART_OF_A_BUCKET
  }

  private ContentStore open(Kind kind) throws Exception {
    Map<String, Object> settings = kind == Kind.DISK ? Map.of() : S3Server.running().newBucket();
    if (kind == Kind.PART_OF_A_BUCKET) {
      settings.put("shangjia.files.s3.prefix", "market/files/");
    }
    return ContentStore.of(data, S3Server.environment(settings));
  }

  private static void keep(ContentStore store, String path, String text) throws IOException {
    Path draft = store.draft();
    Files.writeString(draft, text);
    store.keep(draft, path);
    assertThat(draft).doesNotExist();
  }

  private static String text(ContentStore store, String path) throws IOException {
    try (InputStream in = store.open(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsKeptCanBeReadReplacedAndDeleted(Kind kind) throws Exception {
    try (ContentStore store = open(kind)) {
      store.probe();
      assertThat(store.paths()).isEmpty();
      keep(store, "17/ab/abcd", "上架");
      keep(store, "17/ab/abcd", "上架 2");
      keep(store, "3/00/0042.1f.encrypted", "");

      assertThat(text(store, "17/ab/abcd")).isEqualTo("上架 2");
      assertThat(text(store, "3/00/0042.1f.encrypted")).isEmpty();
      assertThat(store.paths()).containsExactly("17/ab/abcd", "3/00/0042.1f.encrypted");
      store.copy("17/ab/abcd", data.resolve("copy"));
      assertThat(data.resolve("copy")).hasContent("上架 2");

      store.delete("17/ab/abcd");
      store.delete("17/ab/abcd");
      assertThat(store.paths()).containsExactly("3/00/0042.1f.encrypted");
      assertThatThrownBy(() -> store.open("17/ab/abcd"))
          .isInstanceOf(NoSuchFileException.class)
          .hasMessageContaining("17/ab/abcd");
    }
  }

  @ParameterizedTest
  @EnumSource
  void onlyWhatLiesOnThisMachineIsReadInPlace(Kind kind) throws Exception {
    try (ContentStore store = open(kind)) {
      keep(store, "1/aa/aa", "x");
      if (kind == Kind.DISK) {
        assertThat(store.inPlace("1/aa/aa"))
            .hasValueSatisfying(at -> assertThat(at).hasContent("x"));
      } else {
        assertThat(store.inPlace("1/aa/aa")).isEmpty();
      }
    }
  }

  @Test
  void severalPagesOfABucketAreListed() throws Exception {
    try (ContentStore store = open(Kind.PART_OF_A_BUCKET)) {
      for (int i = 0; i < 1005; i++) {
        keep(store, "1/%02d/%d".formatted(i % 100, i), "");
      }
      assertThat(store.paths()).hasSize(1005).doesNotHaveDuplicates();
    }
  }

  @Test
  void aPathOutsideTheFolderIsRefused() throws Exception {
    try (ContentStore store = open(Kind.DISK)) {
      assertThatThrownBy(() -> store.open("../keys/master"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("../keys/master");
    }
  }

  @Test
  void aBucketThatIsNotThereIsNamed() throws Exception {
    Map<String, Object> settings = S3Server.running().settings("not-there");
    try (ContentStore store = ContentStore.of(data, S3Server.environment(settings))) {
      assertThatThrownBy(store::probe)
          .isInstanceOf(FileSystemException.class)
          .hasMessageContaining("/not-there");
    }
  }

  @Test
  void aWrongKeyIsRefusedByTheServer() throws Exception {
    Map<String, Object> settings = S3Server.running().newBucket();
    settings.put("shangjia.files.s3.secret-key", "another");
    try (ContentStore store = ContentStore.of(data, S3Server.environment(settings))) {
      assertThatThrownBy(() -> keep(store, "1/aa/aa", "x"))
          .isInstanceOf(FileSystemException.class)
          .hasMessageContaining("403");
    }
  }
}
