package dev.shangjia.platform.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shangjia.engine.procedure.Move;
import dev.shangjia.platform.accounts.Accounts;
import dev.shangjia.platform.accounts.MemberRole;
import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.apps.App;
import dev.shangjia.platform.apps.AppId;
import dev.shangjia.platform.apps.AppVersionId;
import dev.shangjia.platform.apps.Apps;
import dev.shangjia.platform.apps.Attachment;
import dev.shangjia.platform.apps.Creating;
import dev.shangjia.platform.apps.DossierId;
import dev.shangjia.platform.apps.DossierKey;
import dev.shangjia.platform.apps.Dossiers;
import dev.shangjia.platform.casework.CaseAct;
import dev.shangjia.platform.casework.CaseActor;
import dev.shangjia.platform.casework.CaseId;
import dev.shangjia.platform.casework.CaseResult;
import dev.shangjia.platform.casework.Cases;
import dev.shangjia.platform.casework.Submissions;
import dev.shangjia.platform.files.StoredFile;
import dev.shangjia.platform.files.StoredFiles;
import dev.shangjia.platform.files.Storing;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Side;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A provider of the program {@code weda} whose apps come into the market as apps do: by a dossier
 * that is handed in, and a desk that decides.
 */
public final class TestListings {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final String PASSWORD = "amber station 64 feather";
  private static final Path PICTURE =
      Path.of(
          System.getProperty("basedir", "."), "../rulebooks/weda/examples/shop-booking/home.png");

  private final Apps apps;
  private final Dossiers dossiers;
  private final Submissions submissions;
  private final Cases cases;
  private final StoredFiles files;
  private final Acting acting;
  private final Listings listings;
  private final SignedIn provider;
  private final SignedIn desk;
  private final String email;

  /** Founds the provider and has it admitted. */
  public TestListings(ApplicationContext context, String providerName) {
    apps = context.getBean(Apps.class);
    dossiers = context.getBean(Dossiers.class);
    submissions = context.getBean(Submissions.class);
    cases = context.getBean(Cases.class);
    files = context.getBean(StoredFiles.class);
    acting = context.getBean(Acting.class);
    listings = context.getBean(Listings.class);
    var accounts = context.getBean(Accounts.class);
    int number = NUMBER.incrementAndGet();
    email = "listings-" + number + "@example.com";
    provider =
        accounts.found(
            Side.PROVIDER,
            providerName,
            email,
            "Provider",
            PASSWORD,
            Set.of(MemberRole.OWNER, MemberRole.DEVELOPER));
    desk =
        accounts.found(
            Side.OPERATOR,
            "Desk " + number,
            "listings-desk-" + number + "@example.com",
            "Desk",
            PASSWORD,
            EnumSet.copyOf(MemberRole.of(Side.OPERATOR)));
    var joining =
        new DossierKey("weda", "joining", "organization", provider.organization().value());
    DossierId dossier = open(joining, null);
    decide(submit(dossier), "terms-review", "pass");
  }

  /** Who owns the apps. */
  public SignedIn provider() {
    return provider;
  }

  /** Somebody of the desk with all its roles. */
  public SignedIn desk() {
    return desk;
  }

  /** With what the provider signs in. */
  public String email() {
    return email;
  }

  /** With what the desk signs in. */
  public String deskEmail() {
    return "listings-desk-" + email.replaceAll("[^0-9]", "") + "@example.com";
  }

  /** With what everybody here signs in. */
  public String password() {
    return PASSWORD;
  }

  /** Brings a new app to the market and waits until it is there. */
  public Listing list(String name, String description, List<String> tags) {
    ObjectNode goods = JSON.createObjectNode();
    goods.put("description", description).put("price", 299);
    tags.forEach(goods.putArray("tags")::add);
    goods.putArray("collects").addObject().put("item", "手机号").put("purpose", "发送提醒");
    return list(name, goods);
  }

  /**
   * Brings a new app to the market and waits until it is there.
   *
   * @param goods what its form says besides the name
   */
  public Listing list(String name, ObjectNode goods) {
    Creating.Created created = created(name);
    CaseId id = listing(created.app(), created.version(), name, goods);
    await()
        .untilAsserted(() -> assertThat(found(created.app().id()).caseId()).isEqualTo(id.value()));
    return as(provider, () -> listings.find(created.app().id())).orElseThrow();
  }

  /** Plays the case that brings a version to the market, to its end. */
  public CaseId listing(App app, AppVersionId version, String name, ObjectNode goods) {
    var key = new DossierKey("weda", "goods-listing", "app-version", version.value());
    DossierId dossier = open(key, app.id());
    ObjectNode forms = JSON.createObjectNode();
    ObjectNode form = forms.putObject("goods");
    form.setAll(goods);
    form.put("title", name);
    form.putArray("pictures").add("goods/picture.png");
    as(
        provider,
        () -> {
          dossiers.replace(dossier, forms, Map.of("goods/picture.png", picture()));
          return true;
        });
    CaseId id = submit(dossier);
    decide(id, "connection-review", "none");
    decide(id, "qualification-review", "pass");
    return id;
  }

  /** An app that is only begun. */
  public Creating.Created created(String name) {
    return (Creating.Created)
        as(provider, () -> apps.create(provider.organization(), "weda", name));
  }

  private ListingVersion found(AppId app) {
    return as(provider, () -> listings.find(app)).orElseThrow(AssertionError::new).version();
  }

  private Attachment picture() {
    try {
      byte[] content = Files.readAllBytes(PICTURE);
      Storing stored =
          files.store(
              provider.organization(),
              new ByteArrayInputStream(content),
              StoredFile.Protection.PLAIN);
      StoredFile file = ((Storing.Stored) stored).file();
      return new Attachment(
          "goods/picture.png", file.sha256(), file.bytes(), file.mediaType(), "picture.png");
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private DossierId open(DossierKey key, @org.jspecify.annotations.Nullable AppId app) {
    return as(provider, () -> dossiers.open(provider.organization(), key, app));
  }

  /** Hands in, contesting whatever is found: tests about listings fill in what they speak of. */
  private CaseId submit(DossierId dossier) {
    Map<String, String> contests = new HashMap<>();
    Submissions.Submitted answer =
        as(provider, () -> submissions.submit(dossier, contests, provider));
    if (answer instanceof Submissions.Submitted.FindingsStand standing) {
      standing
          .findings()
          .forEach(one -> contests.put(one.finding().fingerprint(), "Only for this test."));
      answer = as(provider, () -> submissions.submit(dossier, contests, provider));
    }
    assertThat(answer).isInstanceOf(Submissions.Submitted.Taken.class);
    return ((Submissions.Submitted.Taken) answer).caseId();
  }

  private void decide(CaseId id, String stage, String outcome) {
    var act =
        new CaseAct(
            Move.Kind.DECIDE,
            stage,
            outcome,
            0,
            null,
            null,
            "",
            List.of(),
            List.of(),
            CaseAct.Rest.MET);
    CaseResult result = as(desk, () -> cases.act(id, act, CaseActor.of(desk)));
    assertThat(result).isInstanceOf(CaseResult.Moved.class);
  }

  private <T> T as(SignedIn who, java.util.function.Supplier<T> work) {
    return acting.as(who.actor(), work);
  }
}
