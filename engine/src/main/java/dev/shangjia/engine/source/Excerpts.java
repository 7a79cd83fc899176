package dev.shangjia.engine.source;

import dev.shangjia.engine.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives problems the lines that they speak of, from the files of a folder. */
public final class Excerpts {
  private static final int MOST_BYTES = 4 << 20;

  private final Path folder;
  private final Map<String, SourceFile> files = new HashMap<>();

  /**
   * For problems whose places name files below a folder.
   *
   * @param folder the one they are relative to
   */
  public Excerpts(Path folder) {
    this.folder = folder;
  }

  /** The problems by file and place, each with its line where the file can be read. */
  public List<Problem> of(List<Problem> problems) {
    return problems.stream()
        .map(this::of)
        .sorted(
            Comparator.<Problem, String>comparing(problem -> problem.place().file())
                .thenComparingInt(problem -> problem.place().line())
                .thenComparingInt(problem -> problem.place().column()))
        .toList();
  }

  private Problem of(Problem problem) {
    if (problem.excerpt() != null) {
      return problem;
    }
    String excerpt =
        files.computeIfAbsent(problem.place().file(), this::read).excerpt(problem.place());
    return excerpt.isBlank() ? problem : problem.withExcerpt(excerpt);
  }

  private SourceFile read(String name) {
    Path path = folder.resolve(name);
    if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      return SourceFile.unreadable(name);
    }
    try (InputStream in = Files.newInputStream(path)) {
      return SourceFile.decode(name, in.readNBytes(MOST_BYTES + 1), MOST_BYTES);
    } catch (IOException gone) {
      return SourceFile.unreadable(name);
    }
  }
}
