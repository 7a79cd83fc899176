package dev.shangjia.platform.demo;

import dev.shangjia.platform.PlatformTest;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;

/**
 * The main path of each program as people walk it: a provider types and hands in, the desk claims,
 * goes through its checklist and decides.
 */
@PlatformTest
@TestPropertySource(properties = {"shangjia.probes.looks=files", "shangjia.test=main-paths"})
class MainPathsScreenTest {
  @TempDir private Path folder;
  @LocalServerPort private int port;
  @Autowired private ApplicationContext context;

  private MarketWalk walk;

  @BeforeEach
  void openTheDesk() {
    walk = new MarketWalk(context, port, folder);
  }

  @AfterEach
  void close() {
    walk.close();
  }

  @Test
  @Tag("soak")
  void weda() {
    walk.come("shiliu", "weda");
    String joining = walk.apply("weda", "joining");
    walk.decide(walk.desks, joining, "terms-review", "pass");
    walk.desks.go("/cases/" + joining).shows("已入驻");
    walk.providers.go("/cases/" + joining).shows("已入驻");
    walk.keep(walk.providers, "joined");
  }

  @Test
  @Tag("soak")
  void tencentMeeting() {
    walk.come("shiye", "tencent-meeting");
    String joining = walk.apply("tencent-meeting", "joining");
    walk.decide(walk.desks, joining, "preliminary-review", "pass");
    walk.decide(walk.desks, joining, "contact", "confirm");
    walk.handIn(joining, "product-plan");
    walk.decide(walk.desks, joining, "plan-review", "pass");
    walk.decide(walk.desks, joining, "model-review", "pass");
    walk.carryOut(joining);
    walk.providers.go("/cases/" + joining).shows("已开通开发者账号");

    walk.create("minutes");
    String release = walk.apply("tencent-meeting", "release");
    walk.refuse(release, "experience-review", "return", "content/main-flow", "结束会议后要跳到浏览器才能看到结果");
    walk.providers.go("/cases/" + release).shows("结束会议后要跳到浏览器才能看到结果");
    walk.keep(walk.providers, "returned");
    walk.handIn(release, "listing");
    walk.decide(walk.desks, release, "experience-review", "pass");
    walk.handIn(release, "business-questionnaire");
    walk.decide(walk.desks, release, "business-model", "agree");
    walk.decide(walk.desks, release, "final-review", "pass");
    walk.confirm(release, "final-review", "已上线");
    walk.carryOut(release);

    String search = walk.apply("tencent-meeting", "search-listing");
    walk.decide(walk.desks, search, "review", "pass");
    walk.providers.go("/cases/" + search).shows("可被搜索");
    walk.keep(walk.providers, "searchable");
  }

  @Test
  @Tag("soak")
  void dingTalkAppCenter() {
    walk.come("rongxia", "dingtalk-app-center");
    walk.create("patrol");
    String promotion = walk.apply("dingtalk-app-center", "promotion");
    walk.decide(walk.desks, promotion, "negotiation", "agree");
    walk.providers
        .go("/cases/" + promotion)
        .click("button[value='hand-in:cloud-market:done']")
        .shows("钉钉验收");
    walk.decide(walk.desks, promotion, "acceptance", "pass");
    walk.carryOut(promotion);
    walk.handIn(promotion, "cocreation");
    walk.decide(walk.desks, promotion, "co-creation-check", "pass");
    walk.providers.go("/cases/" + promotion).shows("10 家企业共创");
    walk.keep(walk.providers, "co-creation");
  }

  @Test
  @Tag("soak")
  void quickDeployment() {
    walk.come("bailu", "dingtalk-quick-deployment");
    walk.create("meterkit");
    String deployment = walk.apply("dingtalk-quick-deployment", "deployment");
    walk.decide(walk.desks, deployment, "solution-check", "pass");
    walk.handIn(deployment, "market");
    walk.carryOut(deployment);
    walk.decide(walk.desks, deployment, "acceptance", "pass");
    walk.carryOut(deployment);
    walk.claim(walk.desks, deployment);
    String code = "hand-in:invitation-code:done";
    walk.desks
        .click(MarketWalk.beside(code, "input[name=next]"))
        .click(MarketWalk.button(code))
        .shows("填写线下快速部署申请表");
    walk.handIn(deployment, "application");
    walk.decide(walk.desks, deployment, "application-review", "pass");
    walk.carryOut(deployment);
    walk.providers.go("/cases/" + deployment).shows("可以部署推广");
    walk.keep(walk.providers, "deploying");
  }

  @Test
  @Tag("soak")
  void miniProgramLive() {
    walk.come("baliu", "mini-program-live");
    walk.create("market");
    String access = walk.apply("mini-program-live", "access");
    walk.decide(walk.desks, access, "category-review", "pass");
    walk.providers.go("/cases/" + access).shows("方案二");
    String docking = walk.apply("mini-program-live", "docking");
    walk.decide(walk.desks, docking, "call", "agree");
    walk.decide(walk.desks, docking, "application-review", "approve");
    walk.carryOut(docking);
    String plugin = walk.apply("mini-program-live", "plugin-request");
    walk.decide(walk.desks, plugin, "backend-approval", "approve");
    walk.carryOut(plugin);
    walk.providers.go("/cases/" + plugin).shows("可以使用插件");
    walk.keep(walk.providers, "plugin");
  }
}
