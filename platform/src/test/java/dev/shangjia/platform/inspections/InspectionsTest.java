package dev.shangjia.platform.inspections;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.inspection.Finding;
import dev.shangjia.engine.inspection.Report;
import dev.shangjia.platform.PlatformTest;
import dev.shangjia.platform.apps.AppVersionId;
import dev.shangjia.platform.apps.Apps;
import dev.shangjia.platform.apps.Creating;
import dev.shangjia.platform.apps.DossierId;
import dev.shangjia.platform.apps.DossierKey;
import dev.shangjia.platform.apps.Dossiers;
import dev.shangjia.platform.apps.Draft;
import dev.shangjia.platform.apps.SnapshotId;
import dev.shangjia.platform.files.StoredFile.Protection;
import dev.shangjia.platform.files.StoredFiles;
import dev.shangjia.platform.files.Storing;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import dev.shangjia.platform.tenancy.OrganizationId;
import dev.shangjia.platform.tenancy.PersonId;
import dev.shangjia.platform.tenancy.Side;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.node.JsonNodeFactory;

@PlatformTest
class InspectionsTest {
  private static final Path EXAMPLE =
      Path.of("../rulebooks/tencent-meeting/examples/minutes-helper");
  private static final AtomicLong NUMBER = new AtomicLong(2_000_000);

  @Autowired Apps apps;
  @Autowired Dossiers dossiers;
  @Autowired StoredFiles files;
  @Autowired Inspections inspections;
  @Autowired InspectionRun runs;
  @Autowired Acting acting;

  OrganizationId organization = new OrganizationId(NUMBER.incrementAndGet());
  Actor somebody = new Actor.Person(new PersonId(1), organization, Side.PROVIDER);
  DossierId dossier;

  @BeforeEach
  void begin() {
    dossier =
        acting.as(
            somebody,
            () -> {
              var created = (Creating.Created) apps.create(organization, "tencent-meeting", "拾叶纪要");
              return dossiers.open(organization, release(created.version()), created.app().id());
            });
  }

  private static DossierKey release(AppVersionId version) {
    return new DossierKey("tencent-meeting", "release", "app-version", version.value());
  }

  @Test
  void tellsOfADraftWhatIsMissingAndWhatIsWrong() {
    save("listing/name", "一二三四五六七八九十一");
    Report report = acting.as(somebody, () -> inspections.draft(draft())).report();
    assertThat(report.findings())
        .extracting(finding -> finding.place().pointer())
        .contains("/listing/name", "/listing/logo");
    assertThat(report.results())
        .filteredOn(result -> result.rule().equals("listing/name-width"))
        .singleElement()
        .satisfies(result -> assertThat(result.findings()).hasSize(1));
  }

  @Test
  void looksAtTheFilesOfADraft() {
    attach("listing/logo", EXAMPLE.resolve("mobile-1.png"), Protection.PLAIN);
    Report report = acting.as(somebody, () -> inspections.draft(draft())).report();
    assertThat(report.findings())
        .filteredOn(finding -> finding.place().pointer().equals("/listing/logo"))
        .extracting(Finding::level)
        .isNotEmpty();
    assertThat(acting.as(somebody, () -> inspections.draft(draft())).facts().observations())
        .isNotEmpty();
  }

  @Test
  void looksAtSensitiveFilesAsAtOthers() {
    attach("listing/logo", EXAMPLE.resolve("logo.png"), Protection.SENSITIVE);
    var facts = acting.as(somebody, () -> inspections.draft(draft())).facts();
    assertThat(facts.observations()).extracting("probe").contains("image");
  }

  @Test
  void keepsTheFactsOfAnInspectionAndJudgesThemAgain() {
    save("listing/name", "拾叶纪要");
    attach("listing/logo", EXAMPLE.resolve("logo.png"), Protection.PLAIN);
    InspectionId id =
        acting.as(
            somebody,
            () -> {
              SnapshotId snapshot = dossiers.snapshot(dossier);
              return inspections.order(snapshot);
            });
    runs.run(new InspectionJob(id.value(), organization.value()));

    Inspection done = acting.as(somebody, () -> inspections.find(id)).orElseThrow();
    assertThat(done.state()).isEqualTo(Inspection.State.DONE);
    assertThat(done.percent()).isEqualTo(100);
    Report report = acting.as(somebody, () -> inspections.report(id)).orElseThrow();
    assertThat(report.at().toInstant()).isEqualTo(done.at());
    assertThat(report.findings()).isNotEmpty();

    String before = acting.as(somebody, () -> inspections.factsFile(id)).orElseThrow();
    runs.run(new InspectionJob(id.value(), organization.value()));
    assertThat(acting.as(somebody, () -> inspections.factsFile(id))).contains(before);
  }

  @Test
  void othersSeeNoInspection() {
    InspectionId id = acting.as(somebody, () -> inspections.order(dossiers.snapshot(dossier)));
    var stranger =
        new Actor.Person(
            new PersonId(3), new OrganizationId(NUMBER.incrementAndGet()), Side.PROVIDER);
    assertThat(acting.as(stranger, () -> inspections.find(id))).isEmpty();
  }

  private Draft draft() {
    return acting.as(somebody, () -> dossiers.find(dossier)).orElseThrow();
  }

  private void save(String path, String value) {
    acting.as(
        somebody,
        () ->
            dossiers.save(
                dossier, path, JsonNodeFactory.instance.stringNode(value), draft().version(path)));
  }

  private void attach(String path, Path file, Protection protection) {
    acting.as(
        somebody,
        () -> {
          try (InputStream content = Files.newInputStream(file)) {
            var stored = (Storing.Stored) files.store(organization, content, protection);
            return dossiers.attach(
                dossier, path, stored.file(), String.valueOf(file.getFileName()), 0);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }
}
