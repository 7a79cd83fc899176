package dev.shangjia.engine.inspection;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.rulebook.Decides;
import dev.shangjia.engine.rulebook.Enforcement;
import dev.shangjia.engine.rulebook.Level;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of one rule.
 *
 * @param rule its id, without the program: {@code listing/name-width}, or {@code
 *     form/listing/name/required} for a form's
 * @param title what it is about
 * @param clauses the clauses it decides
 * @param decides who decides
 * @param level how grave a violation is, before enforcement
 * @param enforcement how hard it bites on the day of judging; never off, since such rules are not
 *     run
 * @param outcome what came of it
 * @param reason why it does not apply, was not gathered, could not be checked or is left to a
 *     person; null otherwise
 * @param findings what was found, in the order of the things judged
 */
public record RuleResult(
    String rule,
    LocalText title,
    List<String> clauses,
    Decides decides,
    Level level,
    Enforcement.Mode enforcement,
    Outcome outcome,
    @Nullable LocalText reason,
    List<Finding> findings) {

  /** What can come of a rule, the most telling first. */
  public enum Outcome {
    /** Broken, or for an assisted rule: evidence was found. */
    FINDING("finding"),
    /** Could not be checked though it should have been. */
    COULD_NOT_CHECK("could-not-check"),
    /** The facts it reads were not gathered: offline, a batch, known to the platform only. */
    NOT_GATHERED("not-gathered"),
    /** A person decides; the machine has nothing to say. */
    FOR_PERSON("for-person"),
    /** Kept. */
    PASSED("passed"),
    /** Its condition does not hold, or an optional fact it reads was not given. */
    NOT_APPLICABLE("not-applicable");

    private final String code;

    Outcome(String code) {
      this.code = code;
    }

    /** The name used in reports. */
    public String code() {
      return code;
    }
  }

  public RuleResult {
    clauses = List.copyOf(clauses);
    findings = List.copyOf(findings);
  }

  /** Whether policy authors alone may see it. */
  public boolean shadow() {
    return enforcement == Enforcement.Mode.AUDIT;
  }
}
