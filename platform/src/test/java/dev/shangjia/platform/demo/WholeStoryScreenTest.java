package dev.shangjia.platform.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shangjia.platform.Browsing;
import dev.shangjia.platform.PlatformTest;
import dev.shangjia.platform.installations.Enterprise;
import dev.shangjia.platform.screen.Screen;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One app from its provider's joining to the return of its data, as all who have to do with it see
 * it: provider, reviewers, policy author, an enterprise's admin and its members.
 */
@PlatformTest
@TestPropertySource(properties = {"shangjia.probes.looks=files", "shangjia.test=whole-story"})
class WholeStoryScreenTest {
  private static final String PROGRAM = "tencent-meeting";
  private static final Path RULEBOOK = Path.of("../rulebooks/tencent-meeting");
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String APP = "拾叶纪要";
  private static final String WIDE = "会后一分钟，整理出会议纪要";
  private static final String NARROW = "会后一分钟出会议纪要";

  @TempDir private Path folder;
  @LocalServerPort private int port;
  @Autowired private ApplicationContext context;

  private MarketWalk walk;
  private Screen admin;
  private Screen member;

  @BeforeEach
  void open() {
    walk = new MarketWalk(context, port, folder);
    admin = Screen.open(port);
    member = Screen.open(port);
  }

  @AfterEach
  void close() {
    walk.close();
    admin.close();
    member.close();
  }

  @Test
  @Tag("soak")
  void fromJoiningToTheReturnOfItsData() throws Exception {
    walk.come("shiye", PROGRAM, "story");
    joins();
    walk.create("minutes");
    isListed();
    Enterprise enterprise = new Enterprise(context, port, "南山茶业有限公司");
    String inside = Enterprise.address("liu");
    String outside = Enterprise.address("chen");
    enterprise.member(inside, "刘思远");
    enterprise.member(outside, "陈晨");
    signIn(admin, enterprise.email());
    signIn(member, inside);

    hasDepartments(inside, outside);
    isFoundByPinyin();
    String installation = isInstalledForOneDepartment();
    isOpened(enterprise, inside, outside);
    asksForMore(installation);
    isConsentedTo(installation);
    ruleIsTightened();
    isHitAndFixed(installation);
    isRemoved(installation);
  }

  private void joins() {
    String joining = walk.apply(PROGRAM, "joining");
    walk.decide(walk.desks, joining, "preliminary-review", "pass");
    walk.decide(walk.desks, joining, "contact", "confirm");
    walk.handIn(joining, "product-plan");
    walk.decide(walk.desks, joining, "plan-review", "pass");
    walk.decide(walk.desks, joining, "model-review", "pass");
    walk.carryOut(joining);
    walk.providers.go("/cases/" + joining).shows("已开通开发者账号");
  }

  private void isListed() {
    String release = walk.apply(PROGRAM, "release");
    walk.refuse(release, "experience-review", "return", "content/main-flow", "结束会议后要跳到浏览器才能看到结果");
    walk.providers.go("/cases/" + release).shows("结束会议后要跳到浏览器才能看到结果");
    walk.keep(walk.providers, "returned");
    walk.providers.go("/cases/" + release + "/dossier").has("#editor-form");
    String dossier = walk.providers.path().replaceAll("(/dossiers/[0-9]+).*", "$1");
    ObjectNode fixed = JSON.createObjectNode();
    fixed.put("updateNotes", "结束会议后直接在侧边栏看到结果。");
    walk.edit(dossier, "listing", fixed);
    walk.handedIn(dossier, "release-fixed");
    passes(release);

    String search = walk.apply(PROGRAM, "search-listing");
    walk.decide(walk.desks, search, "review", "pass");
    walk.providers.go("/cases/" + search).shows("可被搜索");
  }

  private void passes(String release) {
    walk.decide(walk.desks, release, "experience-review", "pass");
    walk.handIn(release, "business-questionnaire");
    walk.decide(walk.desks, release, "business-model", "agree");
    walk.decide(walk.desks, release, "final-review", "pass");
    walk.confirm(release, "final-review", "已上线");
    walk.carryOut(release);
  }

