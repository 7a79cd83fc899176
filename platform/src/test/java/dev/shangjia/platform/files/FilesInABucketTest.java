package dev.shangjia.platform.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.platform.PlatformTest;
import dev.shangjia.platform.contents.ContentStore;
import dev.shangjia.platform.contents.S3Server;
import dev.shangjia.platform.files.StoredFile.Protection;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import dev.shangjia.platform.tenancy.OrganizationId;
import dev.shangjia.platform.tenancy.PersonId;
import dev.shangjia.platform.tenancy.Side;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@PlatformTest
class FilesInABucketTest {
  private static final OrganizationId OF = new OrganizationId(9_000_002);
  private static final Actor SOMEBODY = new Actor.Person(new PersonId(6), OF, Side.PROVIDER);

  @TempDir private static Path folder;

  @Autowired private StoredFiles files;
  @Autowired private ContentStore contents;
  @Autowired private Acting acting;

  @DynamicPropertySource
  static void bucket(DynamicPropertyRegistry registry) throws Exception {
    S3Server.running().newBucket().forEach((name, value) -> registry.add(name, () -> value));
  }

  @Test
  void aSensitiveFileLiesEncryptedInTheBucketAndIsReadInClear() throws Exception {
    StoredFile plain = stored("a screenshot", Protection.PLAIN);
    StoredFile licence = stored("a licence", Protection.SENSITIVE);

    assertThat(contents.paths())
        .hasSize(2)
        .contains(OF + "/" + plain.sha256().substring(0, 2) + "/" + plain.sha256())
        .anyMatch(path -> path.contains(licence.sha256()) && path.endsWith(".encrypted"));
    for (String path : contents.paths()) {
      try (InputStream in = contents.open(path)) {
        assertThat(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1))
            .doesNotContain("a licence");
      }
    }
    assertThat(acting.as(SOMEBODY, () -> files.inPlace(plain))).isEmpty();
    assertThat(copied(plain)).hasContent("a screenshot");
    assertThat(copied(licence)).hasContent("a licence");
  }

  private StoredFile stored(String text, Protection protection) throws Exception {
    var content = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    Storing stored = acting.calling(SOMEBODY, () -> files.store(OF, content, protection));
    return ((Storing.Stored) stored).file();
  }

  private Path copied(StoredFile file) {
    Path to = folder.resolve(file.sha256());
    acting.as(
        SOMEBODY,
        () -> {
          files.copy(file, to, "test");
          return to;
        });
    return to;
  }
}
