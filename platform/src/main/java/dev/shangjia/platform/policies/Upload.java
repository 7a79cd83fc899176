package dev.shangjia.platform.policies;

import dev.shangjia.engine.Problem;
import java.util.List;

/** What came of uploading a version of a rulebook. */
public sealed interface Upload {
  /**
   * It is installed, and in force for nobody yet.
   *
   * @param examples how many examples of rules were executed
   */
  record Installed(RulebookVersion version, int examples) implements Upload {}

  /**
   * It cannot be used, and nothing of it was kept.
   *
   * @param problems all that is wrong, each with its place
   */
  record Faulty(List<Problem> problems) implements Upload {
    /** Copies the list. */
    public Faulty {
      problems = List.copyOf(problems);
    }
  }

  /** It is a rulebook of another program. */
  record OfAnotherProgram(String program) implements Upload {}

  /** What was uploaded is no archive that can be read. */
  record NoArchive() implements Upload {}

  /** Neither the archive nor the one folder in it holds a {@code rulebook.yaml}. */
  record NoRulebook() implements Upload {}

  /**
   * The archive holds more than a rulebook does.
   *
   * @param files how many files are allowed
   * @param bytes how large they may be together
   */
  record TooLarge(int files, long bytes) implements Upload {}
}