  private void hasDepartments(String inside, String outside) throws IOException {
    Path people = folder.resolve("people.csv");
    Files.writeString(people, "邮箱,姓名,部门\n%s,刘思远,产品/纪要组\n%s,陈晨,行政\n".formatted(inside, outside));
    admin.go("/installations/directory").attach("archive", people).press("查看将有的变更");
    looksRight(admin.shows("新增部门"), "directory-plan");
    admin.press("按此更改").shows("通讯录已按文件更新");
    looksRight(admin, "directory");
  }

  private void isFoundByPinyin() {
    looksRight(admin.go("/market").has("#market-query"), "market");
    admin.click("#market-query").keys("shiyejiyao").has("#market-suggestions a");
    looksRight(admin, "suggestions");
    admin.click(".market-search button").has(".market-list");
    assertThat(admin.text()).contains(APP);
    looksRight(admin, "found");
    admin.click(".market-list a.market-card, .market-list a").shows("整理会议纪要");
    looksRight(admin, "listing");
  }

  private String isInstalledForOneDepartment() {
    admin.press("安装").shows("权限及用途");
    admin.click("input[name=reach][value=some]");
    admin.click("label.depth-0:has(input[name=departments]) input");
    looksRight(admin, "install");
    admin.click("input[name=agreed]").click("main form .btn-primary").shows("安装完成");
    String installation = admin.path().replaceAll("[?#].*", "");
    looksRight(admin, "installed");
    return installation;
  }

  private void isOpened(Enterprise enterprise, String inside, String outside) {
    looksRight(member.go("/my-apps").shows(APP), "my-apps");
    String own = member.attributes(".market-card", "href").getFirst();
    assertThat(enterprise.browser(inside).get(own).location()).startsWith("https://");
    assertThat(enterprise.browser(outside).get(own).status()).isEqualTo(404);
    assertThat(enterprise.browser(outside).get("/my-apps").text()).doesNotContain(APP);
  }

