package dev.shangjia.engine.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Reads the repository's word lists for tests of the lists themselves; rulebooks are read by their
 * own package.
 */
final class WordListFiles {
  private static final Path FOLDER = Path.of("..", "rulebooks", "tencent-meeting", "words");

  private WordListFiles() {}

  static Map<String, WordMatcher> matchers() {
    Map<String, WordMatcher> matchers = new TreeMap<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
        WordList list = read(file);
        matchers.put(list.id(), new WordMatcher(list));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return matchers;
  }

  private static WordList read(Path file) throws IOException {
    String id = file.getFileName().toString().replace(".yaml", "");
    Load load = new Load(LoadSettings.builder().setLabel(file.toString()).build());
    Map<?, ?> root = (Map<?, ?>) load.loadFromString(Files.readString(file));
    List<WordList.Word> words = new ArrayList<>();
    for (Object entry : list(root.get("words"))) {
      words.addAll(words(entry, id));
    }
    return new WordList(id, words, strings(root.get("allow")), strings(root.get("not")));
  }

  /** A plain word, or a group: {@code {label: ranking, edge: anywhere, words: [...]}}. */
  private static List<WordList.Word> words(Object entry, String id) {
    if (entry instanceof Map<?, ?> group) {
      String label = group.get("label") instanceof String own ? own : id;
      WordList.Edge edge =
          "anywhere".equals(group.get("edge")) ? WordList.Edge.ANYWHERE : WordList.Edge.WHOLE;
      return strings(group.get("words")).stream()
          .map(text -> new WordList.Word(text, label, edge))
          .toList();
    }
    return List.of(new WordList.Word(String.valueOf(entry), id, WordList.Edge.WHOLE));
  }

  private static List<String> strings(@Nullable Object value) {
    return list(value).stream().map(String::valueOf).toList();
  }

  private static List<?> list(@Nullable Object value) {
    return value instanceof List<?> list ? list : List.of();
  }
}
