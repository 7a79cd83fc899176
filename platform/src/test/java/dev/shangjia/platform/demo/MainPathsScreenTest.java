package dev.shangjia.platform.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.platform.PlatformTest;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The main path of each program as people walk it: a provider types and hands in, the desk claims,
 * goes through its checklist and decides. Pictures of each step stay in {@code
 * target/screens/paths}.
 */
@PlatformTest
@TestPropertySource(properties = {"shangjia.probes.looks=files", "shangjia.test=main-paths"})
class MainPathsScreenTest {
  private static final String PASSWORD = "correct horse battery staple 7";
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final Script SCRIPT = Script.read();

  @TempDir private Path folder;
  @LocalServerPort private int port;
  @Autowired private Accounts accounts;
  @Autowired private Agreements agreements;
  @Autowired private Proceedings proceedings;
  @Autowired private Acting acting;

  private Screen providers;
  private Screen desks;
  private Screen seconds;
  private SignedIn desk;
  private @Nullable OrganizationId organization;
  private Firm firm = SCRIPT.providers().getFirst();
  private @Nullable Product app;
  private String path = "";
  private int step;

  @BeforeEach
  void openTheDesk() throws IOException {
    // The browser runs as somebody else, who reads what is dropped.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
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

  @AfterEach
  void close() {
    for (Screen screen : new Screen[] {providers, desks, seconds}) {
      if (screen != null) {
        screen.close();
      }
    }
  }

  @Test
  @Tag("soak")
  void weda() {
    come("shiliu", "weda");
    String joining = apply("weda", "joining");
    decide(desks, joining, "terms-review", "pass");
    desks.go("/cases/" + joining).shows("已入驻");
    providers.go("/cases/" + joining).shows("已入驻");
    keep(providers, "joined");
  }

  @Test
  @Tag("soak")
  void tencentMeeting() {
    come("shiye", "tencent-meeting");
    String joining = apply("tencent-meeting", "joining");
    decide(desks, joining, "preliminary-review", "pass");
    decide(desks, joining, "contact", "confirm");
    handIn(joining, "product-plan");
    decide(desks, joining, "plan-review", "pass");
    decide(desks, joining, "model-review", "pass");
    carryOut(joining);
    providers.go("/cases/" + joining).shows("已开通开发者账号");

    create("minutes");
    String release = apply("tencent-meeting", "release");
    refuse(release, "experience-review", "return", "content/main-flow", "结束会议后要跳到浏览器才能看到结果");
    providers.go("/cases/" + release).shows("结束会议后要跳到浏览器才能看到结果");
    keep(providers, "returned");
    handIn(release, "listing");
    decide(desks, release, "experience-review", "pass");
    handIn(release, "business-questionnaire");
    decide(desks, release, "business-model", "agree");
    decide(desks, release, "final-review", "pass");
    seconds.go("/cases/" + release);
    keep(seconds, "second-person");
    String agreed = "confirm:final-review:";
    seconds.click(beside(agreed, "input[name=next]")).click(button(agreed)).shows("已上线");
    carryOut(release);

    String search = apply("tencent-meeting", "search-listing");
    decide(desks, search, "review", "pass");
    providers.go("/cases/" + search).shows("可被搜索");
    keep(providers, "searchable");
  }

  @Test
  @Tag("soak")
  void dingTalkAppCenter() {
    come("rongxia", "dingtalk-app-center");
    create("patrol");
    String promotion = apply("dingtalk-app-center", "promotion");
    decide(desks, promotion, "negotiation", "agree");
    providers
        .go("/cases/" + promotion)
        .click("button[value='hand-in:cloud-market:done']")
        .shows("钉钉验收");
    decide(desks, promotion, "acceptance", "pass");
    carryOut(promotion);
    handIn(promotion, "cocreation");
    decide(desks, promotion, "co-creation-check", "pass");
    providers.go("/cases/" + promotion).shows("10 家企业共创");
    keep(providers, "co-creation");
  }

  @Test
  @Tag("soak")
  void quickDeployment() {
    come("bailu", "dingtalk-quick-deployment");
    create("meterkit");
    String deployment = apply("dingtalk-quick-deployment", "deployment");
    decide(desks, deployment, "solution-check", "pass");
    handIn(deployment, "market");
    carryOut(deployment);
    decide(desks, deployment, "acceptance", "pass");
    carryOut(deployment);
    claim(desks, deployment);
    String code = "hand-in:invitation-code:done";
    desks.click(beside(code, "input[name=next]")).click(button(code)).shows("填写线下快速部署申请表");
    handIn(deployment, "application");
    decide(desks, deployment, "application-review", "pass");
    carryOut(deployment);
    providers.go("/cases/" + deployment).shows("可以部署推广");
    keep(providers, "deploying");
  }

  @Test
  @Tag("soak")
  void miniProgramLive() {
    come("baliu", "mini-program-live");
    create("market");
    String access = apply("mini-program-live", "access");
    decide(desks, access, "category-review", "pass");
    providers.go("/cases/" + access).shows("方案二");
    String docking = apply("mini-program-live", "docking");
    decide(desks, docking, "call", "agree");
    decide(desks, docking, "application-review", "approve");
    carryOut(docking);
    String plugin = apply("mini-program-live", "plugin-request");
    decide(desks, plugin, "backend-approval", "approve");
    carryOut(plugin);
    providers.go("/cases/" + plugin).shows("可以使用插件");
    keep(providers, "plugin");
  }

  /** A provider comes to the market, accepts what is to be accepted, and is known to the desk. */
  private void come(String key, String program) {
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

  private void create(String key) {
    app = SCRIPT.products().stream().filter(one -> one.key().equals(key)).findFirst().orElseThrow();
    providers
        .go("/apps/new")
        .fill("name", app.name())
        .click("input[value=%s] + .form-selectgroup-label".formatted(app.program()));
    keep(providers, "new-app");
    providers.click("main form button.btn-primary").has("h1").shows(app.name());
    long id = number(providers.path());
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
  private String apply(String program, String procedure) {
    providers.go("/cases/new");
    keep(providers, procedure + "-new");
    providers
        .click(
            "form:has(input[name=program][value='%s']):has(input[name=procedure][value='%s']) button"
                .formatted(program, procedure))
        .has("#editor-form");
    String dossier = providers.path().replaceAll("(/dossiers/[0-9]+).*", "$1");
    for (String form : forms()) {
      providers.go(dossier + "/" + form).has("#editor-form");
      fillIn(form);
      keep(providers, procedure + "-" + form);
    }
    providers.go(dossier).has("#editor-summary");
    keep(providers, procedure + "-ready");
    providers.click("form[action='/cases/submit'] button").has("#notes");
    keep(providers, procedure + "-handed-in");
    return Long.toString(number(providers.path()));
  }

  /** Fills one form of an open case in, and hands it in. */
  private void handIn(String id, String form) {
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
  private void decide(Screen screen, String id, String stage, String outcome) {
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
  private void refuse(String id, String stage, String outcome, String rule, String why) {
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

  /** What a selector finds in the form of a button. */
  private static String beside(String value, String selector) {
    return "form:has(%s) %s".formatted(button(value), selector);
  }

  private static String button(String value) {
    return "button[value='%s']".formatted(value);
  }

  private void claim(Screen screen, String id) {
    screen.go("/cases/" + id).has("#notes");
    if (screen.count("button[value=claim]") > 0) {
      screen.click("button[value=claim]").has("button[value=release]");
    }
  }

  /** Says of everything that is due in a case that it was carried out. */
  private void carryOut(String id) {
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

  private void keep(Screen screen, String name) {
    screen.keep("paths/%s-%02d-%s".formatted(path, ++step, name));
  }

  private static long number(String path) {
    return Long.parseLong(path.replaceAll("^/[a-z]+/([0-9]+).*$", "$1"));
  }

  private static void signIn(Screen screen, String address, String name) {
    screen
        .go("/sign-in?lang=zh-CN")
        .fill("email", address + "@example.com")
        .fill("password", PASSWORD)
        .click("main form button")
        .shows(name);
  }
}
