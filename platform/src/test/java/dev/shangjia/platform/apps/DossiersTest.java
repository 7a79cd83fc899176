package dev.shangjia.platform.apps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.platform.PlatformTest;
import dev.shangjia.platform.files.StoredFile;
import dev.shangjia.platform.files.StoredFile.Protection;
import dev.shangjia.platform.files.StoredFiles;
import dev.shangjia.platform.files.Storing;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import dev.shangjia.platform.tenancy.OrganizationId;
import dev.shangjia.platform.tenancy.PersonId;
import dev.shangjia.platform.tenancy.Side;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

@PlatformTest
class DossiersTest {
  private static final AtomicLong NUMBER = new AtomicLong(1_000_000);

  @Autowired Apps apps;
  @Autowired Dossiers dossiers;
  @Autowired StoredFiles files;
  @Autowired Acting acting;

  OrganizationId organization = new OrganizationId(NUMBER.incrementAndGet());
  Actor somebody = new Actor.Person(new PersonId(1), organization, Side.PROVIDER);
  Actor another = new Actor.Person(new PersonId(2), organization, Side.PROVIDER);
  App app;
  DossierId dossier;

  @BeforeEach
  void begin() {
    var created =
        (Creating.Created)
            acting.as(somebody, () -> apps.create(organization, "tencent-meeting", " 拾叶纪要 "));
    app = created.app();
    dossier =
        acting.as(
            somebody, () -> dossiers.open(organization, release(created.version()), app.id()));
  }

  @Test
  void savesAValueAndGivesItBack() {
    save(somebody, "listing/name", text("拾叶纪要"), 0);
    assertThat(draft().forms().at("/listing/name").stringValue()).isEqualTo("拾叶纪要");
    assertThat(app.name()).isEqualTo("拾叶纪要");
  }

  @Test
  void givesBackWhatSomebodyElseWroteMeanwhile() {
    save(somebody, "listing/name", text("mine"), 0);
    save(another, "listing/name", text("theirs"), 1);

    Saving saving = save(somebody, "listing/name", text("mine again"), 1);

    assertThat(saving).isInstanceOf(Saving.Changed.class);
    Entry theirs = ((Saving.Changed) saving).theirs();
    assertThat(theirs.value()).isEqualTo(text("theirs"));
    assertThat(theirs.changedBy()).isEqualTo("2");
    assertThat(draft().value("listing/name")).contains(text("theirs"));
    assertThat(save(somebody, "listing/name", text("mine again"), theirs.version()))
        .isEqualTo(new Saving.Saved(3));
  }

  @Test
  void twoWhoWriteTheSameHaveNoConflict() {
    save(somebody, "listing/name", text("same"), 0);
    assertThat(save(another, "listing/name", text("same"), 0)).isEqualTo(new Saving.Saved(1));
  }

  @Test
  void keepsAnEmptiedValueFromBeingWrittenOverUnseen() {
    save(somebody, "listing/name", text("one"), 0);
    save(another, "listing/name", null, 1);
    assertThat(save(somebody, "listing/name", text("two"), 1)).isInstanceOf(Saving.Changed.class);
  }

  @Test
  void twoWhoAddItemsAddTwo() {
    String first = item(somebody, "listing/permissions");
    String second = item(another, "listing/permissions");
    save(somebody, "listing/permissions/" + first + "/scope", text("a"), 0);
    save(another, "listing/permissions/" + second + "/scope", text("b"), 0);
    assertThat(draft().forms().path("listing").path("permissions").toString())
        .isEqualTo("[{\"scope\":\"a\"},{\"scope\":\"b\"}]");

    acting.as(
        somebody, () -> dossiers.move(dossier, "listing/permissions", second, Dossiers.Move.UP));
    acting.as(
        somebody, () -> dossiers.move(dossier, "listing/permissions", first, Dossiers.Move.AWAY));
    assertThat(draft().forms().path("listing").path("permissions").toString())
        .isEqualTo("[{\"scope\":\"b\"}]");
  }

  @Test
  void findsThePathOfWhatAReportPointsAt() {
    String first = item(somebody, "listing/screenshots");
    assertThat(draft().path("/listing/screenshots/0/image"))
        .isEqualTo("listing/screenshots/" + first + "/image");
    assertThat(draft().path("/listing/screenshots/7/image"))
        .isEqualTo("listing/screenshots/7/image");
    assertThat(draft().path("/listing/name")).isEqualTo("listing/name");
  }

  @Test
  void namesFilesByFormAndField() {
    attach("listing/logo", "first", "Logo.PNG", 0);
    attach("listing/companyLogo", "second", "x", 0);
    String shot = item(somebody, "listing/screenshots");
    String other = item(somebody, "listing/screenshots");
    attach("listing/screenshots/" + shot + "/image", "third", "a.png", 0);
    attach("listing/screenshots/" + other + "/image", "fourth", "a.png", 0);

    assertThat(draft().namedFiles())
        .containsOnlyKeys(
            "listing/logo.png",
            "listing/companyLogo",
            "listing/screenshots-image.png",
            "listing/screenshots-image-2.png");
  }

