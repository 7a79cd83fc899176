package dev.shangjia.platform.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.record.Disclosure;
import dev.shangjia.platform.PlatformTest;
import dev.shangjia.platform.audit.Chain;
import dev.shangjia.platform.audit.Ledger;
import dev.shangjia.platform.files.StoredFile.Protection;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import dev.shangjia.platform.tenancy.OrganizationId;
import dev.shangjia.platform.tenancy.PersonId;
import dev.shangjia.platform.tenancy.Side;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@PlatformTest
class OpenedFilesTest {
  private static final OrganizationId OF = new OrganizationId(9_000_001);
  private static final Actor SOMEBODY = new Actor.Person(new PersonId(5), OF, Side.PROVIDER);

  @Autowired private StoredFiles files;
  @Autowired private Ledger ledger;
  @Autowired private Acting acting;
  @Autowired private TransactionTemplate transaction;

  @Test
  void whoOpensASensitiveFileIsRecorded() throws Exception {
    StoredFile plain = stored("a screenshot", Protection.PLAIN);
    StoredFile licence = stored("a licence", Protection.SENSITIVE);
    for (StoredFile file : List.of(plain, licence)) {
      acting.calling(
          SOMEBODY,
          () -> {
            try (InputStream content = files.open(file, "download")) {
              return content.readAllBytes();
            }
          });
    }

    List<Disclosure> entries =
        acting.as(
            SOMEBODY,
            () ->
                Objects.requireNonNull(
                    transaction.execute(
                        _ -> ledger.entries(Chain.of("organization", OF.value(), OF)))));
    assertThat(entries)
        .singleElement()
        .satisfies(
            one ->
                assertThat(one.entry().ids())
                    .containsEntry("file", licence.sha256())
                    .containsEntry("by", "5")
                    .containsEntry("purpose", "download"));
  }

  private StoredFile stored(String text, Protection protection) throws Exception {
    var content = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    Storing stored = acting.calling(SOMEBODY, () -> files.store(OF, content, protection));
    return ((Storing.Stored) stored).file();
  }
}
