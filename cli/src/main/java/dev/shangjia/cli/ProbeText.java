package dev.shangjia.cli;

import dev.shangjia.engine.inspection.report.JsonText;
import dev.shangjia.engine.inspection.report.Neutral;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.engine.text.Emojis;
import dev.shangjia.engine.text.Folded;
import dev.shangjia.engine.text.Folding;
import dev.shangjia.engine.text.Languages;
import dev.shangjia.engine.text.Links;
import dev.shangjia.engine.text.Phones;
import dev.shangjia.engine.text.Spaces;
import dev.shangjia.engine.text.Span;
import dev.shangjia.engine.text.Stuffing;
import dev.shangjia.engine.text.Symbols;
import dev.shangjia.engine.text.Widths;
import dev.shangjia.engine.text.WordMatcher;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code shangjia probe text TEXT}: everything that the functions of expressions say about a text,
 * and what the word lists of a rulebook find in it.
 */
@Command(name = "text", sortOptions = false)
final class ProbeText implements Action {
  /** Of what is said about texts; texts are not cached, so it tells of the output only. */
  private static final int VERSION = 1;

  /** More than any rule looks at in one text. */
  private static final int MOST_CODE_POINTS = 200_000;

  private static final int MOST_BYTES = 4 * MOST_CODE_POINTS;

  private final Invocation invocation;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "TEXT|-|@FILE", descriptionKey = "text")
  private String target;

  @Option(names = "--rulebook", paramLabel = "RULEBOOK")
  private @Nullable String name;

  @Option(names = "--format", paramLabel = "text|json")
  private OutputFormat format = OutputFormat.text;

  @SuppressWarnings("NullAway.Init") // picocli sets spec and target
  ProbeText(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Outcome run() throws IOException {
    var argument = new RulebookArgument(invocation, spec);
    String text = text(argument);
    Optional<Rulebook> rulebook = Optional.empty();
    if (name != null) {
      rulebook = argument.read(argument.folder(name));
      if (rulebook.isEmpty()) {
        return Outcome.COULD_NOT_RUN;
      }
    }
    ObjectNode facts = facts(text);
    rulebook.ifPresent(of -> facts.set("words", words(of, text)));
    switch (format) {
      case text -> new FactLines(invocation.terminal()).print("", facts);
      case json -> {
        ObjectNode root =
            ProblemJson.object()
                .put("format", Probing.FORMAT)
                .put("target", target)
                .put("probe", "text")
                .put("version", VERSION)
                .put("state", "seen");
        root.set("facts", facts);
        JsonText.print(root, JsonText.Layout.INDENTED, invocation.terminal().out());
      }
    }
    return Outcome.CLEAN;
  }

  private String text(RulebookArgument argument) throws IOException {
    if (target.equals("-")) {
      return decoded(System.in.readNBytes(MOST_BYTES + 1), argument);
    }
    if (target.startsWith("@")) {
      String file = target.substring(1);
      Path path;
      try {
        path = Path.of(file);
      } catch (InvalidPathException e) {
        throw argument.misuse("probe.no-file", Neutral.TEXT.quote(file));
      }
      if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
        throw argument.misuse("probe.no-file", Neutral.TEXT.quote(file));
      }
      try (InputStream in = Files.newInputStream(path)) {
        return decoded(in.readNBytes(MOST_BYTES + 1), argument);
      }
    }
    return checked(target, argument);
  }

  private static String decoded(byte[] bytes, RulebookArgument argument) {
    if (bytes.length > MOST_BYTES) {
      throw argument.misuse("probe.too-long", MOST_CODE_POINTS);
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return checked(text, argument);
    } catch (CharacterCodingException e) {
      throw argument.misuse("probe.not-utf-8");
    }
  }

  private static String checked(String text, RulebookArgument argument) {
    if (Widths.codePoints(text) > MOST_CODE_POINTS) {
      throw argument.misuse("probe.too-long", MOST_CODE_POINTS);
    }
    return text;
  }

  private static ObjectNode facts(String text) {
    ObjectNode facts =
        ProblemJson.object()
            .put("codePoints", Widths.codePoints(text))
            .put("width", Widths.displayWidth(text))
            .put("hanCount", Widths.hanCount(text))
            .put("letterCount", Widths.letterCount(text))
            .put("language", Languages.language(text));
    ArrayNode scripts = facts.putArray("scripts");
    Languages.scripts(text).forEach(scripts::add);
    facts.put("fold", Folding.key(text));
    ObjectNode symbols = facts.putObject("specialSymbols");
    symbols.set("name", spans(Symbols.inName(text)));
    symbols.set("prose", spans(Symbols.inProse(text)));
    facts.set("emoji", spans(Emojis.find(text)));
    facts.set("spaces", spans(Spaces.find(text)));
    facts.set("controls", spans(Spaces.invisible(text)));
    facts.set("urls", spans(Links.external(text)));
    facts.set("emails", spans(Links.emails(text)));
    facts.set("phones", spans(Phones.find(text)));
    facts.set("repeats", spans(Stuffing.find(text)));
    return facts;
  }

  private static ObjectNode words(Rulebook rulebook, String text) {
    ObjectNode words = ProblemJson.object();
    Folded folded = Folding.fold(text);
    WordMatcher.of(rulebook.words())
        .forEach((id, matcher) -> words.set(id, spans(matcher.find(folded))));
    return words;
  }

  private static ArrayNode spans(List<Span> spans) {
    ArrayNode array = ProblemJson.object().arrayNode();
    for (Span span : spans) {
      array
          .addObject()
          .put("text", span.text())
          .put("start", span.start())
          .put("end", span.end())
          .put("label", span.label());
    }
    return array;
  }
}
