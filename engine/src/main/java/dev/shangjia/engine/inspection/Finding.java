package dev.shangjia.engine.inspection;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.rulebook.Level;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a rule found.
 *
 * @param fingerprint the same for the same finding of the same rule at the same field and item,
 *     over edits elsewhere; hexadecimal
 * @param evidenceHash hash of the value that was flagged; hexadecimal
 * @param kind what the finding says
 * @param level how grave it is, after enforcement
 * @param place where it is
 * @param message what is wrong
 * @param fix what to do about it, or null
 * @param quotes what was found in a text or a picture, in order
 * @param facts the facts that the check read, with their values, in order
 */
public record Finding(
    String fingerprint,
    String evidenceHash,
    Kind kind,
    Level level,
    Place place,
    LocalText message,
    @Nullable LocalText fix,
    List<Quote> quotes,
    List<FactRead> facts) {

  /** What a finding says. */
  public enum Kind {
    /** The rule is broken. */
    VIOLATION("violation"),
    /** Evidence for a person who decides. */
    EVIDENCE("evidence"),
    /** The rule could not be checked. */
    COULD_NOT_CHECK("could-not-check");

    private final String code;

    Kind(String code) {
      this.code = code;
    }

    /** The name used in reports. */
    public String code() {
      return code;
    }
  }

  /**
   * Where a finding is.
   *
   * @param pointer JSON pointer into the dossier's forms, such as {@code /listing/screenshots/2}
   * @param file the path of the file it speaks of, or null
   */
  public record Place(String pointer, @Nullable String file) {}

  /** What was found, with its exact place. */
  public sealed interface Quote {

    /** What it says. */
    String text();

    /**
     * A piece of the text at the finding's place.
     *
     * @param text the piece as it stands there
     * @param start its first code point, from 0
     * @param end the code point after its last
     * @param label why it was found; blank for none
     */
    record Passage(String text, int start, int end, String label) implements Quote {}

    /**
     * A part of the picture at the finding's place, in its pixels.
     *
     * @param text what was read there; blank for none
     */
    record Region(String text, int x, int y, int width, int height) implements Quote {}

    /**
     * Another thing of the dossier that the finding speaks of, such as the second of two equal
     * pictures, or a name of the platform's that is too much like this one.
     *
     * @param text its file or its words
     * @param pointer where it stands in the dossier's forms; blank when it stands elsewhere
     */
    record Item(String text, String pointer) implements Quote {}

    /**
     * A picture that a probe took of what the finding speaks of; the regions of the finding are
     * parts of it. It is kept beside the facts, and the finding holds without it.
     *
     * @param text what it shows, such as {@code sidebar}
     * @param sha256 of the PNG file, in lower-case hexadecimal
     */
    record Picture(String text, String sha256) implements Quote {}

    /**
     * A document that would help, because it is missing.
     *
     * @param text its kind, as the matrix has it
     * @param title what the kind is called
     */
    record Document(String text, LocalText title) implements Quote {}
  }

  /**
   * A fact that the check read.
   *
   * @param name as the rule reads it, such as {@code listing.logo.width}
   * @param value as JSON, cut to 200 code points
   */
  public record FactRead(String name, String value) {}

  public Finding {
    quotes = List.copyOf(quotes);
    facts = List.copyOf(facts);
  }
}
