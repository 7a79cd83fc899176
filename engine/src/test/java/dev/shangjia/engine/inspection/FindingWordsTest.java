package dev.shangjia.engine.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.Reading;
import dev.shangjia.engine.facts.Facts;
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

class FindingWordsTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Instant TODAY = Instant.parse("2026-11-22T04:00:00Z");
  private static final String LONG_TITLE =
      "certificate of the association of all the makers of devices of class two and of class three";

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
        C-1\t001\t1\tcheck-document\tPapers are valid.\t证件有效。\t\tprovider\tauto
        """);
    write(
        "forms/listing.schema.yaml",
        """
        x-title: {zh: 应用, en: Listing}
        type: object
        properties:
          field:
            type: string
            enum: [health, games]
            x-labels: {health: {zh: 医疗, en: Health}, games: {zh: 游戏, en: Games}}
            x-title: {zh: 类目, en: Field}
          papers:
            type: array
            x-title: {zh: 证件, en: Papers}
            items:
              type: object
              properties:
                kind: {type: string, x-kinds: papers, x-title: {zh: 种类, en: Kind}}
                holder: {type: string, x-title: {zh: 持有人, en: Holder}}
        """);
    write(
        "matrices/papers.yaml",
        """
        id: papers
        title: {zh: 证件, en: Papers}
        held: listing.papers.map(p, p.kind)
        kinds:
          licence: {title: {zh: 营业执照, en: business licence}}
          maker: {title: {zh: 生产许可证, en: %s}}
          dealer: {title: {zh: 经营许可证, en: dealer's %s}}
        rows:
          - id: devices
            title: {zh: 器械, en: Devices}
            cites: [C-1]
            level: return
            needs: {any: [maker, dealer]}
            examples: {pass: [{listing.papers: [{kind: maker}]}], fail: [{listing.field: health}]}
          - id: all
            title: {zh: 全部, en: All}
            cites: [C-1]
            level: return
            needs: licence
            examples: {pass: [{listing.papers: [{kind: licence}]}], fail: [{listing.field: health}]}
        """
            .formatted(LONG_TITLE, LONG_TITLE));
    write(
        "rules/papers.yaml",
        """
        - id: papers/holder
          title: {zh: 持有人, en: Holder}
          cites: [C-1]
          decides: auto
          level: return
          each: listing.papers as p
          assert: p.holder == 'us'
          message:
            zh: "{listing.field}类应用的{p.kind}属于 {p.holder}，应属于 {'us'}。"
            en: "The {p.kind} of an app on {listing.field} belongs to {p.holder}, not to {'us'}."
          examples:
            pass: [{listing: {field: health, papers: [{kind: licence, holder: us}]}}]
            fail: [{listing: {field: health, papers: [{kind: licence, holder: them}]}}]
        - id: papers/strangers
          title: {zh: 他人, en: Strangers}
          cites: [C-1]
          decides: auto
          level: return
          find: listing.papers.filter(p, p.holder != 'us')
          message:
            zh: "{found.size()} 份不属于我们，第一份属于 {found[0].holder}。"
            en: "{found.size()} are not ours, the first is held by {found[0].holder}."
          examples:
            pass: [{listing: {field: health, papers: [{kind: licence, holder: us}]}}]
            fail: [{listing: {field: health, papers: [{kind: licence, holder: them}]}}]
        - id: papers/words
          title: {zh: 用词, en: Words}
          cites: [C-1]
          decides: auto
          level: return
          find: urls(listing.field)
          message:
            zh: "出现了 {found[0].text}。"
            en: "It has {found[0].text}."
          examples:
            pass: [{listing: {field: health}}]
            fail: [{listing: {field: "https://shangjia.dev/"}}]
        """);
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

  private static LocalText message(String rule, String listing) {
    return finding(rule, listing).message();
  }

  private static Finding finding(String rule, String listing) {
    ObjectNode values = JSON.createObjectNode();
    values.set("listing", JSON.readTree(listing.replace('\'', '"')));
    var facts =
        new Facts(
            "test",
            "release",
            "hash",
            Facts.Extent.WHOLE,
            values,
            Map.of(),
            List.of(),
            JSON.createObjectNode());
    return inspector.inspect(facts, TODAY).results().stream()
        .filter(result -> result.rule().equals(rule))
        .flatMap(result -> result.findings().stream())
        .findFirst()
        .orElseThrow(() -> new AssertionError("no finding of " + rule));
  }

  @Test
  void callsValuesOfFormsWhatTheFormsCallThem() {
    assertThat(
            message(
                "papers/holder",
                "{'field': 'health', 'papers': [{'kind': 'licence', 'holder': 'games'}]}"))
        .isEqualTo(
            new LocalText(
                "医疗类应用的营业执照属于 games，应属于 us。",
                "The business licence of an app on Health belongs to games, not to us."));
  }

  @Test
  void leavesValuesWithoutANameAsTheyAre() {
    assertThat(
            message(
                    "papers/holder",
                    "{'field': 'cooking', 'papers': [{'kind': 'licence', 'holder': 'them'}]}")
                .en())
        .startsWith("The business licence of an app on cooking");
  }

  @Test
  void speaksOfWhatWasFound() {
    assertThat(
            message(
                "papers/strangers",
                "{'papers': [{'holder': 'us'}, {'holder': 'them'}, {'holder': 'others'}]}"))
        .isEqualTo(
            new LocalText("2 份不属于我们，第一份属于 them。", "2 are not ours, the first is held by them."));
  }

  @Test
  void tellsListsOfDifferentThingsApart() {
    assertThat(message("papers/words", "{'field': 'see https://shangjia.dev/'}").en())
        .isEqualTo("It has https://shangjia.dev/.");
  }

  @Test
  void namesAllThatIsMissingHoweverLongTheNamesAre() {
    assertThat(message("papers/devices", "{'field': 'health'}").en())
        .isEqualTo("Devices: missing one of " + LONG_TITLE + " or dealer's " + LONG_TITLE + ".");
  }

  @Test
  void givesTheMissingDocumentsAsEvidence() {
    assertThat(finding("papers/all", "{'field': 'health'}").quotes())
        .containsExactly(
            new Finding.Quote.Document("licence", new LocalText("营业执照", "business licence")));
  }
}
