package dev.shangjia.probes.policytext;

import dev.shangjia.probes.pdf.PdfFile;
import dev.shangjia.probes.pdf.PdfText;
import dev.shangjia.probes.pdf.TooComplexException;
import java.io.IOException;

/** Lines of a PDF's text; none for a locked, a damaged or a scanned one. */
final class PdfPolicy {
  private PdfPolicy() {}

  static void read(byte[] file, TextLimits limits, TextLines lines) throws TextRefused {
    try {
      PdfText text =
          PdfFile.read(
              file,
              limits.maxUnpackedBytes(),
              document -> PdfText.of(document, limits.maxPages(), limits.maxCharacters() * 4));
      lines.paragraph(Unwrapping.of(text.text().lines().toList()));
    } catch (TooComplexException e) {
      throw new TextRefused(Refusal.TOO_COMPLEX);
    } catch (IOException lockedOrDamaged) {
      lines.paragraph("");
    }
  }
}
