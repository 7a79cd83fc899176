package dev.shangjia.probes.policytext;

import com.google.re2j.Pattern;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** What a file is written in, told by its content. */
enum TextFormat {
  HTML,
  MARKDOWN,
  TEXT,
  PDF,
  DOCX,
  /** Neither text nor a document whose text is read. */
  UNKNOWN;

  private static final int LOOKED_AT = 4_096;
  private static final byte[] PDF_MARK = "%PDF-".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] ZIP_MARK = {'P', 'K', 3, 4};
  private static final Pattern PAGE =
      Pattern.compile(
          "(?i)^\\s*(?:<\\?xml[^>]*>\\s*)?(?:<!--[^>]*-->\\s*)*<(?:!doctype html|html|head|body|meta|div|article|main|section|h[1-6]|p|table|title)\\b");
  private static final Pattern MARKDOWN_MARKS =
      Pattern.compile(
          "(?m)^#{1,6}\\s+\\S|^\\s*[-*+]\\s+\\S|\\*\\*[^*\\n]+\\*\\*|\\[[^\\]\\n]+\\]\\([^)\\n]+\\)|^\\s*\\|.*\\|\\s*$|^```|^>\\s");

  /** The name in facts. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A binary format by its first bytes, or {@link #UNKNOWN} for anything else. */
  static TextFormat binary(byte[] file) {
    int mark = indexOf(file, PDF_MARK, 1_024);
    if (mark >= 0) {
      return PDF;
    }
    return indexOf(file, ZIP_MARK, ZIP_MARK.length) == 0 ? DOCX : UNKNOWN;
  }

  /** A text's format. */
  static TextFormat of(String text) {
    String beginning = text.substring(0, Math.min(text.length(), LOOKED_AT));
    if (PAGE.matcher(beginning).find()) {
      return HTML;
    }
    return MARKDOWN_MARKS.matcher(text.substring(0, Math.min(text.length(), 4 * LOOKED_AT))).find()
        ? MARKDOWN
        : TEXT;
  }

  private static int indexOf(byte[] file, byte[] mark, int within) {
    for (int i = 0; i + mark.length <= Math.min(file.length, within + mark.length); i++) {
      if (Arrays.equals(file, i, i + mark.length, mark, 0, mark.length)) {
        return i;
      }
    }
    return -1;
  }
}
