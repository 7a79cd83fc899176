package dev.shangjia.platform.casework;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.inspection.Finding;
import dev.shangjia.engine.rulebook.Level;
import dev.shangjia.platform.inspections.Inspection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was handed in, what changed in it, and what machines found.
 *
 * @param caseId of which case
 * @param round how many times something was handed in
 * @param again whether its values stand beside those of the round before
 * @param inspection how far the inspection is; null when none was ordered
 * @param forms what the forms say
 * @param found what machines decide alone and found, the gravest first
 * @param evidence what shows each finding, by its fingerprint; also those that people judge
 * @param changes what it changed against an earlier case; null when there is none
 */
record HandedIn(
    CaseId caseId,
    int round,
    boolean again,
    @Nullable Inspection inspection,
    List<Filled> forms,
    List<Evidence> found,
    Map<String, Evidence> evidence,
    @Nullable Changes changes) {
  HandedIn {
    forms = List.copyOf(forms);
    found = List.copyOf(found);
    evidence = Map.copyOf(evidence);
  }

  /** Whether nobody knows what machines would find. */
  boolean isUninspected() {
    return inspection != null && inspection.state() == Inspection.State.FAILED;
  }

  /** What shows a finding; null when nothing is known of it any more. */
  @Nullable Evidence evidenceOf(Finding one) {
    return evidence.get(one.fingerprint());
  }

  /** A form that was filled in. */
  record Filled(LocalText title, List<Value> values) {}

  /**
   * One of its values.
   *
   * @param name the field's path, such as {@code screenshots[2].image}
   * @param label what it is called
   * @param item what the item of a list is called that it belongs to; null for none
   * @param text as it is shown, a file's name where it is one; null when nothing is there any more
   * @param file where its file is; null when it is none
   * @param picture whether that is a picture
   * @param before what it was before; null when it is unchanged or compared with nothing
   */
  record Value(
      String name,
      LocalText label,
      @Nullable LocalText item,
      @Nullable LocalText text,
      @Nullable String file,
      boolean picture,
      @Nullable LocalText before) {
    /** Whether it is a further value of the same list as another one. */
    boolean goesOn(@Nullable Value other) {
      return other != null && name.endsWith("]") && list().equals(other.list());
    }

    /** Whether it belongs to the same item of a list as another one, or both to none. */
    boolean isBeside(@Nullable Value other) {
      return other == null ? item == null : Objects.equals(item, other.item);
    }

    /** Whether it is the address of a page. */
    boolean isAddress() {
      return file == null && text != null && text.en().matches("https?://\\S+");
    }

    private String list() {
      return name.replaceAll("\\[[0-9]+]$", "[]");
    }
  }

  /**
   * A finding with what shows it.
   *
   * @param passages where it stands in a text
   * @param pictures where it stands in pictures: in one of the dossier, or in those of a page
   * @param waivedUntil until when it does not count; null when it counts
   */
  record Evidence(
      String rule,
      LocalText title,
      Level level,
      Finding finding,
      List<Passage> passages,
      List<Picture> pictures,
      @Nullable Instant waivedUntil) {
    Evidence {
      passages = List.copyOf(passages);
      pictures = List.copyOf(pictures);
    }
  }

  /** A piece of a text, with what was found marked. */
  record Passage(String before, String marked, String after, String label) {}

  /**
   * A picture with the parts that were found, in its pixels.
   *
   * @param name what it shows
   */
  record Picture(
      String href, String name, int width, int height, List<Finding.Quote.Region> regions) {}
}
