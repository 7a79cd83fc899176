package dev.shangjia.engine.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.Problem;
import dev.shangjia.engine.Reading;
import dev.shangjia.engine.facts.ExampleFacts;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.engine.rulebook.RulebookReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ProjectionsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");

  @TempDir private Path folder;

  private Rulebook rulebook(String projections) throws IOException {
    Files.writeString(
        folder.resolve("rulebook.yaml"),
        """
        id: sample
        version: 1.0.0
        title: {zh: 示例, en: Sample}
        zone: Asia/Shanghai
        region: CN
        coverage: partial
        sources: [{id: "1", title: {zh: 来源, en: Source}}]
        projections:
        """
            + projections.indent(2));
    Files.writeString(
        folder.resolve("clauses.tsv"),
        "id\tsource\tsection\tkind\twhat\twhatZh\tnote\tactor\tdecidable\n");
    Files.createDirectories(folder.resolve("forms"));
    Files.writeString(
        folder.resolve("forms/goods.schema.yaml"),
        """
        x-title: {zh: 商品, en: Goods}
        type: object
        properties:
          title: {type: string, x-title: {zh: 名称, en: Title}}
          price: {type: number, x-title: {zh: 价格, en: Price}}
          tags: {type: array, items: {type: string}, x-title: {zh: 标签, en: Tags}}
          picture: {type: string, x-fact: image, x-title: {zh: 图片, en: Picture}}
          site: {type: string, x-fact: link, x-title: {zh: 网站, en: Site}}
        """);
    return read(folder);
  }

  private static Rulebook read(Path from) {
    Reading<Rulebook> reading = RulebookReader.read(from);
    assertThat(reading.problems().stream().filter(Problem::isError)).isEmpty();
    return ((Reading.Read<Rulebook>) reading).value();
  }

  private List<String> codes(String projections) throws IOException {
    return Projections.of(rulebook(projections)).problems().stream().map(Problem::code).toList();
  }

  @Test
  void makesRecordsOfFacts() throws IOException {
    Reading<Projections> reading =
        Projections.of(
            rulebook(
                """
                listing:
                  name: goods.title
                  icon: goods.picture
                  website: goods.site
                  categories: goods.tags
                  charges: "['¥' + string(goods.price)]"
                  summary: app.listedName
                """));
    assertThat(reading.problems()).isEmpty();
    ObjectNode facts =
        (ObjectNode)
            JsonMapper.shared()
                .readTree(
                    """
                    {"goods": {"title": "纪要", "picture": "a.png", "site": "https://a.example", "price": 6.5}}
                    """);
    List<Projected> records =
        ((Reading.Read<Projections>) reading).value().of(new ExampleFacts(facts), NOW);

    assertThat(records).hasSize(1);
    assertThat(records.getFirst().fields())
        .containsEntry("name", new Projected.Value.One("纪要"))
        .containsEntry("icon", new Projected.Value.One("a.png"))
        .containsEntry("website", new Projected.Value.One("https://a.example"))
        .containsEntry("charges", new Projected.Value.Several(List.of("¥6.5")))
        .containsEntry("categories", new Projected.Value.NotGiven())
        .containsEntry("summary", new Projected.Value.NotGiven())
        .doesNotContainKey("description");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          listings: {name: goods.title}                        | projection/unknown-record
          listing: {name: goods.title, sumary: goods.title}    | projection/unknown-field
          listing: {summary: goods.title}                      | projection/required
          listing: {name: goods.price}                         | expression/wrong-type
          listing: {name: goods.title, icon: goods.title}      | expression/wrong-type
          listing: {name: goods.title, categories: goods.title} | expression/wrong-type
          """)
  void findsWhatDoesNotFit(String projections, String code) throws IOException {
    assertThat(codes(projections)).containsExactly(code);
  }

  @Test
  void namesTheNearestAndThePlace() throws IOException {
    Problem problem =
        Projections.of(rulebook("listing: {name: goods.title, sumary: goods.title}"))
            .problems()
            .getFirst();

    assertThat(problem.message().en()).contains("Did you mean 'summary'?");
    assertThat(problem.place().file()).isEqualTo("rulebook.yaml");
    assertThat(problem.place().line()).isEqualTo(9);
  }

  @Test
  void missesAListingWhereAppsArePublished() throws IOException {
    Files.createDirectories(folder.resolve("procedures"));
    Files.writeString(
        folder.resolve("procedures/shelf.yaml"),
        """
        id: shelf
        title: {zh: 上架, en: Shelf}
        subject: app
        starts: {by: provider}
        stages:
          - id: publish
            title: {zh: 上架, en: Publish}
            kind: effect
            effects: [publish-listing]
            outcomes: {done: listed}
        ends:
          listed: {title: {zh: 上架, en: Listed}}
        """);

    assertThat(codes("organization: {name: goods.title}")).containsExactly("projection/no-listing");
    assertThat(codes("listing: {name: goods.title}")).isEmpty();
  }

  static Stream<Path> programs() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("../rulebooks"))) {
      return folders.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("programs")
  void everyShippedProgramIsListed(Path program) {
    Rulebook rulebook = read(program);

    assertThat(Projections.of(rulebook).problems()).isEmpty();
    assertThat(rulebook.projections()).containsKey("listing");
  }
}
