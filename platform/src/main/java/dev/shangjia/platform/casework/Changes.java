package dev.shangjia.platform.casework;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.inspection.Finding;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a dossier changed against an earlier one of the same app, or of the same organization.
 *
 * @param base what it is compared with
 * @param fields what changed in its forms
 * @param appeared findings that were not there before
 * @param gone findings that are no longer there
 */
record Changes(Base base, List<Field> fields, List<Finding> appeared, List<Finding> gone) {
  Changes {
    fields = List.copyOf(fields);
    appeared = List.copyOf(appeared);
    gone = List.copyOf(gone);
  }

  boolean isEmpty() {
    return fields.isEmpty() && appeared.isEmpty() && gone.isEmpty();
  }

  /**
   * What a dossier is compared with.
   *
   * @param kind why with that
   * @param caseId in which case it was handed in
   * @param name what it was about
   * @param at when that was decided, or handed in
   */
  record Base(Kind kind, CaseId caseId, String name, Instant at) {
    /** Why something is what a dossier is compared with. */
    enum Kind {
      /** It is what was approved last. */
      APPROVED("approved"),
      /** Nothing was approved yet: it is what was handed in last. */
      HANDED_IN("handedIn");

      private final String code;

      Kind(String code) {
        this.code = code;
      }

      /** Its name in the words of pages. */
      String code() {
        return code;
      }
    }
  }

  /**
   * A value that changed.
   *
   * @param form what its form is called
   * @param label what it is called
   * @param name its path, such as {@code screenshots[2].image}
   * @param pieces the texts word by word; none of files
   * @param before the file that it named; null for none
   * @param after the file that it names; null for none
   */
  record Field(
      LocalText form,
      LocalText label,
      String name,
      List<TextDiff.Piece> pieces,
      @Nullable NamedFile before,
      @Nullable NamedFile after) {
    Field {
      pieces = List.copyOf(pieces);
    }

    /** Whether there are pictures to be looked at side by side. */
    boolean isPicture() {
      return (before != null && before.picture()) || (after != null && after.picture());
    }

    boolean isFile() {
      return before != null || after != null;
    }
  }

  /**
   * A file that a value names.
   *
   * @param href where it is
   * @param picture whether browsers show it
   * @param sha256 of its content, in hexadecimal
   */
  record NamedFile(String name, String href, boolean picture, String sha256, long bytes) {}
}
