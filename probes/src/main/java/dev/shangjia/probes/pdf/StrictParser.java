package dev.shangjia.probes.pdf;

import java.io.IOException;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdfparser.PDFParser;

/**
 * Parses a PDF, and refuses streams that are packed more than once: what comes between is in the
 * parser's memory, where no meter sees it. No program that writes documents packs twice.
 */
final class StrictParser extends PDFParser {
  private static final Set<String> PACKERS =
      Set.of("FlateDecode", "Fl", "LZWDecode", "LZW", "RunLengthDecode", "RL");

  private final UnpackingMeter meter;

  StrictParser(byte[] file, UnpackingMeter meter) throws IOException {
    super(new MeteredSource(file, meter), "", null, null, meter::buffers);
    this.meter = meter;
  }

  @Override
  protected COSStream parseCOSStream(COSDictionary dictionary) throws IOException {
    if (isPackedTwice(dictionary.getItem(COSName.FILTER))) {
      meter.refuse();
    }
    COSName type = dictionary.getCOSName(COSName.TYPE);
    meter.nextHoldsObjects(COSName.OBJ_STM.equals(type) || COSName.XREF.equals(type));
    return super.parseCOSStream(dictionary);
  }

  /** A filter that is named elsewhere, where it could change, counts as two. */
  private static boolean isPackedTwice(COSBase filters) {
    int packers = 0;
    if (filters instanceof COSArray several) {
      for (COSBase filter : several) {
        packers += packers(filter);
      }
      return packers > 1;
    }
    return packers(filters) > 1;
  }

  private static int packers(COSBase filter) {
    return switch (filter) {
      case null -> 0;
      case COSName name -> PACKERS.contains(name.getName()) ? 1 : 0;
      default -> 2;
    };
  }
}
