package dev.shangjia.platform.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.Problem;
import dev.shangjia.platform.Browsing;
import dev.shangjia.platform.Browsing.Answer;
import dev.shangjia.platform.PlatformTest;
import dev.shangjia.platform.accounts.Accounts;
import dev.shangjia.platform.accounts.MemberRole;
import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.apps.Apps;
import dev.shangjia.platform.apps.Creating;
import dev.shangjia.platform.apps.DossierId;
import dev.shangjia.platform.apps.DossierKey;
import dev.shangjia.platform.apps.Dossiers;
import dev.shangjia.platform.apps.Draft;
import dev.shangjia.platform.apps.Saving;
import dev.shangjia.platform.apps.SnapshotId;
import dev.shangjia.platform.files.StoredFile.Protection;
import dev.shangjia.platform.files.StoredFiles;
import dev.shangjia.platform.files.Storing;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import dev.shangjia.platform.tenancy.PersonId;
import dev.shangjia.platform.tenancy.Side;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.JsonNodeFactory;

/** The pages of a dossier, with somebody else at work on it at the same time. */
@PlatformTest
class EditorTest {
  private static final String PASSWORD = "correct horse battery staple 7";
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final String NAME = "listing/name";
  private static final String SUMMARY = "listing/summary";

  @LocalServerPort private int port;
  @Autowired private Accounts accounts;
  @Autowired private Apps apps;
  @Autowired private Dossiers dossiers;
  @Autowired private StoredFiles files;
  @Autowired private DossierArchives archives;
  @Autowired private Acting acting;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;

  private String desk;
  private SignedIn me;
  private Actor colleague;
  private Browsing browser;
  private DossierId dossier;

  /** What stands in the form of my page. */
  private final Map<String, String> shown = new LinkedHashMap<>();

  @BeforeEach
  void begin() {
    // Nobody can sign in to a market that has no desk.
    desk = "editor-desk-" + COUNT.incrementAndGet() + "@example.com";
    found(Side.OPERATOR, desk, EnumSet.copyOf(MemberRole.of(Side.OPERATOR)));
    String email = "editor-" + COUNT.incrementAndGet() + "@example.com";
    me = found(Side.PROVIDER, email, Set.of(MemberRole.OWNER, MemberRole.DEVELOPER));
    colleague = new Actor.Person(new PersonId(1), me.organization(), Side.PROVIDER);
    dossier =
        acting.as(
            me.actor(),
            () -> {
              var app =
                  (Creating.Created) apps.create(me.organization(), "tencent-meeting", "拾叶纪要");
              var key =
                  new DossierKey(
                      "tencent-meeting", "release", "app-version", app.version().value());
              return dossiers.open(me.organization(), key, app.app().id());
            });
    browser = new Browsing(port);
    assertThat(browser.signIn(email, PASSWORD).status()).isEqualTo(302);
    look();
  }

  private SignedIn found(Side side, String email, Set<MemberRole> roles) {
    return accounts.found(side, "Editor " + email, email, "Person", PASSWORD, roles);
  }

  /** Opens the page anew. */
  private void look() {
    shown.clear();
    Answer answer = browser.get("/dossiers/" + dossier + "/listing");
    assertThat(answer.status()).as(answer.location() + answer.text()).isEqualTo(200);
    keep(answer.page());
  }

  private void keep(Document page) {
    for (Element input : page.select("[name^=b:], input[type=text][name^=v:], textarea")) {
      shown.put(
          input.attr("name"),
          input.tagName().equals("textarea") ? input.wholeText() : input.attr("value"));
    }
  }

  /** Saves as the page does by itself: all of the form, and takes what the answer replaces. */
  private Answer autosave() {
    Answer answer = browser.postFromScript("/dossiers/" + dossier + "/listing", shown);
    assertThat(answer.status()).isEqualTo(200);
    keep(answer.page());
    return answer;
  }

  private Answer press(String what) {
    var form = new LinkedHashMap<>(shown);
    form.put("do", what);
    return browser.postFromScript("/dossiers/" + dossier + "/listing", form);
  }

  private void theyWrite(String path, String text) {
    Saving saving =
        acting.as(
            colleague,
            () ->
                dossiers.save(
                    dossier,
                    path,
                    JsonNodeFactory.instance.stringNode(text),
                    draft().version(path)));
    assertThat(saving).isInstanceOf(Saving.Saved.class);
  }

  private Draft draft() {
    return acting.as(me.actor(), () -> dossiers.find(dossier)).orElseThrow();
  }

  private String value(String path) {
    return draft().value(path).map(text -> text.stringValue()).orElse("");
  }

  @Test
  void whatTheyWroteStaysUntilISayThatMineCounts() {
    theyWrite(NAME, "theirs");
    shown.put("v:" + NAME, "mine");
    assertThat(autosave().page().select(".editor-theirs").text()).contains("theirs");
    assertThat(autosave().page().select(".editor-theirs").text()).contains("theirs");
    assertThat(value(NAME)).isEqualTo("theirs");

    String mine = autosave().page().select("button[value^=mine]").attr("value");
    theyWrite(NAME, "theirs again");
    assertThat(press(mine).page().select(".editor-theirs").text()).contains("theirs again");
    assertThat(value(NAME)).isEqualTo("theirs again");

    press(autosave().page().select("button[value^=mine]").attr("value"));
    assertThat(value(NAME)).isEqualTo("mine");
  }

  @Test
  void theirsCountsWhenISaySo() {
    theyWrite(NAME, "theirs");
    shown.put("v:" + NAME, "mine");
    Answer answer = press(autosave().page().select("button[value^=theirs]").attr("value"));
    assertThat(value(NAME)).isEqualTo("theirs");
    assertThat(answer.page().getElementsByAttributeValue("name", "v:" + NAME).attr("value"))
        .isEqualTo("theirs");
  }

