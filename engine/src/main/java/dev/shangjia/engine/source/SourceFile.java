package dev.shangjia.engine.source;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.Problem;
import dev.shangjia.engine.Problem.Severity;
import dev.shangjia.engine.SourcePlace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A text file that a person wrote, with what was found wrong in it so far. Lines end with LF, CR LF
 * or CR. Not safe for several threads.
 */
public final class SourceFile {
  /** More problems than this are not kept: whoever has so many repairs some and looks again. */
  private static final int MOST_PROBLEMS = 100;

  private final String name;
  private final String text;
  private final boolean readable;
  private final List<Problem> problems = new ArrayList<>();
  private final Set<Problem> seen = new HashSet<>();
  private int errors;
  private int left;
  private @Nullable List<String> lines;

  SourceFile(String name, String text, boolean readable) {
    this.name = name;
    this.text = text;
    this.readable = readable;
  }

  /**
   * Decodes a file. Whatever it holds, a file comes back; when it could not be decoded it is not
   * {@link #readable()} and says why.
   *
   * @param name its path relative to the folder that is read
   * @param content its bytes, UTF-8
   * @param maxBytes more than so many are refused
   */
  public static SourceFile decode(String name, byte[] content, long maxBytes) {
    return Decoding.decode(name, content, maxBytes);
  }

  /** A file whose text is known already. */
  public static SourceFile of(String name, String text) {
    return new SourceFile(name, text, true);
  }

  /** A file that is not there or cannot be read. */
  public static SourceFile unreadable(String name) {
    return new SourceFile(name, "", false);
  }

  /** Its path relative to the folder that is read. */
  public String name() {
    return name;
  }

  /** Its text, without a byte order mark; of a file that is not readable, what comes before. */
  public String text() {
    return text;
  }

  /** Whether its text is all there. */
  public boolean readable() {
    return readable;
  }

  /** The place of a code point of the text. */
  public SourcePlace place(int line, int column) {
    return new SourcePlace(name, line, column);
  }

  /** Where it begins. */
  public SourcePlace start() {
    return SourcePlace.startOf(name);
  }

  /** The lines of the text, without their breaks. */
  public List<String> lines() {
    if (lines == null) {
      lines = split(text);
    }
    return lines;
  }

  /** Something that keeps the file from being used. */
  public void error(String code, SourcePlace place, LocalText message) {
    add(Problem.error(code, place, message));
  }

  /** Something that should be changed though the file can be used. */
  public void warning(String code, SourcePlace place, LocalText message) {
    add(Problem.warning(code, place, message));
  }

  /** How many errors were found so far, those not kept too. */
  public int errors() {
    return errors;
  }

  /** What was found so far, in the order of places. */
  public List<Problem> problems() {
    var sorted = new ArrayList<>(problems);
    sorted.sort(
        Comparator.<Problem>comparingInt(problem -> problem.place().line())
            .thenComparingInt(problem -> problem.place().column()));
    if (left > 0) {
      sorted.add(
          Problem.error(
              "file/more-problems",
              sorted.getLast().place(),
              new LocalText(
                  "此文件还有 " + left + " 个问题未列出，请先修正以上问题再检查。",
                  "This file has " + left + " more problems; repair those above and look again.")));
    }
    return Collections.unmodifiableList(sorted);
  }

  /** A line and a caret below one of its columns; blank when there is no such line. */
  public String excerpt(SourcePlace place) {
    return place.line() > lines().size()
        ? ""
        : Excerpt.of(lines().get(place.line() - 1), place.column());
  }

  private void add(Problem problem) {
    // Readers may ask for one value more than once.
    if (!seen.add(problem)) {
      return;
    }
    if (problem.severity() == Severity.ERROR) {
      errors++;
    }
    if (problems.size() < MOST_PROBLEMS) {
      String excerpt = excerpt(problem.place());
      problems.add(excerpt.isBlank() ? problem : problem.withExcerpt(excerpt));
    } else {
      left++;
    }
  }

  private static List<String> split(String text) {
    var lines = new ArrayList<String>();
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char sign = text.charAt(i);
      if (sign == '\n' || sign == '\r') {
        lines.add(text.substring(start, i));
        if (sign == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
          i++;
        }
        start = i + 1;
      }
    }
    lines.add(text.substring(start));
    return Collections.unmodifiableList(lines);
  }
}
