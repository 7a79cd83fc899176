package dev.shangjia.engine.inspection.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.Language;
import dev.shangjia.engine.Reading;
import dev.shangjia.engine.inspection.Report;
import dev.shangjia.engine.inspection.report.ReportOptions.Audience;
import dev.shangjia.engine.inspection.report.ReportOptions.Detail;
import dev.shangjia.engine.inspection.report.ReportOptions.Style;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/** Whatever a dossier says, in whatever place: it is shown, and does nothing. */
class HostileTextTest {
  private static final List<Extension> EXTENSIONS =
      List.of(
          AutolinkExtension.create(), TablesExtension.create(), StrikethroughExtension.create());

  static LongStream seeds() {
    return LongStream.range(0, 25);
  }

  private static ReportOptions options(Report report, Supplier<String> text) {
    return ReportOptions.in(Language.EN)
        .listing(Detail.ALL)
        .readBy(Audience.AUTHOR)
        .knowing(HostileReport.sources(report, text), null);
  }

  private static String written(ReportFormat format, Supplier<String> text, Style style)
      throws IOException {
    Report report = HostileReport.of(text);
    var out = new StringBuilder();
    format.writer(options(report, text).on(style, 80)).write(report, out);
    return out.toString();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void terminalShowsOnlyWhatIsVisibleInsideItsWidth(long seed) throws IOException {
    String text = written(ReportFormat.TEXT, HostileReport.strings(seed), Style.PLAIN);
    assertThat(hidden(text)).isEmpty();
    assertThat(text.lines())
        .allSatisfy(line -> assertThat(Columns.of(line)).isLessThanOrEqualTo(80));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void terminalPaintsWithItsOwnSequencesOnly(long seed) throws IOException {
    String text = written(ReportFormat.TEXT, HostileReport.strings(seed), Style.COLOUR);
    assertThat(hidden(text.replaceAll("\u001B\\[[0-9;]+m", ""))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void markdownHasNothingButOurOwnStructure(long seed) throws IOException {
    String text = written(ReportFormat.MARKDOWN, HostileReport.strings(seed), Style.PLAIN);
    assertThat(hidden(text)).isEmpty();
    assertThat(text).doesNotContain("<");
    String harmless = written(ReportFormat.MARKDOWN, HostileReport.harmless(), Style.PLAIN);
    assertThat(structure(text)).isEqualTo(structure(harmless));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void markdownLeavesNothingForAForgeToLink(long seed) throws IOException {
    String text = written(ReportFormat.MARKDOWN, HostileReport.strings(seed), Style.PLAIN);
    assertThat(textOutsideCode(text))
        .doesNotContainPattern("[@#]\\w")
        .doesNotContainPattern("(?i)\\bgh-\\d")
        .doesNotContainPattern("[!$%~&]\\w")
        .doesNotContain("://", "www.", "[", "]", "`", "*", "_", "|", ":smile:")
        .doesNotContainPattern("[0-9a-f]{7,40}");
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void xmlHasNothingButOurOwnStructure(long seed) throws Exception {
    String text = written(ReportFormat.JUNIT, HostileReport.strings(seed), Style.PLAIN);
    String harmless = written(ReportFormat.JUNIT, HostileReport.harmless(), Style.PLAIN);
    assertThat(hidden(text)).isEmpty();
    assertThat(elements(text)).isEqualTo(elements(harmless));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void jsonGivesEveryStringBackAndShowsNoneRaw(long seed) throws IOException {
    Report report = HostileReport.of(HostileReport.strings(seed));
    String json = ReportJsonTest.json(report);
    assertThat(hidden(json)).isEmpty();
    assertThat(json).doesNotContain("<", ">", "&");
    assertThat(ReportJson.read("r.json", json)).isEqualTo(new Reading.Read<>(report, List.of()));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void sarifIsValidAndItsMessagesHoldNoLinks(long seed) throws IOException {
    String json = written(ReportFormat.SARIF, HostileReport.strings(seed), Style.PLAIN);
    assertThat(hidden(json)).isEmpty();
    assertThat(SarifWriterTest.violations(json)).isEmpty();
    JsonNode run = new JsonMapper().readTree(json).get("runs").get(0);
    for (JsonNode result : run.get("results")) {
      String message = result.get("message").get("text").stringValue();
      assertThat(hidden(message)).isEmpty();
      assertThat(message).doesNotContain("](").doesNotContainPattern("(?<!\\{)\\{(\\{\\{)*\\d");
    }
    for (JsonNode rule : run.get("tool").get("driver").get("rules")) {
      String help = rule.get("help").get("markdown").stringValue();
      assertThat(hidden(help.replace("\n", ""))).isEmpty();
      assertThat(structure(help))
          .containsOnly("Document", "BulletList", "ListItem", "Paragraph", "StrongEmphasis");
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void batchLinesStayLines(long seed) throws IOException {
    Supplier<String> text = HostileReport.strings(seed);
    var out = new StringBuilder();
    BatchLine.write(StringNode.valueOf(text.get()), HostileReport.of(text), out);
    assertThat(out.toString()).endsWith("}\n");
    assertThat(out.toString().lines()).hasSize(1);
    assertThat(hidden(out.toString())).isEmpty();
    assertThat(new JsonMapper().readTree(out.toString()).get("findings").size()).isEqualTo(6);
  }

  @Test
  void shortensWhatNobodyWouldRead() throws IOException {
    String text = written(ReportFormat.TEXT, () -> "最好".repeat(100_000), Style.PLAIN);
    assertThat(text.length()).isLessThan(100_000);
    String markdown = written(ReportFormat.MARKDOWN, () -> "@a ".repeat(100_000), Style.PLAIN);
    assertThat(markdown.length()).isLessThan(200_000);
  }

  private static List<String> hidden(String text) {
    return text.codePoints()
        .filter(point -> point != '\n' && Hidden.is(point))
        .mapToObj(Integer::toHexString)
        .distinct()
        .toList();
  }

  /** The kinds of Markdown nodes in order, but for text and code. */
  private static List<String> structure(String markdown) {
    var kinds = new ArrayList<String>();
    collect(Parser.builder().extensions(EXTENSIONS).build().parse(markdown), kinds);
    return kinds;
  }

  private static void collect(Node node, List<String> kinds) {
    if (!(node instanceof Text) && !(node instanceof Code)) {
      kinds.add(node.getClass().getSimpleName());
    }
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      collect(child, kinds);
    }
  }

  private static String textOutsideCode(String markdown) {
    var text = new StringBuilder();
    Parser.builder()
        .build()
        .parse(markdown)
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(Text node) {
                text.append(node.getLiteral()).append('\n');
              }
            });
    return text.toString();
  }

  private static List<String> elements(String xml) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    Document document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    NodeList all = document.getElementsByTagName("*");
    var names = new ArrayList<String>();
    for (int i = 0; i < all.getLength(); i++) {
      names.add(all.item(i).getNodeName() + all.item(i).getAttributes().getLength());
    }
    return names;
  }
}
