package dev.shangjia.platform.installations.directory;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a file would change in a directory.
 *
 * @param lines all that it says, in its order
 * @param added who is new
 * @param changed of whom it says something else, and what
 * @param leaving who is not in it, where the file is the whole directory
 * @param unchanged of how many it says what is known
 * @param departments paths of departments that are new
 * @param problems what is wrong with it; with any nothing can be changed
 */
public record DirectoryPlan(
    List<Line> lines,
    List<Line> added,
    List<Changed> changed,
    List<DirectoryEntry> leaving,
    int unchanged,
    List<String> departments,
    List<Problem> problems) {
  public DirectoryPlan {
    lines = List.copyOf(lines);
    added = List.copyOf(added);
    changed = List.copyOf(changed);
    leaving = List.copyOf(leaving);
    departments = List.copyOf(departments);
    problems = List.copyOf(problems);
  }

  /** What becomes of people who are not in a file. */
  public enum Extent {
    /** They stay: the file says something of some. */
    SOME,
    /** They leave: the file is the whole directory. */
    WHOLE
  }

  /**
   * What a line says.
   *
   * @param entry the number of whom it speaks of; null for somebody new
   * @param departments paths such as {@code 研发/平台}; empty for none
   */
  public record Line(@Nullable Long entry, Directory.Said said, Set<String> departments) {
    public Line {
      departments = Set.copyOf(departments);
    }
  }

  /**
   * Somebody of whom something else is said.
   *
   * @param columns what is different, by the keys of their words
   */
  public record Changed(Line line, List<String> columns) {
    public Changed {
      columns = List.copyOf(columns);
    }
  }

  /**
   * Something that is wrong.
   *
   * @param line from 1
   * @param column from 1
   * @param key of its words
   * @param arguments what stands in them
   */
  public record Problem(int line, int column, String key, List<Object> arguments) {
    public Problem {
      arguments = List.copyOf(arguments);
    }
  }
}
