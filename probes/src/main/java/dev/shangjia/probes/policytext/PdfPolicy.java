package dev.shangjia.probes.policytext;

import dev.shangjia.probes.pdf.PackedStreams;
import dev.shangjia.probes.pdf.PdfText;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Lines of a PDF's text; none for a locked, a damaged or a scanned one. */
final class PdfPolicy {
  private PdfPolicy() {}

  static void read(byte[] file, TextLimits limits, TextLines lines) throws TextRefused {
    if (PackedStreams.unpacksToMoreThan(file, limits.maxUnpackedBytes())) {
      throw new TextRefused(Refusal.TOO_COMPLEX);
    }
    try (PDDocument document = Loader.loadPDF(file)) {
      var text = PdfText.of(document, limits.maxPages(), limits.maxCharacters() * 4);
      lines.paragraph(Unwrapping.of(text.text().lines().toList()));
    } catch (IOException lockedOrDamaged) {
      lines.paragraph("");
    }
  }
}