  private void asksForMore(String installation) {
    String dossier = walk.newRelease();
    ObjectNode more = JSON.createObjectNode();
    more.put("version", "2.0.0").put("updateNotes", "会前根据日程整理议题。");
    more.putArray("permissions").addObject().put("scope", "读取日程").put("purpose", "会前整理议题");
    walk.edit(dossier, "listing", more);
    ObjectNode elsewhere = JSON.createObjectNode();
    elsewhere.put("versionElsewhere", "2.0.0");
    walk.edit(dossier, "app", elsewhere);
    passes(walk.handedIn(dossier, "release-again"));

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(admin.go(installation).text()).contains("版本 2 要求更多"));
    assertThat(admin.text()).contains("读取日程", "会前整理议题");
    looksRight(admin, "asks-for-more");
    looksRight(admin.go("/notices").shows("要求更多权限"), "admin-notices");
    member.go("/my-apps").shows(APP);
  }

  private void isConsentedTo(String installation) {
    admin.go(installation).click("input[name=agreed]").press("同意并更新").shows("新版本已开始运行");
    looksRight(admin, "consented");
  }

  private void ruleIsTightened() throws IOException {
    Screen author = walk.desks;
    looksRight(author.go("/policy/" + PROGRAM).has("[name=archive]"), "policy");
    author.attach("archive", tightened()).press("检查并安装").shows("已安装，尚未生效");
    looksRight(author, "policy-version");
    author.press("在已提交的全部材料上试运行");
    String version = author.path().replaceAll("[?#].*", "");
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(author.go(version).text()).contains("已完成，共"));
    assertThat(author.text()).contains("新被拦截", APP, "listing/summary-width");
    looksRight(author, "policy-back-test");
    author.fill("reason", "列表改为单行显示，超出的简介会被截断。").press("设为生效");
    author.shows("列表改为单行显示");
    looksRight(author, "policy-in-force");
  }

  /** The rulebook with a rule that the app's summary no longer meets. */
  private Path tightened() throws IOException {
    Path archive = folder.resolve("rulebook.zip");
    try (var zip = new ZipOutputStream(Files.newOutputStream(archive));
        Stream<Path> all = Files.walk(RULEBOOK)) {
      for (Path one : all.filter(Files::isRegularFile).toList()) {
        zip.putNextEntry(new ZipEntry(PROGRAM + "/" + RULEBOOK.relativize(one)));
        zip.write(tightened(one));
      }
    }
    return archive;
  }

  private static byte[] tightened(Path file) throws IOException {
    return switch (file.getFileName().toString()) {
      case "rulebook.yaml" ->
          Files.readString(file)
              .replace("version: 1.0.0", "version: 1.1.0")
              .getBytes(StandardCharsets.UTF_8);
      case "listing-summary.yaml" ->
          Files.readString(file)
              .replace("width(listing.summary) <= 30", "width(listing.summary) <= 24")
              .replace("最多 30（15 个汉字", "最多 24（12 个汉字")
              .replace("at most 30 (15 Chinese", "at most 24 (12 Chinese")
              .replace("      - {listing.summary: 一二三四五六七八九十一二三四五}\n", "")
              .replace("Meeting minutes in one minute}", "Minutes in one minute}")
              .getBytes(StandardCharsets.UTF_8);
      default -> Files.readAllBytes(file);
    };
  }

  private void isHitAndFixed(String installation) {
    Screen provider = walk.providers;
    looksRight(provider.go("/notices").shows("规则将于"), "provider-notices");
    String dossier = walk.newRelease();
    provider.go(dossier + "/listing").shows("最多 24（12 个汉字");
    looksRight(provider, "hit");
    ObjectNode shorter = JSON.createObjectNode();
    shorter.put("summary", NARROW).put("version", "2.1.0").put("updateNotes", "简介写得更短。");
    walk.edit(dossier, "listing", shorter);
    ObjectNode elsewhere = JSON.createObjectNode();
    elsewhere.put("versionElsewhere", "2.1.0");
    walk.edit(dossier, "app", elsewhere);
    provider.go(dossier + "/listing");
    assertThat(provider.text()).doesNotContain("最多 24（12 个汉字");
    passes(walk.handedIn(dossier, "release-third"));

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> assertThat(admin.go(installation).text()).contains("版本 3 未要求更多，已自动更新"));
    assertThat(new Browsing(port).get("/market/search?q=syjy").text())
        .contains(NARROW)
        .doesNotContain(WIDE);
  }

  private void isRemoved(String installation) {
    admin.go(installation).click("details.card > summary").click("input[name=wish][value=return]");
    looksRight(admin.press("移除 " + APP).shows("应在"), "removed");
    assertThat(member.go("/my-apps").text()).doesNotContain(APP);
    Screen provider = walk.providers;
    looksRight(provider.go("/removals").shows("南山茶业有限公司"), "removals");
    provider.click("textarea").keys("数据已导出并发送，备份三天后清除。");
    provider.press("确认已返还并删除").shows("已确认");
    looksRight(admin.go(installation).shows("确认返还并删除"), "returned-data");
    looksRight(admin.go("/notices").shows("的数据已返还"), "admin-notices-at-the-end");
  }

  private static void signIn(Screen screen, String email) {
    screen.go("/sign-in?lang=zh-CN").fill("email", email).fill("password", Enterprise.PASSWORD);
    screen.click("main form button").shows("我的应用");
  }

  /** Both colours pass axe, a phone shows all of it, and pictures stay. */
  private void looksRight(Screen screen, String name) {
    assertThat(screen.wide().light().graveFindings()).as(name).isEmpty();
    walk.keep(screen, name);
    assertThat(screen.dark().graveFindings()).as(name + " in the dark").isEmpty();
    walk.keep(screen, name + "-dark");
    assertThat(screen.light().narrow().overflow()).as(name + " on a phone").isZero();
    walk.keep(screen, name + "-narrow");
    screen.wide();
  }
}
