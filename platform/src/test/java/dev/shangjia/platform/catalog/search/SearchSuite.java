package dev.shangjia.platform.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.platform.catalog.search.Document.Reach;
import dev.shangjia.platform.catalog.search.Question.Order;
import dev.shangjia.platform.catalog.search.Results.Closeness;
import dev.shangjia.platform.catalog.search.Results.Count;
import dev.shangjia.platform.catalog.search.Results.Hit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found by what somebody types, over an index of a few apps, wherever it lies. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SearchSuite {
  private static final List<Document> DOCUMENTS =
      List.of(
          app(1, "拾叶纪要", "会后一分钟，整理出会议纪要", "把会议里说过的话整理成一份可以直接转发的纪要。", "会议工具"),
          app(2, "拾叶表决", "会上投票，结果当场生效", "董事会、业主大会逐项发起表决，支持记名和不记名。", "会议工具"),
          app(3, "天枢考勤", "上下班打卡和排班", "支持定位、无线网和人脸三种打卡方式，自动生成月报。", "人事"),
          app(4, "潮声同传", "十二个语种的实时字幕", "跨语言会议的实时字幕，支持中英日韩互译。", "会议工具"),
          app(5, "共笔白板", "一起画的白板", "多人同时画图、贴便签，会后导出。", "协作"),
          app(
              6,
              "NoteFlow",
              "Meeting notes that write themselves",
              "Summaries and action items.",
              "协作"),
          app(7, "長風預約", "門店預約與排隊", "顧客自己選門店和時間。", "零售"));

  private ListingIndex index;

  /** Opens an index that is empty. */
  abstract ListingIndex open() throws Exception;

  @BeforeAll
  void fill() throws Exception {
    index = open();
    index.put(DOCUMENTS);
  }

  @AfterAll
  void close() {
    index.close();
  }

  @ParameterizedTest
  @CsvSource({
    "拾叶纪要, 1",
    "纪要, 1",
    "拾叶　纪要, 1",
    "shiyejiyao, 1",
    "jiyao, 1",
    "shiyeji, 1",
    "syjy, 1",
    "记要, 1",
    "会议记录, 1",
    "tianshukaoqin, 3",
    "tskq, 3",
    "打卡, 3",
    "签到, 3",
    "attendance, 3",
    "同声传译, 4",
    "翻译, 4",
    "投票, 2",
    "vote, 2",
    "whiteboard, 5",
    "noteflow, 6",
    "NoteFlwo, 6",
    "meeting note, 6",
    "长风预约, 7",
    "预定, 7"
  })
  void findsFirst(String typed, long app) {
    assertThat(find(typed).hits()).as(typed).extracting(Hit::app).first().isEqualTo(app);
  }

  @Test
  void saysWhenNothingHoldsAllOfIt() {
    assertThat(find("表决").closeness()).isEqualTo(Closeness.ALL);
    assertThat(find("帮我整理会议纪要的工具").closeness()).isEqualTo(Closeness.SIMILAR);
    assertThat(find("帮我整理会议纪要的工具").hits()).extracting(Hit::app).first().isEqualTo(1L);
    assertThat(find("量子纠缠").hits()).isEmpty();
  }

  /** Who looked for a weather forecast was not shown apps that tell the weather. */
  @Test
  void fewResultsAreFollowedBySimilarOnes() {
    var reaches = List.of(app(21, "天气查询", "实时天气", "", "生活"), app(22, "城市天气预报", "", "", "生活"));
    index.put(reaches);

    Results few = find("天气预报");

    assertThat(few.closeness()).isEqualTo(Closeness.FEW);
    assertThat(few.hits()).extracting(Hit::app).startsWith(22L, 21L);
    assertThat(few.hits().get(1).text()).isLessThan(few.hits().get(0).text() / 2);
    index.remove(List.of(21L, 22L));
  }

  @Test
  void wordsOfANameNeedNotStandBesideEachOther() {
    var reaches = List.of(app(23, "代码行高亮", "", "", "开发"), app(24, "笔记美化", "", "代码可以高亮。", "开发"));
    index.put(reaches);

    List<Hit> found = find("代码高亮").hits();

    assertThat(found).extracting(Hit::app).startsWith(23L);
    assertThat(found.getFirst().text()).isGreaterThan(0.2);
    index.remove(List.of(23L, 24L));
  }

  @Test
  void countsValuesAmongResultsAndNarrowsThemDown() {
    Results all = find("");
    assertThat(Objects.requireNonNull(all.counts().get(Facet.CATEGORY)))
        .startsWith(new Count("会议工具", 3));

    Results some = index.find(new Question("", Map.of(Facet.CATEGORY, "协作"), Order.NEWEST, 0, 10));

    assertThat(some.hits()).extracting(Hit::app).containsExactly(6L, 5L);
  }

  @Test
  void listsShowWhatMayBeShownAndSearchFindsWhatMayBeFound() {
    var reaches = List.of(document(11, Reach.SEARCH), document(12, Reach.LISTS_ALONE));
    index.put(reaches);

    assertThat(find("独一无二").hits()).extracting(Hit::app).containsExactly(11L);
    assertThat(find("").hits()).extracting(Hit::app).contains(12L).doesNotContain(11L);

    index.remove(List.of(11L, 12L));
    assertThat(find("独一无二").hits()).isEmpty();
  }

  @Test
  void suggestsNamesWhileSomebodyTypes() {
    assertThat(index.suggest("shi", 8)).contains(1L, 2L).doesNotContain(3L);
    assertThat(index.suggest("拾", 8)).containsExactlyInAnyOrder(1L, 2L);
    assertThat(index.suggest("", 8)).isEmpty();
  }

  @Test
  void whateverIsTypedIsAnswered() {
    for (String typed :
        List.of("\"", "a AND b", "*:*", "(((", "名 ".repeat(500), "😀", "\u0000", "+-!", "%00")) {
      assertThat(find(typed).total()).as(typed).isNotNegative();
    }
  }

  private Results find(String typed) {
    return index.find(new Question(typed, Map.of(), Order.RANKING, 0, 10));
  }

  private static Document app(
      long number, String name, String summary, String description, String category) {
    return new Document(
        number,
        name,
        summary,
        description,
        "杭州知行软件",
        List.of(),
        Reach.LISTS,
        "weda",
        List.of(category),
        "free",
        List.of("desktop"),
        List.of("读取会议转写"),
        "yes",
        1_700_000_000 + number,
        1,
        1);
  }

  private static Document document(long number, Reach reach) {
    return new Document(
        number,
        "独一无二" + number,
        "",
        "",
        "",
        List.of(),
        reach,
        "weda",
        List.of(),
        "",
        List.of(),
        List.of(),
        "no",
        0,
        0,
        0);
  }
}
