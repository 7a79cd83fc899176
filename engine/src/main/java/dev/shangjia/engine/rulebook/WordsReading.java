package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.text.WordList;
import dev.shangjia.engine.yaml.YamlFields;
import dev.shangjia.engine.yaml.YamlMapping;
import dev.shangjia.engine.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads a word list. */
final class WordsReading {
  private final References references;

  WordsReading(References references) {
    this.references = references;
  }

  Optional<WordList> words(YamlNode root, String fileId) {
    return root.fields(Shapes.WORDS)
        .flatMap(
            fields -> {
              fields.localText("title");
              references.clauses(fields, "cites");
              List<WordList.Word> words = entries(fields, fileId);
              List<String> allow = checked(fields, "allow", WordList::problemInContext);
              List<String> not = checked(fields, "not", WordList::problemInWord);
              return fields.sound()
                  ? Optional.of(new WordList(fileId, words, allow, not))
                  : Optional.empty();
            });
  }

  private static List<WordList.Word> entries(YamlFields fields, String fileId) {
    var words = new ArrayList<WordList.Word>();
    for (YamlNode item : fields.items("words")) {
      if (item instanceof YamlMapping mapping) {
        mapping.fields(Shapes.WORD_GROUP).ifPresent(group -> words.addAll(group(group, fileId)));
      } else {
        item.text()
            .filter(text -> sound(item, text, WordList::problemInWord))
            .ifPresent(text -> words.add(new WordList.Word(text, fileId, WordList.Edge.WHOLE)));
      }
    }
    return words;
  }

  private static List<WordList.Word> group(YamlFields fields, String fileId) {
    String label = fields.optionalText("label").orElse(fileId);
    var edge =
        fields.oneOf("edge", WordList.Edge.values(), WordsReading::code, WordList.Edge.WHOLE);
    return checked(fields, "words", WordList::problemInWord).stream()
        .map(text -> new WordList.Word(text, label, edge))
        .toList();
  }

  private static String code(WordList.Edge edge) {
    return switch (edge) {
      case WHOLE -> "whole";
      case ANYWHERE -> "anywhere";
    };
  }

  private static List<String> checked(
      YamlFields fields, String key, Function<String, Optional<String>> problem) {
    var sound = new ArrayList<String>();
    for (YamlNode item : fields.items(key)) {
      item.text().filter(text -> sound(item, text, problem)).ifPresent(sound::add);
    }
    fields.texts(key);
    return sound;
  }

  private static boolean sound(
      YamlNode item, String text, Function<String, Optional<String>> problem) {
    Optional<String> wrong = problem.apply(text);
    wrong.ifPresent(
        what ->
            item.file()
                .error(
                    "words/notation",
                    item.place(),
                    new LocalText(
                        "词条写法有误：" + what + "。", "The entry cannot be read: " + what + ".")));
    return wrong.isEmpty();
  }
}
