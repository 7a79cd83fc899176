package dev.shangjia.platform.casework;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.inspection.Finding;
import dev.shangjia.engine.rulebook.Level;
import dev.shangjia.platform.inspections.Inspection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was handed in, what changed in it, and what machines found.
 *
 * @param caseId of which case
 * @param round how many times something was handed in
 * @param inspection how far the inspection is; null when none was ordered
 * @param forms what the forms say
 * @param found what machines decide alone and found, the gravest first
 */
record HandedIn(
    CaseId caseId,
    int round,
    @Nullable Inspection inspection,
    List<Filled> forms,
    List<Evidence> found) {
  HandedIn {
    forms = List.copyOf(forms);
    found = List.copyOf(found);
  }

  /** Whether nobody knows what machines would find. */
  boolean isUninspected() {
    return inspection != null && inspection.state() == Inspection.State.FAILED;
  }

  /** A form that was filled in. */
  record Filled(LocalText title, List<Value> values) {}

  /**
   * One of its values.
   *
   * @param name the field's path, such as {@code screenshots[2].image}
   * @param label what it is called
   * @param text as it is shown; a file's name where it is one
   * @param file where its file is; null when it is none
   * @param picture whether that is a picture
   * @param before what it was in the round before; null when it is unchanged, or this is the first
   */
  record Value(
      String name,
      LocalText label,
      String text,
      @Nullable String file,
      boolean picture,
      @Nullable String before) {}

  /**
   * A finding with what shows it.
   *
   * @param passages where it stands in a text
   * @param picture where it stands in a picture; null when it stands in none
   */
  record Evidence(
      String rule,
      LocalText title,
      Level level,
      Finding finding,
      List<Passage> passages,
      @Nullable Picture picture) {}

  /** A piece of a text, with what was found marked. */
  record Passage(String before, String marked, String after, String label) {}

  /** A picture with the parts that were found, in its pixels. */
  record Picture(String href, int width, int height, List<Finding.Quote.Region> regions) {}
}