  @Test
  void savingOneFieldDoesNotWriteOverAnotherThatTheyChanged() {
    theyWrite(NAME, "theirs");
    shown.put("v:" + SUMMARY, "mine");
    autosave();
    shown.put("v:" + SUMMARY, "mine, and more");
    autosave();
    assertThat(value(SUMMARY)).isEqualTo("mine, and more");
    assertThat(value(NAME)).isEqualTo("theirs");
  }

  @Test
  void aFileThatTheyChangedIsNotTakenAway() {
    attach("mine");
    look();
    attach("theirs");

    Answer answer = press("clear listing/logo");

    assertThat(answer.page().select(".alert").text()).contains("Somebody else just changed");
    assertThat(value("listing/logo")).isNotEmpty();
    look();
    press("clear listing/logo");
    assertThat(value("listing/logo")).isEmpty();
  }

  private void attach(String content) {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    acting.as(
        colleague,
        () -> {
          try {
            var stored =
                (Storing.Stored)
                    files.store(
                        me.organization(), new ByteArrayInputStream(bytes), Protection.PLAIN);
            return dossiers.attach(
                dossier,
                "listing/logo",
                stored.file(),
                "logo.png",
                draft().version("listing/logo"));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  @Test
  void leavesOutCharactersThatNoDatabaseKeeps() {
    shown.put("v:" + NAME, "拾叶\0纪要");
    autosave();
    assertThat(value(NAME)).isEqualTo("拾叶纪要");
    assertThat(
            acting.as(
                me.actor(), () -> apps.create(me.organization(), "tencent-meeting", "拾叶\0投票")))
        .isInstanceOfSatisfying(
            Creating.Created.class, created -> assertThat(created.app().name()).isEqualTo("拾叶投票"));
  }

  @Test
  void refusesTheArchiveOfAnotherProcedure() throws IOException {
    assertThat(read("search-listing"))
        .extracting(problem -> problem.message().en())
        .singleElement()
        .asString()
        .contains("\"search-listing\"", "\"release\"");
    assertThat(value(NAME)).isEmpty();
    assertThat(read("release")).noneMatch(Problem::isError);
    assertThat(value(NAME)).isEqualTo("拾叶纪要");
  }

  @Test
  void refusesTheArchiveOfAnotherProgram() throws IOException {
    assertThat(uploaded("weda", "joining", "拾叶纪要"))
        .extracting(Problem::code)
        .containsExactly("dossier/other-program");
  }

  @Test
  void namesThePlaceOfACharacterThatNoDatabaseKeeps() throws IOException {
    List<Problem> problems = uploaded("tencent-meeting", "release", "\"拾叶\\0纪要\"");

    assertThat(problems).isNotEmpty().anyMatch(Problem::isError);
    assertThat(problems.getFirst().place().line()).isEqualTo(3);
    assertThat(value(NAME)).isEmpty();
  }

  private List<Problem> read(String procedure) throws IOException {
    return uploaded("tencent-meeting", procedure, "拾叶纪要");
  }

  private List<Problem> uploaded(String program, String procedure, String name) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("dossier.yaml"));
      zip.write(
          """
          program: %s
          procedure: %s
          forms: {listing: {name: %s}}
          """
              .formatted(program, procedure, name)
              .getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
    var content = new ByteArrayInputStream(bytes.toByteArray());
    try {
      return acting.calling(me.actor(), () -> archives.read(draft(), content));
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  @Test
  void theDeskSeesWhoseDossierItIs() {
    DossierId joining =
        acting.as(
            me.actor(),
            () ->
                dossiers.open(
                    me.organization(),
                    new DossierKey("weda", "joining", "organization", me.organization().value()),
                    null));
    var other = new Browsing(port);
    other.signIn(desk, PASSWORD);
    assertThat(other.get("/dossiers/" + joining + "/joining").page().title())
        .contains(me.organizationName());
  }

  @Test
  void howFarALookIsIsToldWithoutJudgingTheDossier() {
    long look = running();
    Document page = browser.get("/dossiers/" + dossier + "/look?form=listing").page();
    assertThat(page.select("#editor-look progress").attr("value")).isEqualTo("50");
    assertThat(page.select("#editor-summary")).isEmpty();

    acting.as(
        me.actor(),
        () ->
            transaction.executeWithoutResult(
                _ ->
                    jdbc.sql("UPDATE inspections.inspection SET state = 'failed' WHERE id = :id")
                        .param("id", look)
                        .update()));
    assertThat(
            browser
                .get("/dossiers/" + dossier + "/look?form=listing")
                .page()
                .select("#editor-summary"))
        .isNotEmpty();
  }

  /** An inspection that is half done, which nobody runs. */
  private long running() {
    return acting.as(
        me.actor(),
        () -> {
          SnapshotId snapshot = dossiers.snapshot(dossier);
          return transaction.execute(
              _ ->
                  jdbc.sql(
                          """
                          INSERT INTO inspections.inspection
                            (organization_id, dossier_id, snapshot_id, program, rulebook_hash, at,
                             state, done, total, ordered_by, ordered_at)
                          VALUES (:organization, :dossier, :snapshot, 'tencent-meeting', '', now(),
                            'running', 1, 2, '1', now())
                          RETURNING id
                          """)
                      .param("organization", me.organization().value())
                      .param("dossier", dossier.value())
                      .param("snapshot", snapshot.value())
                      .query(Long.class)
                      .single());
        });
  }
}
