package dev.shangjia.engine.inspection.report;

import dev.shangjia.engine.Language;
import dev.shangjia.engine.rulebook.Level;
import dev.shangjia.engine.rulebook.Rulebook;
import org.jspecify.annotations.Nullable;

/**
 * How a report is written. None of it changes what was found.
 *
 * @param language the language of texts, where a format has only one
 * @param style whether the terminal gets colour
 * @param detail what is listed besides findings
 * @param audience whose eyes it is for
 * @param columns how wide the terminal is, at least 40
 * @param failOn from which level on JUnit counts a finding as a failure
 * @param sources where the dossier's values stand in its files
 * @param evidence the folder with the pictures that probes took, as people are shown it; blank when
 *     it is not at hand
 * @param rulebook the rulebook that judged, for the names of fields and the reasons behind rules;
 *     null when it is not at hand
 */
public record ReportOptions(
    Language language,
    Style style,
    Detail detail,
    Audience audience,
    int columns,
    Level failOn,
    SourceMap sources,
    String evidence,
    @Nullable Rulebook rulebook) {

  private static final int USUAL_COLUMNS = 80;
  private static final int FEWEST_COLUMNS = 40;

  /** Whether the terminal gets colour. */
  public enum Style {
    PLAIN,
    COLOUR
  }

  /** What is listed besides the findings and what could not be checked. */
  public enum Detail {
    /** Nothing; the rest is counted. */
    FINDINGS,
    /** Every rule, with what came of it. */
    ALL
  }

  /** Who reads a report. */
  public enum Audience {
    /** Everyone: rules in audit are left out, uncounted. */
    PROVIDER,
    /** Policy authors: rules in audit are there, and marked. */
    AUTHOR
  }

  public ReportOptions {
    columns = Math.max(columns, FEWEST_COLUMNS);
  }

  /** Findings only, for a provider, without colour, 80 columns, failing on {@code return}. */
  public static ReportOptions in(Language language) {
    return new ReportOptions(
        language,
        Style.PLAIN,
        Detail.FINDINGS,
        Audience.PROVIDER,
        USUAL_COLUMNS,
        Level.RETURN,
        SourceMap.none(),
        "",
        null);
  }

  /** The same with another style and width. */
  public ReportOptions on(Style otherStyle, int otherColumns) {
    return new ReportOptions(
        language, otherStyle, detail, audience, otherColumns, failOn, sources, evidence, rulebook);
  }

  /** The same with another detail. */
  public ReportOptions listing(Detail other) {
    return new ReportOptions(
        language, style, other, audience, columns, failOn, sources, evidence, rulebook);
  }

  /** The same for another audience. */
  public ReportOptions readBy(Audience other) {
    return new ReportOptions(
        language, style, detail, other, columns, failOn, sources, evidence, rulebook);
  }

  /** The same with another level to fail on. */
  public ReportOptions failingOn(Level other) {
    return new ReportOptions(
        language, style, detail, audience, columns, other, sources, evidence, rulebook);
  }

  /** The same with the dossier's and the rulebook's texts at hand. */
  public ReportOptions knowing(SourceMap otherSources, @Nullable Rulebook otherRulebook) {
    return new ReportOptions(
        language, style, detail, audience, columns, failOn, otherSources, evidence, otherRulebook);
  }

  /** The same with the pictures that probes took at hand, in a folder. */
  public ReportOptions showing(String folder) {
    return new ReportOptions(
        language, style, detail, audience, columns, failOn, sources, folder, rulebook);
  }

  /**
   * Where a picture lies, as people are shown it.
   *
   * @param sha256 of its file, in hexadecimal
   */
  String picture(String sha256) {
    String name = sha256 + ".png";
    return evidence.isBlank() ? name : evidence.replaceAll("/+$", "") + "/" + name;
  }
}
