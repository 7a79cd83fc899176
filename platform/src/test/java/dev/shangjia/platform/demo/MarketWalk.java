package dev.shangjia.platform.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.platform.accounts.Accounts;
import dev.shangjia.platform.accounts.MemberRole;
import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.agreements.Agreements;
import dev.shangjia.platform.casework.Proceedings;
import dev.shangjia.platform.demo.Script.Firm;
import dev.shangjia.platform.demo.Script.Product;
import dev.shangjia.platform.screen.Screen;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.OrganizationId;
import dev.shangjia.platform.tenancy.Side;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * People of a provider and of the desk in their browsers, who walk through procedures: type and
 * hand in, claim, go through the checklist and decide. Pictures of each step stay in {@code
 * target/screens/paths}.
 */
final class MarketWalk implements AutoCloseable {
  static final String PASSWORD = "correct horse battery staple 7";

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final Script SCRIPT = Script.read();

  private final Path folder;
  private final Accounts accounts;
  private final Agreements agreements;
  private final Proceedings proceedings;
  private final Acting acting;
  private final SignedIn desk;

  /** The provider's, the desk's, and that of a second person of the desk. */
  final Screen providers;

  final Screen desks;
  final Screen seconds;

  private @Nullable OrganizationId organization;
  private Firm firm = SCRIPT.providers().getFirst();
  private @Nullable Product app;
  private String appPath = "";
  private String pictures = "";
  private String path = "";
  private int step;

