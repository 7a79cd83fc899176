package dev.shangjia.bench.search;

import dev.shangjia.platform.catalog.search.Document;
import dev.shangjia.platform.catalog.search.Document.Reach;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Listings as providers write them, made by chance, the same for the same number. */
final class Generated {
  static final List<String> CATEGORIES =
      List.of("会议工具", "协作办公", "人事", "财务", "客户管理", "项目管理", "教育", "零售", "医疗", "物流", "法务", "市场营销");
  static final List<String> PRICING = List.of("free", "trial", "paid");

  private static final List<String> TERMINALS =
      List.of("windows", "macos", "ios", "android", "ipad", "web");
  private static final List<String> PROGRAMS = List.of("tencent-meeting", "weda", "dingtalk");
  private static final List<String> SCOPES =
      List.of("读取会议转写", "读取参会人名单", "读取通讯录", "读取日程", "发送消息", "读取文件", "读取位置");
  private static final String FIRST = "拾天潮共青云木砚长北南山远明清朗知行星海晨禾麦蓝赤白墨竹松溪";
  private static final String SECOND = "叶枢声笔岸川棉台风帆图思语舟桥灯石泉田野原河湖光影音书画信达";
  private static final List<String> THINGS =
      List.of(
          "纪要", "考勤", "同传", "白板", "签到", "报销", "合同", "排班", "投票", "问卷", "审批", "日程", "招聘", "绩效", "工资",
          "库存", "订单", "巡检", "工单", "客服", "直播", "培训", "考试", "题库", "预约", "排队", "会员", "积分", "发票", "预算",
          "文档", "表格", "画板", "翻译", "字幕", "录播", "摘要", "待办", "看板", "甘特图", "测试", "部署", "监控", "日志", "地图",
          "路线", "配送", "仓储", "门店", "收银", "病历", "挂号", "随访", "药品", "法规", "案件", "印章", "档案", "短信", "邮件");
  private static final List<String> DEEDS =
      List.of(
          "整理", "记录", "管理", "生成", "统计", "提醒", "同步", "导出", "分析", "协作", "查询", "分享", "识别", "汇总", "跟进");
  private static final List<String> WHERE =
      List.of("会议里", "团队中", "门店", "工厂", "学校", "医院", "手机上", "电脑前", "出差途中", "下班以后", "客户现场", "总部");
  private static final List<String> ENGLISH =
      List.of("Excel", "Word", "PDF", "AI", "OCR", "CRM", "ERP", "API", "OKR", "BI");

  private Generated() {}

  /** One listing. */
  static Document listing(int number) {
    var random = new Random(number * 7919L);
    String thing = one(random, THINGS);
    String name = character(random, FIRST) + character(random, SECOND) + thing;
    return new Document(
        number,
        name,
        "在%s%s%s，%s一步到位"
            .formatted(one(random, WHERE), one(random, DEEDS), thing, one(random, DEEDS)),
        description(random, name, thing),
        "%s%s软件有限公司".formatted(character(random, FIRST), character(random, SECOND)),
        List.of(thing, one(random, THINGS)),
        number % 5 == 0 ? Reach.SEARCH : Reach.LISTS,
        PROGRAMS.get(number % PROGRAMS.size()),
        List.of(one(random, CATEGORIES)),
        one(random, PRICING),
        some(random, TERMINALS),
        some(random, SCOPES),
        number % 3 == 0 ? "no" : "yes",
        1_700_000_000L + number,
        random.nextDouble() * 10,
        random.nextDouble() * 10);
  }

  private static String description(Random random, String name, String thing) {
    var text = new StringBuilder(name).append("帮助团队").append(one(random, DEEDS)).append(thing);
    int sentences = 4 + random.nextInt(8);
    for (int i = 0; i < sentences; i++) {
      text.append(
          "。%s可以%s%s，也能%s%s和%s"
              .formatted(
                  one(random, WHERE),
                  one(random, DEEDS),
                  one(random, THINGS),
                  one(random, DEEDS),
                  one(random, THINGS),
                  random.nextInt(6) == 0 ? one(random, ENGLISH) + "文件" : one(random, THINGS)));
    }
    return text.append("。").toString();
  }

  /** What people type: mostly a word or two, and a third of the time they narrow it down. */
  static List<Asked> questions(int number) {
    var random = new Random(42);
    var questions = new ArrayList<Asked>();
    while (questions.size() < number) {
      String text =
          switch (random.nextInt(4)) {
            case 0 -> one(random, THINGS);
            case 1 -> one(random, THINGS) + " " + one(random, THINGS);
            case 2 -> one(random, DEEDS) + one(random, THINGS);
            default -> character(random, FIRST) + character(random, SECOND) + one(random, THINGS);
          };
      questions.add(
          new Asked(
              text,
              random.nextInt(3) == 0 ? one(random, CATEGORIES) : "",
              random.nextInt(5) == 0 ? one(random, PRICING) : ""));
    }
    return questions;
  }

  /**
   * A question.
   *
   * @param category empty for all
   * @param pricing empty for all
   */
  record Asked(String text, String category, String pricing) {}

  private static String one(Random random, List<String> some) {
    return some.get(random.nextInt(some.size()));
  }

  private static String character(Random random, String some) {
    return String.valueOf(some.charAt(random.nextInt(some.length())));
  }

  private static List<String> some(Random random, List<String> all) {
    Set<String> chosen = new LinkedHashSet<>();
    for (int i = 0; i <= random.nextInt(4); i++) {
      chosen.add(one(random, all));
    }
    return List.copyOf(chosen);
  }
}
