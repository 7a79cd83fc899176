package dev.shangjia.engine.inspection;

import dev.shangjia.engine.LocalText;
import java.time.ZonedDateTime;
import java.util.List;

/**
 * What came of judging one dossier. A value: it holds no language, no file of this machine and no
 * time but that of judging.
 *
 * @param program the rulebook's id
 * @param programTitle the program's name
 * @param rulebookVersion the rulebook's version
 * @param rulebookHash the rulebook's content hash, SHA-256 in hexadecimal
 * @param engineVersion the version of this engine
 * @param procedure the procedure the dossier is handed in for
 * @param dossierHash SHA-256, in hexadecimal, of what was submitted
 * @param at the time of judging, in the rulebook's zone
 * @param results one for every rule in force, the forms' first, then the rules' in the rulebook's
 *     order
 */
public record Report(
    String program,
    LocalText programTitle,
    String rulebookVersion,
    String rulebookHash,
    String engineVersion,
    String procedure,
    String dossierHash,
    ZonedDateTime at,
    List<RuleResult> results) {
  public Report {
    results = List.copyOf(results);
  }

  /** All findings, in the order of the results. */
  public List<Finding> findings() {
    return results.stream().flatMap(result -> result.findings().stream()).toList();
  }
}