  @Test
  void snapshotStaysWhenTheDraftGoesOn() {
    save(somebody, "listing/name", text("before"), 0);
    attach("listing/logo", "logo", "logo.png", 0);
    SnapshotId id = acting.as(somebody, () -> dossiers.snapshot(dossier));
    assertThat(acting.as(somebody, () -> dossiers.snapshot(dossier))).isEqualTo(id);

    save(somebody, "listing/name", text("after"), 1);

    Snapshot snapshot = acting.as(somebody, () -> dossiers.snapshot(id)).orElseThrow();
    assertThat(snapshot.forms().at("/listing/name").stringValue()).isEqualTo("before");
    assertThat(snapshot.files()).containsOnlyKeys("listing/logo.png");
    assertThat(snapshot.hash()).hasSize(64);
    assertThat(acting.as(somebody, () -> dossiers.snapshot(dossier))).isNotEqualTo(id);
  }

  @Test
  void takesAWholeDossierAndGivesItBack() {
    var forms =
        (ObjectNode)
            JsonMapper.shared()
                .readTree(
                    """
                    {"listing": {"name": "n", "keywords": ["a", "b"],
                      "charges": {"pricing": "p"},
                      "permissions": [{"purpose": "y", "scope": "x"}]},
                     "app": {"entryUrl": "https://example.com/"}}
                    """);
    acting.as(somebody, () -> dossiers.replace(dossier, forms, Map.of()));
    assertThat(draft().forms()).isEqualTo(forms);

    var less = JsonNodeFactory.instance.objectNode();
    less.putObject("listing").put("name", "m");
    acting.as(somebody, () -> dossiers.replace(dossier, less, Map.of()));
    assertThat(draft().forms().path("listing").toString()).isEqualTo("{\"name\":\"m\"}");
    assertThat(draft().forms().at("/app/entryUrl").stringValue()).isEqualTo("https://example.com/");
  }

  @Test
  void nextVersionBeginsWithWhatTheLastOneHad() {
    save(somebody, "listing/name", text("拾叶纪要"), 0);
    attach("listing/logo", "logo", "logo.png", 0);
    DossierId next =
        acting.as(
            somebody, () -> dossiers.open(organization, release(apps.newVersion(app)), app.id()));
    Draft draft = acting.as(somebody, () -> dossiers.find(next)).orElseThrow();
    assertThat(draft.forms()).isEqualTo(draft().forms());
    assertThat(draft.namedFiles()).containsOnlyKeys("listing/logo.png");
  }

  @Test
  void othersSeeNothingOfIt() {
    var stranger =
        new Actor.Person(
            new PersonId(3), new OrganizationId(NUMBER.incrementAndGet()), Side.PROVIDER);
    assertThat(acting.as(stranger, () -> dossiers.find(dossier))).isEmpty();
    assertThat(acting.as(stranger, () -> apps.find(app.id()))).isEmpty();
    assertThat(dossiers.find(dossier)).isEmpty();
  }

  @Test
  void refusesNamesAndProgramsThatCannotBe() {
    assertThat(acting.as(somebody, () -> apps.create(organization, "weda", "  ")))
        .isEqualTo(new Creating.NameMissing());
    assertThat(acting.as(somebody, () -> apps.create(organization, "weda", "x".repeat(101))))
        .isEqualTo(new Creating.NameTooLong(101, 100));
    assertThat(acting.as(somebody, () -> apps.create(organization, "nothing", "x")))
        .isEqualTo(new Creating.ProgramNotOffered("nothing"));
  }

  @Test
  void knowsTheNamesOfOtherApps() {
    var stranger =
        new Actor.Person(
            new PersonId(3), new OrganizationId(NUMBER.incrementAndGet()), Side.PROVIDER);
    String name = "Other " + stranger.organization();
    acting.as(stranger, () -> apps.create(stranger.member(), "tencent-meeting", name));
    String own = "Own " + organization;
    App mine =
        acting.as(
            somebody,
            () -> ((Creating.Created) apps.create(organization, "tencent-meeting", own)).app());
    assertThat(acting.as(somebody, () -> apps.otherNames("tencent-meeting", mine.id())))
        .contains(name)
        .doesNotContain(own);
    assertThat(acting.as(somebody, () -> apps.otherNames("tencent-meeting", null)))
        .contains(name, own);
    assertThat(acting.as(somebody, () -> apps.otherNames("weda", mine.id()))).doesNotContain(name);
  }

  private DossierKey release(AppVersionId version) {
    return new DossierKey("tencent-meeting", "release", "app-version", version.value());
  }

  private Saving save(Actor who, String path, @Nullable JsonNode value, long seen) {
    return acting.as(who, () -> dossiers.save(dossier, path, value, seen));
  }

  private String item(Actor who, String path) {
    return acting.as(who, () -> dossiers.addItem(dossier, path, Dossiers.ListKind.OBJECTS));
  }

  private Saving attach(String path, String content, String name, long seen) {
    return acting.as(
        somebody,
        () -> {
          try {
            var stored =
                (Storing.Stored)
                    files.store(
                        organization,
                        new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)),
                        Protection.PLAIN);
            StoredFile file = stored.file();
            return dossiers.attach(dossier, path, file, name, seen);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private Draft draft() {
    return acting.as(somebody, () -> dossiers.find(dossier)).orElseThrow();
  }

  private static JsonNode text(String value) {
    return JsonNodeFactory.instance.stringNode(value);
  }
}
