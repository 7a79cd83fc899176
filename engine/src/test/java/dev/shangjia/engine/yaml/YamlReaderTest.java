package dev.shangjia.engine.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.Language;
import dev.shangjia.engine.Problem;
import dev.shangjia.engine.source.SourceFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class YamlReaderTest {

  private static List<String> problems(SourceFile file, YamlLimits limits) {
    YamlReader.read(file, limits).ifPresent(YamlJson::of);
    return file.problems().stream().map(YamlReaderTest::line).toList();
  }

  private static String line(Problem problem) {
    return problem.place() + " " + problem.code() + " " + problem.message().in(Language.EN);
  }

  private static Arguments refused(String yaml, String... problems) {
    return Arguments.of(yaml, List.of(problems));
  }

  static List<Arguments> refused() {
    return List.of(
        refused(
            "a: 1\nb: 2\na: 3\n",
            "f.yaml:3:1 yaml/duplicate-key The key 'a' stands here again; it was given in line 1."),
        refused(
            "a: &x 1\nb: *x\n",
            "f.yaml:1:4 yaml/anchor The anchor (&) is not allowed; delete it. A text that begins"
                + " with & stands in quotes.",
            "f.yaml:2:4 yaml/alias The alias (*) is not allowed; write the content out. A text that"
                + " begins with * stands in quotes."),
        refused(
            "a: {<<: {b: 1}}\n",
            "f.yaml:1:5 yaml/merge-key The merge key << is not allowed; write the entries out."),
        refused(
            "a: !!str 1\n",
            "f.yaml:1:4 yaml/tag The tag 'tag:yaml.org,2002:str' is not allowed; delete it. A text"
                + " that begins with ! stands in quotes."),
        refused(
            "a:\nb: ~\nc: [null]\n",
            "f.yaml:1:3 yaml/null 'a' has no value (null). Leave it out, or write '' for an empty"
                + " text.",
            "f.yaml:2:4 yaml/null 'b' has no value (null). Leave it out, or write '' for an empty"
                + " text.",
            "f.yaml:3:5 yaml/null This item has no value (null). Leave it out, or write '' for an"
                + " empty text."),
        refused(
            "[a]: 1\n~: 2\n",
            "f.yaml:1:1 yaml/key A key has to be a text.",
            "f.yaml:2:1 yaml/key The key is missing here."),
        refused(
            "a: 1\n---\nb: 2\n",
            "f.yaml:2:1 yaml/several-documents A second document (---) begins here; a file holds"
                + " one."),
        refused("# nothing\n", "f.yaml:1:1 yaml/empty The file is empty."),
        refused(
            "名称: a\n\tb: 1\n",
            "f.yaml:2:1 yaml/syntax A tab stands in the indentation; use spaces."),
        refused(
            "a: 名称: 会议\n",
            "f.yaml:1:6 yaml/syntax The colon here would begin a value. When it belongs to the"
                + " text, put the text in quotes; when this is the next key, look at the"
                + " indentation."),
        refused(
            "a: 1\nlost\nb: 2\n",
            "f.yaml:2:1 yaml/syntax A ':' is missing in this line: a key is followed by ': ' and a"
                + " value. When it continues the text above, indent it further."),
        refused(
            "a: 'open\nb: 1\n",
            "f.yaml:1:4 yaml/syntax The quote that begins here never ends; close it."),
        refused(
            "a: \"\\q\"\n",
            "f.yaml:1:6 yaml/syntax Unknown escape in double quotes; write the backslash as \\\\ or"
                + " use single quotes."),
        refused(
            "a: {b: 1\n",
            "f.yaml:2:1 yaml/syntax The mapping that { began does not go on: entries are separated"
                + " by commas and end with }. When { belongs to the text, put the text in quotes."),
        refused(
            "a: [b\n",
            "f.yaml:2:1 yaml/syntax The list that [ began does not go on: items are separated by"
                + " commas and end with ]. When [ belongs to the text, put the text in quotes."),
        refused(
            "a: @b\n",
            "f.yaml:1:4 yaml/syntax A text cannot begin with this sign; put the text in quotes."),
        refused(
            "a: {width(x)} too wide\n",
            "f.yaml:1:15 yaml/syntax This line is not indented like those before it, or text"
                + " follows a closing quote; align it."),
        refused(
            "a: - b\n",
            "f.yaml:1:4 yaml/syntax A list item (- ) cannot stand here; begin a new line and look"
                + " at the indentation."),
        refused(
            "a: 1\n b: 2\n",
            "f.yaml:2:3 yaml/syntax The colon here would begin a value. When it belongs to the"
                + " text, put the text in quotes; when this is the next key, look at the"
                + " indentation."),
        refused(
            "a: \"x\\0y\"\nb: \"\\ud800\"\n",
            "f.yaml:1:4 yaml/not-a-character The escape \\u0000 in this text is no character that"
                + " can be used; delete it.",
            "f.yaml:2:4 yaml/not-a-character The escape \\uD800 in this text is no character that"
                + " can be used; delete it."),
        refused(
            "a: 99999999999999999999\nb: 1e999\n",
            "f.yaml:1:4 yaml/number-too-large The number '99999999999999999999' is out of range."
                + " When it is a text, such as a serial number, put it in quotes.",
            "f.yaml:2:4 yaml/number-too-large The number '1e999' is out of range. When it is a"
                + " text, such as a serial number, put it in quotes."));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void reportsWhatIsRefusedWithItsPlace(String yaml, List<String> expected) {
    assertThat(problems(SourceFile.of("f.yaml", yaml), YamlLimits.RULEBOOK))
        .containsExactlyElementsOf(expected);
  }

  @Test
  void goesOnBehindASyntaxErrorWithTheNextEntry() {
    var file =
        SourceFile.of(
            "f.yaml", "- id: a\n  x: b: c\n- id: two\n- id: 'open\n- id: four\n- {id: 1, id: 2}\n");
    YamlNode root = YamlReader.read(file, YamlLimits.RULEBOOK).orElseThrow();

    assertThat(root.items()).hasSize(3);
    assertThat(file.problems())
        .extracting(YamlReaderTest::line)
        .satisfiesExactly(
            first -> assertThat(first).startsWith("f.yaml:2:7 yaml/syntax The colon here"),
            second -> assertThat(second).startsWith("f.yaml:4:7 yaml/syntax The quote that begins"),
            third -> assertThat(third).startsWith("f.yaml:6:11 yaml/duplicate-key"));
  }

  @Test
  void saysOnceThatAFileIsBeyondRepair() {
    assertThat(problems(SourceFile.of("f.yaml", "{{{{"), YamlLimits.RULEBOOK)).hasSize(1);
  }

  @Test
  void stopsAtItsLimits() {
    var limits = new YamlLimits(100, 10, 3);

    assertThat(problems(SourceFile.of("f.yaml", "[[[[1]]]]"), limits))
        .containsExactly(
            "f.yaml:1:4 yaml/too-deep Nested deeper than 3 levels; reading stops here.");
    assertThat(problems(SourceFile.of("f.yaml", "[1,2,3,4,5,6,7,8,9,10,11,12]"), limits))
        .containsExactly(
            "f.yaml:1:20 yaml/too-many-nodes The file has more than 10 nodes; reading stops here.");
    assertThat(problems(YamlReader.decode("f.yaml", new byte[101], limits), limits))
        .containsExactly(
            "f.yaml:1:1 file/too-large The file has more than 100 bytes, which is the limit.");
  }

  @Test
  void survivesNestingOfAMillionLevels() {
    byte[] deep = "[".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);

    assertThat(
            problems(YamlReader.decode("f.yaml", deep, YamlLimits.RULEBOOK), YamlLimits.RULEBOOK))
        .containsExactly(
            "f.yaml:1:51 yaml/too-deep Nested deeper than 50 levels; reading stops here.");
  }

  @Test
  void readsUtf8Only() {
    byte[] gbk = "a: 1\n名称: 会议\n".getBytes(Charset.forName("GB18030"));

    assertThat(problems(YamlReader.decode("f.yaml", gbk, YamlLimits.RULEBOOK), YamlLimits.RULEBOOK))
        .containsExactly(
            "f.yaml:2:1 file/not-utf-8 The byte 0xC3 is not UTF-8 here (older editors save Chinese"
                + " as GBK); save the file as UTF-8.");
    byte[] utf16 = "a: 1".getBytes(StandardCharsets.UTF_16);
    assertThat(
            problems(YamlReader.decode("f.yaml", utf16, YamlLimits.RULEBOOK), YamlLimits.RULEBOOK))
        .containsExactly("f.yaml:1:1 file/not-utf-8 The file is UTF-16; save it as UTF-8.");
    byte[] surrogate = {'a', ':', ' ', (byte) 0xED, (byte) 0xA0, (byte) 0x80};
    assertThat(
            problems(
                YamlReader.decode("f.yaml", surrogate, YamlLimits.RULEBOOK), YamlLimits.RULEBOOK))
        .singleElement()
        .asString()
        .startsWith("f.yaml:1:4 file/not-utf-8 The byte 0xED");
  }

  @Test
  void warnsOfAByteOrderMarkAndReadsOn() {
    byte[] marked = "\uFEFFa: 1\n".getBytes(StandardCharsets.UTF_8);
    SourceFile file = YamlReader.decode("f.yaml", marked, YamlLimits.RULEBOOK);

    assertThat(YamlReader.read(file, YamlLimits.RULEBOOK)).isPresent();
    assertThat(file.errors()).isZero();
    assertThat(file.problems()).extracting(Problem::code).containsExactly("file/byte-order-mark");
  }

  @Test
  void reportsEachControlCharacterAndReadsOn() {
    byte[] bytes = "a: x\u0000y\n😀: \u001B[31m\nb: 1\nb: 2\n".getBytes(StandardCharsets.UTF_8);
    SourceFile file = YamlReader.decode("f.yaml", bytes, YamlLimits.RULEBOOK);
    YamlReader.read(file, YamlLimits.RULEBOOK);

    assertThat(file.problems())
        .extracting(problem -> problem.place() + " " + problem.code())
        .containsExactly(
            "f.yaml:1:5 file/control-character",
            "f.yaml:2:4 file/control-character",
            "f.yaml:4:1 yaml/duplicate-key");
  }

  @Test
  void putsTheCaretBelowTheSignAlsoBehindWideOnes() {
    var file = SourceFile.of("f.yaml", "应用: 一: 二\n");
    YamlReader.read(file, YamlLimits.RULEBOOK);

    assertThat(file.problems().getFirst().excerpt()).isEqualTo("应用: 一: 二\n        ^");
  }

  @Test
  void keepsAtMostAHundredProblemsOfAFile() {
    var file = SourceFile.of("f.yaml", "a: 1\n" + "a: 2\n".repeat(500));
    YamlReader.read(file, YamlLimits.RULEBOOK);

    assertThat(file.problems()).hasSize(101);
    assertThat(file.problems().getLast().message().en())
        .isEqualTo("This file has 400 more problems; repair those above and look again.");
  }

  @Test
  void readsNumbersAsJsonWritesThemAndAllElseAsText() {
    var file =
        SourceFile.of(
            "f.yaml",
            "[0, -7, 1.5, 2e3, true, FALSE, 007, 0x1F, 0o17, 1_000, 12:30, yes, no, on, +5, .5, 1.,"
                + " '8', \"true\", 2026-11-22, .inf, 0.10]");
    Optional<YamlNode> root = YamlReader.read(file, YamlLimits.RULEBOOK);

    assertThat(file.problems()).isEmpty();
    assertThat(root.map(YamlJson::of).orElseThrow().toString())
        .isEqualTo(
            "[0,-7,1.5,2000.0,true,false,\"007\",\"0x1F\",\"0o17\",\"1_000\",\"12:30\",\"yes\","
                + "\"no\",\"on\",\"+5\",\".5\",\"1.\",\"8\",\"true\",\"2026-11-22\",\".inf\",0.1]");
  }

  @Test
  void findsThePlaceOfAJsonPointer() {
    var file = SourceFile.of("f.yaml", "a:\n  - b: 1\n    c/d: 2\n");
    YamlNode root = YamlReader.read(file, YamlLimits.RULEBOOK).orElseThrow();

    assertThat(YamlJson.placeOf(root, "/a/0/c~1d")).hasToString("f.yaml:3:10");
    assertThat(YamlJson.placeOf(root, "/a/0/missing/x")).hasToString("f.yaml:2:5");
    assertThat(YamlJson.placeOf(root, "/a/7")).hasToString("f.yaml:2:3");
    assertThat(YamlJson.placeOf(root, "")).hasToString("f.yaml:1:1");
  }
}
