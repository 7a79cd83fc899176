package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.text.WordList;
import dev.shangjia.engine.yaml.YamlFields;
import dev.shangjia.engine.yaml.YamlMapping;
import dev.shangjia.engine.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a word list. */
final class WordsReading {
  private WordsReading() {}

  static Optional<WordList> words(YamlNode root, String fileId) {
    return root.fields(Shapes.WORDS)
        .flatMap(
            fields -> {
              fields.localText("title");
              var list =
                  new WordList(fileId, words(fields), fields.texts("allow"), fields.texts("not"));
              return fields.sound() ? Optional.of(list) : Optional.empty();
            });
  }

  private static List<WordList.Word> words(YamlFields fields) {
    var words = new ArrayList<WordList.Word>();
    for (YamlNode item : fields.items("words")) {
      if (item instanceof YamlMapping mapping) {
        mapping
            .fields(Shapes.WORD)
            .ifPresent(
                word -> words.add(new WordList.Word(word.text("word"), word.flag("whole", false))));
      } else {
        item.text().ifPresent(text -> words.add(new WordList.Word(text, false)));
      }
    }
    return words;
  }
}
