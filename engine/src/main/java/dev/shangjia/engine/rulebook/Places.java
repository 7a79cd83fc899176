package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.Problem;
import dev.shangjia.engine.SourcePlace;
import dev.shangjia.engine.source.SourceFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where the clauses of a rulebook stand, and the lines that problems speak of. */
final class Places {
  private final Map<String, SourceFile> files = new HashMap<>();
  private final Map<String, SourcePlace> clauses = new HashMap<>();

  Places(RulebookFolder folder) {
    folder.all().forEach(file -> files.put(file.name(), file));
    folder.file(RulebookFolder.CLAUSES).ifPresent(this::register);
  }

  private void register(SourceFile file) {
    List<String> lines = file.lines();
    for (int line = 2; line <= lines.size(); line++) {
      String text = lines.get(line - 1);
      int tab = text.indexOf('\t');
      if (tab > 0) {
        clauses.putIfAbsent(text.substring(0, tab).strip(), file.place(line, 1));
      }
    }
  }

  SourcePlace clause(String id) {
    return clauses.getOrDefault(id, SourcePlace.startOf(RulebookFolder.CLAUSES));
  }

  /** The problem with the line it speaks of. */
  Problem withExcerpt(Problem problem) {
    SourceFile file = files.get(problem.place().file());
    String excerpt = file == null ? "" : file.excerpt(problem.place());
    return excerpt.isBlank() || problem.excerpt() != null ? problem : problem.withExcerpt(excerpt);
  }
}
