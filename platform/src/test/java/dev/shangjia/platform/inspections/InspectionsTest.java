package dev.shangjia.platform.inspections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shangjia.engine.Language;
import dev.shangjia.engine.Reading;
import dev.shangjia.engine.facts.Facts;
import dev.shangjia.engine.facts.FactsFile;
import dev.shangjia.engine.inspection.Finding;
import dev.shangjia.engine.inspection.Report;
import dev.shangjia.engine.inspection.report.ReportFormat;
import dev.shangjia.engine.inspection.report.ReportOptions;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.platform.PlatformTest;
import dev.shangjia.platform.apps.AppId;
import dev.shangjia.platform.apps.AppVersionId;
import dev.shangjia.platform.apps.Apps;
import dev.shangjia.platform.apps.Creating;
import dev.shangjia.platform.apps.DossierId;
import dev.shangjia.platform.apps.DossierKey;
import dev.shangjia.platform.apps.Dossiers;
import dev.shangjia.platform.apps.Draft;
import dev.shangjia.platform.audit.Chain;
import dev.shangjia.platform.audit.Ledger;
import dev.shangjia.platform.files.StoredFile.Protection;
import dev.shangjia.platform.files.StoredFiles;
import dev.shangjia.platform.files.Storing;
import dev.shangjia.platform.policies.Policies;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import dev.shangjia.platform.tenancy.OrganizationId;
import dev.shangjia.platform.tenancy.PersonId;
import dev.shangjia.platform.tenancy.Side;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
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
  @Autowired DraftJudging judging;
  @Autowired Acting acting;
  @Autowired Policies policies;
  @Autowired InspectionSettings settings;
  @Autowired Ledger ledger;
  @Autowired TransactionTemplate transaction;
  @TempDir Path folder;

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
    assertThat(acting.as(somebody, () -> facts(draft())).observations()).isNotEmpty();
  }

  @Test
  void looksAtSensitiveFilesAsAtOthers() {
    attach("listing/logo", EXAMPLE.resolve("logo.png"), Protection.SENSITIVE);
    var facts = acting.as(somebody, () -> facts(draft()));
    assertThat(facts.observations()).extracting("probe").contains("image");
  }

  @Test
  void judgingTheFactsOfAnInspectionAnewGivesItsReportByteForByte() throws IOException {
    save("listing/name", "拾叶纪要");
    attach("listing/logo", EXAMPLE.resolve("logo.png"), Protection.PLAIN);
    another("拾叶记要");
    InspectionId id = inspected();

    Inspection done = acting.as(somebody, () -> inspections.find(id)).orElseThrow();
    assertThat(done.state()).isEqualTo(Inspection.State.DONE);
    assertThat(done.percent()).isEqualTo(100);
    Report report = acting.as(somebody, () -> inspections.report(id)).orElseThrow();
    assertThat(report.results())
        .filteredOn(result -> result.rule().equals("listing/name-similar"))
        .singleElement()
        .satisfies(result -> assertThat(result.findings()).isNotEmpty());

    String file = acting.as(somebody, () -> inspections.factsFile(id)).orElseThrow();
    Facts read =
        ((Reading.Read<Facts>) FactsFile.read("facts.json", file.getBytes(StandardCharsets.UTF_8)))
            .value();
    Rulebook rulebook = policies.byHash(done.rulebookHash());
    assertThat(json(policies.inspector(rulebook).inspect(read, done.at()))).isEqualTo(json(report));
    assertThat(FactsFile.write(read)).isEqualTo(file);
  }

  private static String json(Report report) throws IOException {
    var text = new StringBuilder();
    ReportFormat.JSON.writer(ReportOptions.in(Language.EN)).write(report, text);
    return text.toString();
  }

  @Test
  void theFactsOfADossierHoldOfOthersOnlyWhatResemblesIt() {
    save("listing/name", "拾叶纪要");
    String unlike = "云端白板" + NUMBER.incrementAndGet();
    another(unlike);
    another("拾叶记要");
    InspectionId id = inspected();

    assertThat(acting.as(somebody, () -> inspections.factsFile(id)).orElseThrow())
        .contains("拾叶记要")
        .doesNotContain(unlike);
    save("listing/name", "别的");
    var context = acting.as(somebody, () -> facts(draft())).context();
    assertThat(context.path("others").path("names").isArray()).isTrue();
    assertThat(context.toString()).doesNotContain(unlike, "拾叶记要");
  }

  @Test
  void aDossierAboutSomebodyElsesAppTellsNothingOfThatApp() {
    var owner =
        new Actor.Person(
            new PersonId(4), new OrganizationId(NUMBER.incrementAndGet()), Side.PROVIDER);
    AppId foreign =
        acting.as(
            owner,
            () ->
                ((Creating.Created) apps.create(owner.member(), "tencent-meeting", "云端白板"))
                    .app()
                    .id());
    var key = new DossierKey("tencent-meeting", "release", "app", foreign.value());
    DossierId opened = acting.as(somebody, () -> dossiers.open(organization, key, foreign));

    Draft about = acting.as(somebody, () -> dossiers.find(opened)).orElseThrow();
    assertThat(acting.as(somebody, () -> facts(about)).context().has("app")).isFalse();
    assertThat(acting.as(somebody, () -> facts(draft())).context().has("app")).isTrue();
    var desk =
        new Actor.Person(
            new PersonId(5), new OrganizationId(NUMBER.incrementAndGet()), Side.OPERATOR);
    assertThat(acting.as(desk, () -> facts(about)).context().has("app")).isFalse();
  }

  @Test
  void aSensitiveFileIsNotOpenedAgainForProbesThatSawIt() throws IOException {
    attach("listing/logo", fresh(), Protection.SENSITIVE);
    acting.as(somebody, () -> inspections.draft(draft()));
    int opened = opened();
    assertThat(opened).isEqualTo(1);

    save("listing/name", "拾叶纪要");
    var facts = acting.as(somebody, () -> facts(draft()));

    assertThat(facts.observations()).extracting("probe").contains("image");
    assertThat(opened()).isEqualTo(opened);
  }

  @Test
  void aDiskThatFailsIsTriedAgainAndGivenUpInTheEnd() throws IOException {
    attach("listing/logo", fresh(), Protection.SENSITIVE);
    String content = draft().files().values().iterator().next().sha256();
    try (Stream<Path> all = Files.walk(settings.data().resolve("files"))) {
      for (Path file : all.filter(each -> each.toString().contains(content)).toList()) {
        Files.delete(file);
      }
    }
    InspectionId id = acting.as(somebody, () -> inspections.order(dossiers.snapshot(dossier)));
    var job = new InspectionJob(id.value(), organization.value());

    assertThatThrownBy(() -> runs.run(job)).isInstanceOf(UncheckedIOException.class);
    assertThat(acting.as(somebody, () -> inspections.find(id)).orElseThrow().isOver()).isFalse();
    runs.giveUp(job);
    assertThat(acting.as(somebody, () -> inspections.find(id)).orElseThrow().state())
        .isEqualTo(Inspection.State.FAILED);
  }

  /** How often something was opened. */
  private int opened() {
    return acting.as(
        somebody,
        () ->
            Objects.requireNonNull(
                    transaction.execute(
                        _ ->
                            ledger.entries(
                                Chain.of("organization", organization.value(), organization))))
                .size());
  }

  /** A picture that nobody has seen. */
  private Path fresh() throws IOException {
    var bytes = new ByteArrayOutputStream();
    var picture = new BufferedImage(300, 300, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < 8; x++) {
      picture.setRGB(x, 0, ThreadLocalRandom.current().nextInt());
    }
    ImageIO.write(picture, "png", bytes);
    return Files.write(folder.resolve("fresh.png"), bytes.toByteArray());
  }

  private InspectionId inspected() {
    InspectionId id = acting.as(somebody, () -> inspections.order(dossiers.snapshot(dossier)));
    runs.run(new InspectionJob(id.value(), organization.value()));
    return id;
  }

  /** An app of somebody else. */
  private void another(String name) {
    var owner =
        new Actor.Person(
            new PersonId(4), new OrganizationId(NUMBER.incrementAndGet()), Side.PROVIDER);
    acting.as(owner, () -> apps.create(owner.member(), "tencent-meeting", name));
  }

  @Test
  void anInspectionIsJudgedOnceAndShownToNobodyElseForThat() {
    save("listing/name", "拾叶纪要");
    InspectionId id = inspected();
    Report first = acting.as(somebody, () -> inspections.report(id)).orElseThrow();

    assertThat(acting.as(somebody, () -> inspections.report(id)).orElseThrow()).isSameAs(first);
    var stranger =
        new Actor.Person(
            new PersonId(3), new OrganizationId(NUMBER.incrementAndGet()), Side.PROVIDER);
    assertThat(acting.as(stranger, () -> inspections.report(id))).isEmpty();
    assertThat(acting.as(stranger, () -> inspections.facts(id))).isEmpty();
  }

  @Test
  void othersSeeNoInspection() {
    InspectionId id = acting.as(somebody, () -> inspections.order(dossiers.snapshot(dossier)));
    var stranger =
        new Actor.Person(
            new PersonId(3), new OrganizationId(NUMBER.incrementAndGet()), Side.PROVIDER);
    assertThat(acting.as(stranger, () -> inspections.find(id))).isEmpty();
  }

  /** What a draft is judged by. */
  private Facts facts(Draft draft) {
    Rulebook rulebook = policies.inForce(draft.key().program());
    return judging.facts(draft, policies.inspector(rulebook), Instant.now());
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