  /** Opens the desk of a server of this machine. */
  MarketWalk(ApplicationContext context, int port, Path folder) {
    this.folder = folder;
    accounts = context.getBean(Accounts.class);
    agreements = context.getBean(Agreements.class);
    proceedings = context.getBean(Proceedings.class);
    acting = context.getBean(Acting.class);
    try {
      // The browser runs as somebody else, who reads what is dropped.
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Set<MemberRole> all = EnumSet.copyOf(MemberRole.of(Side.OPERATOR));
    int number = COUNT.incrementAndGet();
    desk =
        accounts.found(
            Side.OPERATOR, "澄野开放平台", "desk" + number + "@example.com", "温岚", PASSWORD, all);
    accounts.found(
        Side.OPERATOR, "澄野开放平台", "second" + number + "@example.com", "乔安", PASSWORD, all);
    providers = Screen.open(port);
    desks = Screen.open(port);
    seconds = Screen.open(port);
    signIn(desks, "desk" + number, "温岚");
    signIn(seconds, "second" + number, "乔安");
  }

  @Override
  public void close() {
    providers.close();
    desks.close();
    seconds.close();
  }

  /** A provider comes to the market, accepts what is to be accepted, and is known to the desk. */
  void come(String key, String program) {
    come(key, program, program);
  }

  /** The same, with pictures under a name of their own. */
  void come(String key, String program, String name) {
    pictures = name;
    path = program;
    step = 0;
    firm =
        SCRIPT.providers().stream().filter(one -> one.key().equals(key)).findFirst().orElseThrow();
    String address = "provider" + COUNT.incrementAndGet();
    SignedIn provider =
        accounts.found(
            Side.PROVIDER,
            firm.name(),
            address + "@example.com",
            firm.people().getFirst().name(),
            PASSWORD,
            Set.of(MemberRole.OWNER, MemberRole.DEVELOPER));
    organization = provider.organization();
    signIn(providers, address, firm.people().getFirst().name());
    acting.as(
        provider.actor(),
        () ->
            agreements.missing(program, provider.organization(), Side.PROVIDER).stream()
                .map(version -> agreements.consent(provider, version.id(), "127.0.0.1"))
                .toList());
    state(null, SCRIPT.facts().path(program).path("firm"), "firm", firm.about());
  }

  void create(String key) {
    app = SCRIPT.products().stream().filter(one -> one.key().equals(key)).findFirst().orElseThrow();
    providers
        .go("/apps/new")
        .fill("name", app.name())
        .click("input[value=%s] + .form-selectgroup-label".formatted(app.program()));
    keep(providers, "new-app");
    providers.click("main form button.btn-primary").has("h1").shows(app.name());
    appPath = providers.path();
    long id = number(appPath);
    state(id, SCRIPT.facts().path(app.program()).path("app"), "app", app.about());
  }

  private void state(@Nullable Long app, JsonNode facts, String group, ObjectNode about) {
    ObjectNode known = JsonNodeFactory.instance.objectNode();
    known.set(group, about);
    Map<String, String> values = Script.map(new Template(known, LocalDate.now(ZONE)).filled(facts));
    assertThat(
            acting.as(
                desk.actor(),
                () ->
                    proceedings.state(
                        path, Objects.requireNonNull(organization), app, values, desk)))
        .isEmpty();
  }

  /** Prepares what a procedure asks for, looks at what was found, and hands it in. */
  String apply(String program, String procedure) {
    providers.go("/cases/new");
    keep(providers, procedure + "-new");
    providers
        .click(
            "form:has(input[name=program][value='%s']):has(input[name=procedure][value='%s']) button"
                .formatted(program, procedure))
        .has("#editor-form");
    return handedIn(filledIn(procedure), procedure);
  }

  /** Fills in all forms of the dossier that is open; gives its address. */
  private String filledIn(String procedure) {
    String dossier = providers.path().replaceAll("(/dossiers/[0-9]+).*", "$1");
    for (String form : forms()) {
      providers.go(dossier + "/" + form).has("#editor-form");
      fillIn(form);
      keep(providers, procedure + "-" + form);
    }
    return dossier;
  }

  /** Hands a dossier in; gives the number of its case. */
  String handedIn(String dossier, String procedure) {
    providers.go(dossier).has("#editor-summary");
    keep(providers, procedure + "-ready");
    providers.click("form[action='/cases/submit'] button").has("#notes");
    keep(providers, procedure + "-handed-in");
    return Long.toString(number(providers.path()));
  }

  /**
   * Begins a new version of the app and prepares its release, which starts from what was handed in
   * last; gives the address of the dossier.
   */
  String newRelease() {
    providers.go(appPath).press("开始新版本").has("#v-2, #v-3");
    keep(providers, "new-version");
    providers.click("form:has(input[name=procedure][value=release]) button").has("#editor-form");
    return providers.path().replaceAll("(/dossiers/[0-9]+).*", "$1");
  }

  /** Types something else into a form of a dossier. */
  void edit(String dossier, String form, ObjectNode values) {
    providers.go(dossier + "/" + form).has("#editor-form");
    new FormFilling(providers, folder).fill(form, values);
    keep(providers, form + "-edited");
    providers.click("#editor-form .editor-footer button").has("#editor-form");
  }

  /** Fills one form of an open case in, and hands it in. */
  void handIn(String id, String form) {
    providers.go("/cases/" + id + "/dossier").has("#editor-form");
    String dossier = providers.path().replaceAll("(/dossiers/[0-9]+).*", "$1");
    if (!form.equals("listing")) {
      providers.go(dossier + "/" + form).has("#editor-form");
      fillIn(form);
      keep(providers, form);
    }
    providers.go(dossier).click("form[action='/cases/submit'] button").has("#notes");
  }

  private List<String> forms() {
    return providers.attributes("#editor-tabs a", "href").stream()
        .map(href -> href.substring(href.lastIndexOf('/') + 1))
        .toList();
  }

  /** Fills a form in, unless it was copied from an earlier dossier. */
  private void fillIn(String form) {
    if (providers.count("#editor-tabs a.is-current svg") > 0) {
      return;
    }
    ObjectNode known = JsonNodeFactory.instance.objectNode();
    known.set("firm", firm.about());
    known.put("version", 1);
    if (app != null) {
      known.set("app", app.about());
    }
    JsonNode values =
        new Template(known, LocalDate.now(ZONE))
            .filled(SCRIPT.forms().required(path).required(form));
    new FormFilling(providers, folder).fill(form, values);
    providers.click("#editor-form .editor-footer button").has("#editor-form");
  }

  /** Claims, looks through the checklist and decides. */
  void decide(Screen screen, String id, String stage, String outcome) {
    claim(screen, id);
    String decision = "decide:%s:%s".formatted(stage, outcome);
    if (screen.count(beside(decision, "input[name=rest]")) > 0) {
      screen.click(beside(decision, "input[name=rest]"));
    }
    screen.fillAt("#explanation-" + stage, "材料齐全，已逐项核对。");
    keep(screen, stage);
    screen.click(beside(decision, "input[name=next]")).click(button(decision)).has("#notes");
    assertThat(screen.count(".alert-danger")).as(screen.text()).isZero();
  }

  /** Marks a line of the checklist as not met, says why, and returns the case. */
  void refuse(String id, String stage, String outcome, String rule, String why) {
    claim(desks, id);
    String line = "input[name='check.%s'][value=not-met]".formatted(rule);
    String closed = "details.checklist-group:not([open]):has(%s) > summary".formatted(line);
    if (desks.count(closed) > 0) {
      desks.click(closed);
    }
    desks.click(line).fill("remark." + rule, why).fillAt("#explanation-" + stage, "请按清单修改后再提交。");
    keep(desks, stage + "-not-met");
    String decision = "decide:%s:%s".formatted(stage, outcome);
    desks.click(beside(decision, "input[name=next]")).click(button(decision)).has("#notes");
    assertThat(desks.count(".alert-danger")).as(desks.text()).isZero();
  }

  /** Another person of the desk agrees to a decision that needs two. */
  void confirm(String id, String stage, String then) {
    seconds.go("/cases/" + id);
    keep(seconds, "second-person");
    String agreed = "confirm:%s:".formatted(stage);
    seconds.click(beside(agreed, "input[name=next]")).click(button(agreed)).shows(then);
  }

  /** What a selector finds in the form of a button. */
  static String beside(String value, String selector) {
    return "form:has(%s) %s".formatted(button(value), selector);
  }

  static String button(String value) {
    return "button[value='%s']".formatted(value);
  }

  void claim(Screen screen, String id) {
    screen.go("/cases/" + id).has("#notes");
    if (screen.count("button[value=claim]") > 0) {
      screen.click("button[value=claim]").has("button[value=release]");
    }
  }

  /** Says of everything that is due in a case that it was carried out. */
  void carryOut(String id) {
    for (int i = 0; i < 10; i++) {
      desks.go("/desk/effects").has("main");
      String row = "form:has(button[value=carried-out])";
      if (desks.count(
              "li:has(a[href='/cases/%s']) %s, tr:has(a[href='/cases/%s']) %s"
                  .formatted(id, row, id, row))
          == 0) {
        return;
      }
      if (i == 0) {
        keep(desks, "effects");
      }
      desks.click(
          "li:has(a[href='/cases/%s']) button[value=carried-out], tr:has(a[href='/cases/%s']) button[value=carried-out]"
              .formatted(id, id));
    }
  }

  void keep(Screen screen, String name) {
    screen.keep("paths/%s-%02d-%s".formatted(pictures, ++step, name));
  }

  private static long number(String path) {
    return Long.parseLong(path.replaceAll("^/[a-z]+/([0-9]+).*$", "$1"));
  }

  static void signIn(Screen screen, String address, String name) {
    screen
        .go("/sign-in?lang=zh-CN")
        .fill("email", address + "@example.com")
        .fill("password", PASSWORD)
        .click("main form button")
        .shows(name);
  }
}
