package dev.shangjia.engine.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.Reading;
import dev.shangjia.engine.facts.Facts;
import dev.shangjia.engine.facts.Observation;
import dev.shangjia.engine.rulebook.Enforcement;
import dev.shangjia.engine.rulebook.Level;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.engine.rulebook.RulebookReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class InspectorTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Instant TODAY = Instant.parse("2026-11-22T04:00:00Z");
  private static final String NAMES =
      """
      - id: listing/name-width
        title: {zh: 名称长度, en: Name length}
        cites: [C-1]
        decides: auto
        level: reject
        enforce: {audit: 2026-01-01, warn: 2026-02-01, block: 2026-03-01}
        assert: width(listing.name) <= 8
        message: {zh: "宽 {width(listing.name)} 列", en: "{width(listing.name)} columns, {{not}} 8"}
        examples: {pass: [{listing.name: 会议}], fail: [{listing.name: 会议纪要助手}]}
      - id: listing/shot-width
        title: {zh: 截图宽度, en: Screenshot width}
        cites: [C-1]
        decides: auto
        level: return
        if-broken: hold
        each: listing.shots as shot
        when: shot.terminal == 'desktop'
        assert: shot.image.width == 1920
        message: {zh: "第 {item} 张宽 {shot.image.width}", en: "{item} is {shot.image.width} wide"}
        examples:
          pass: [{listing.shots: [{terminal: desktop, image: {width: 1920}}]}]
          fail: [{listing.shots: [{terminal: desktop, image: {width: 1}}]}]
      - id: listing/own-words
        title: {zh: 是否自拟, en: Own words}
        cites: [C-1]
        decides: human
        level: note
        message: {zh: 文案是否自拟？, en: Are the words its own?}
      - id: listing/home-fast
        title: {zh: 首页快, en: A fast home page}
        cites: [C-1]
        decides: auto
        level: return
        each: listing.home as page
        find: page.views.filter(v, v.loadMillis >= 3000)
        message: {zh: 太慢, en: "Too slow: {quotes}"}
        examples:
          pass: [{listing.home.views: [{loadMillis: 1}]}]
          fail: [{listing.home.views: [{loadMillis: 3000}]}]
      - id: listing/home-fits
        title: {zh: 首页不溢出, en: A home page that fits}
        cites: [C-1]
        decides: auto
        level: return
        each: listing.home.views as view
        find: view.overflowing
        message: {zh: 太宽, en: "Too wide: {quotes}"}
        examples:
          pass: [{listing.home.views: [{overflowing: []}]}]
          fail: [{listing.home.views: [{overflowing: [{text: A, x: 1, y: 2, width: 3, height: 4}]}]}]
      """;

  @TempDir static Path folder;
  private static Inspector inspector;

  @BeforeAll
  static void readsTheRulebook() throws IOException {
    write(
        "rulebook.yaml",
        """
        id: test
        version: 1.0.0
        title: {zh: 测试, en: Test}
        zone: Asia/Shanghai
        region: CN
        coverage: partial
        sources: [{id: "001", title: {zh: 规范, en: Rules}}]
        """);
    write(
        "clauses.tsv",
        """
        id\tsource\tsection\tkind\twhat\twhatZh\tnote\tactor\tdecidable
        C-1\t001\t1\tcheck-text\tNames are short.\t名称要短。\t\tprovider\tauto
        """);
    write(
        "forms/listing.schema.yaml",
        """
        x-title: {zh: 应用, en: Listing}
        type: object
        required: [name]
        properties:
          name: {type: string, maxLength: 40, x-title: {zh: 名称, en: Name}, x-cites: [C-1]}
          home: {type: string, x-fact: page, x-title: {zh: 首页, en: Home page}}
          shots:
            type: array
            x-title: {zh: 截图, en: Screenshots}
            items:
              type: object
              properties:
                terminal: {type: string, x-title: {zh: 终端, en: Terminal}}
                image: {type: string, x-fact: image, x-title: {zh: 图片, en: Picture}}
        """);
    write("rules/listing.yaml", NAMES);
    Reading<Rulebook> reading = RulebookReader.read(folder);
    assertThat(reading).as("%s", reading.problems()).isInstanceOf(Reading.Read.class);
    inspector =
        ((Reading.Read<Inspector>) Inspector.of(((Reading.Read<Rulebook>) reading).value()))
            .value();
  }

  private static void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static ObjectNode json(String text) {
    return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
  }

  private static Facts facts(Facts.Extent extent, String listing, Observation... seen) {
    ObjectNode values = JSON.createObjectNode();
    values.set("listing", json(listing));
    Map<String, Facts.FileValue> files =
        Map.of("a.png", new Facts.FileValue("aa", 1), "b.png", new Facts.FileValue("bb", 2));
    return new Facts(
        "test", "release", "hash", extent, values, files, List.of(seen), JSON.createObjectNode());
  }

  private static Observation wide(String hash, int width) {
    return new Observation(
        "image",
        1,
        "sha256:" + hash,
        null,
        new Observation.Result.Seen(JSON.createObjectNode().put("width", width)));
  }

  private static RuleResult result(Report report, String rule) {
    return report.results().stream()
        .filter(result -> result.rule().equals(rule))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no result of " + rule));
  }

  private static final String LONG_NAME = "{'name': '会议纪要助手'}";

  @Test
  void bitesAsHardAsTheDaySays() {
    Facts facts = facts(Facts.Extent.WHOLE, LONG_NAME);
    assertThat(inspector.inspect(facts, Instant.parse("2025-12-31T15:59:59Z")).results())
        .noneMatch(result -> result.rule().equals("listing/name-width"));
    RuleResult audited =
        result(
            inspector.inspect(facts, Instant.parse("2025-12-31T16:00:00Z")), "listing/name-width");
    assertThat(audited.enforcement()).isEqualTo(Enforcement.Mode.AUDIT);
    assertThat(audited.shadow()).isTrue();
    Report warned = inspector.inspect(facts, Instant.parse("2026-02-15T00:00:00Z"));
    assertThat(result(warned, "listing/name-width").findings().getFirst().level())
        .isEqualTo(Level.WARN);
    Report blocked = inspector.inspect(facts, TODAY);
    assertThat(result(blocked, "listing/name-width").findings().getFirst().level())
        .isEqualTo(Level.REJECT);
  }

  @Test
  void saysWhatWasSeenAndWhere() {
    Finding finding =
        result(inspector.inspect(facts(Facts.Extent.WHOLE, LONG_NAME), TODAY), "listing/name-width")
            .findings()
            .getFirst();
    assertThat(finding.message()).isEqualTo(new LocalText("宽 12 列", "12 columns, {not} 8"));
    assertThat(finding.place()).isEqualTo(new Finding.Place("/listing/name", null));
    assertThat(finding.facts()).containsExactly(new Finding.FactRead("listing.name", "\"会议纪要助手\""));
  }

  private static final String SHOTS =
      "{'name': '会议', 'shots': [{'terminal': 'mobile', 'image': 'a.png'},"
          + " {'terminal': 'desktop', 'image': 'b.png'}]}";
  private static final String SWAPPED =
      "{'name': '会议', 'shots': [{'terminal': 'desktop', 'image': 'b.png'},"
          + " {'terminal': 'mobile', 'image': 'a.png'}]}";

  @Test
  void aFingerprintSurvivesThatItemsMove() {
    Observation[] seen = {wide("aa", 750), wide("bb", 1280)};
    RuleResult first =
        result(
            inspector.inspect(facts(Facts.Extent.WHOLE, SHOTS, seen), TODAY), "listing/shot-width");
    RuleResult moved =
        result(
            inspector.inspect(facts(Facts.Extent.WHOLE, SWAPPED, seen), TODAY),
            "listing/shot-width");
    assertThat(first.findings()).hasSize(1);
    Finding finding = first.findings().getFirst();
    assertThat(finding.place()).isEqualTo(new Finding.Place("/listing/shots/1/image", "b.png"));
    assertThat(finding.message().en()).isEqualTo("2 is 1280 wide");
    assertThat(moved.findings().getFirst().fingerprint()).isEqualTo(finding.fingerprint());
    assertThat(moved.findings().getFirst().place().pointer()).isEqualTo("/listing/shots/0/image");
  }

  @Test
  void whatCouldNotBeCheckedIsAFindingAndWhatNobodyLookedAtIsNot() {
    Observation timedOut =
        new Observation(
            "image",
            1,
            "sha256:bb",
            null,
            new Observation.Result.Failed("timed-out", new LocalText("超时", "it took too long")));
    RuleResult failed =
        result(
            inspector.inspect(facts(Facts.Extent.WHOLE, SHOTS, timedOut), TODAY),
            "listing/shot-width");
    assertThat(failed.outcome()).isEqualTo(RuleResult.Outcome.COULD_NOT_CHECK);
    assertThat(failed.findings().getFirst().kind()).isEqualTo(Finding.Kind.COULD_NOT_CHECK);
    assertThat(failed.findings().getFirst().message().en()).contains("it took too long");
    RuleResult unseen =
        result(inspector.inspect(facts(Facts.Extent.WHOLE, SHOTS), TODAY), "listing/shot-width");
    assertThat(unseen.outcome()).isEqualTo(RuleResult.Outcome.NOT_GATHERED);
    assertThat(unseen.findings()).isEmpty();
  }

  @Test
  void whatWasSeenOfAPageIsAtItsFieldWithPicturesOfTheViewsAtFault() {
    ObjectNode seen =
        json(
            """
            {'views': [
              {'view': 'sidebar', 'loadMillis': 3200, 'screenshot': 's1', 'overflowing': []},
              {'view': 'popup', 'loadMillis': 900, 'screenshot': 's2',
               'overflowing': [{'text': '统计', 'x': 1, 'y': 2, 'width': 600, 'height': 4}]}]}
            """);
    var opened =
        new Observation("page", 1, "url:https://a.dev/", TODAY, new Observation.Result.Seen(seen));
    Report report =
        inspector.inspect(
            facts(Facts.Extent.WHOLE, "{'name': '会议', 'home': 'https://a.dev/'}", opened), TODAY);

    Finding slow = result(report, "listing/home-fast").findings().getFirst();
    assertThat(slow.place().pointer()).isEqualTo("/listing/home");
    assertThat(slow.quotes()).containsExactly(new Finding.Quote.Picture("sidebar", "s1"));
    Finding wide = result(report, "listing/home-fits").findings().getFirst();
    assertThat(wide.place().pointer()).isEqualTo("/listing/home");
    assertThat(wide.quotes())
        .containsExactly(
            new Finding.Quote.Region("统计", 1, 2, 600, 4), new Finding.Quote.Picture("popup", "s2"));
  }

  @Test
  void aMissingFieldIsMissingInADossierAndNotInAnExtract() {
    Report whole = inspector.inspect(facts(Facts.Extent.WHOLE, "{'shots': []}"), TODAY);
    assertThat(result(whole, "form/listing/name/required").findings()).hasSize(1);
    assertThat(result(whole, "listing/name-width").outcome())
        .isEqualTo(RuleResult.Outcome.NOT_APPLICABLE);
    Report extract = inspector.inspect(facts(Facts.Extent.PARTIAL, "{}"), TODAY);
    assertThat(extract.findings()).isEmpty();
    assertThat(result(extract, "listing/name-width").outcome())
        .isEqualTo(RuleResult.Outcome.NOT_GATHERED);
  }

  @Test
  void leavesAQuestionToAPerson() {
    Report report = inspector.inspect(facts(Facts.Extent.WHOLE, SHOTS), TODAY);
    assertThat(result(report, "listing/own-words").outcome())
        .isEqualTo(RuleResult.Outcome.FOR_PERSON);
  }

  @Test
  void equalInputGivesAnEqualReport() {
    Facts facts = facts(Facts.Extent.WHOLE, SHOTS, wide("aa", 750), wide("bb", 1280));
    assertThat(inspector.inspect(facts, TODAY)).isEqualTo(inspector.inspect(facts, TODAY));
    assertThat(inspector.probes("release", TODAY)).containsExactly("image", "page");
  }
}
