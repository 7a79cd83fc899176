package dev.shangjia.probes.image;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Finds QR codes, dark on light and light on dark: first on a copy of at most a megapixel, then,
 * when nothing was found, larger (codes of few pixels in a large picture) or enlarged (codes that
 * fill a small picture).
 */
final class QrCodes {
  private static final int LARGER = 2_600_000;
  private static final int SMALL = 260;
  private static final int QUIET_ZONE = 8;

  /**
   * With more finder patterns than this in one piece, trying all triples of them takes too long.
   */
  private static final int MOST_PATTERNS = 60;

  private static final int SMALLEST_PIECE = 64;
  private static final Map<DecodeHintType, ?> HINTS = Map.of(DecodeHintType.TRY_HARDER, true);

  private final Deadline deadline;

  private QrCodes(Deadline deadline) {
    this.deadline = deadline;
  }

  /**
   * The codes from top to bottom; one that a copy shows twice is given once.
   *
   * @param copy of the picture, at most a megapixel
   */
  static List<QrCode> in(Greys greys, Greys copy, Deadline deadline) throws PictureRefused {
    QrCodes search = new QrCodes(deadline);
    List<QrCode> codes = search.in(copy);
    if (codes.isEmpty() && greys.levels().length > 1.2 * copy.levels().length) {
      codes = search.in(greys.atMost(LARGER));
    }
    if (codes.isEmpty() && Math.max(greys.width(), greys.height()) <= SMALL) {
      codes = search.in(enlarged(greys, 3));
    }
    return codes;
  }

  /** Codes that reach the edge lack the quiet zone that finders look for: it is put around. */
  private static Greys enlarged(Greys greys, int times) {
    int width = greys.width() * times + 2 * QUIET_ZONE;
    int height = greys.height() * times + 2 * QUIET_ZONE;
    byte[] levels = new byte[width * height];
    for (int y = 0; y < height; y++) {
      int sourceY = Math.clamp((y - QUIET_ZONE) / times, 0, greys.height() - 1);
      for (int x = 0; x < width; x++) {
        boolean outside =
            Math.min(x, y) < QUIET_ZONE || x >= width - QUIET_ZONE || y >= height - QUIET_ZONE;
        int sourceX = Math.clamp((x - QUIET_ZONE) / times, 0, greys.width() - 1);
        levels[y * width + x] = (byte) (outside ? 255 : greys.at(sourceX, sourceY));
      }
    }
    return new Greys(levels, width, height, greys.scale() / times);
  }

  private List<QrCode> in(Greys greys) throws PictureRefused {
    int width = greys.width();
    int height = greys.height();
    var source =
        new PlanarYUVLuminanceSource(greys.levels(), width, height, 0, 0, width, height, false);
    List<QrCode> codes = new ArrayList<>();
    try {
      BitMatrix dark = new HybridBinarizer(source).getBlackMatrix();
      search(dark, 0, 0, greys.scale(), codes);
      BitMatrix light = dark.clone();
      light.flip();
      search(light, 0, 0, greys.scale(), codes);
    } catch (NotFoundException withoutContrast) {
      return List.of();
    }
    codes.sort(Comparator.comparingInt(QrCode::y).thenComparingInt(QrCode::x));
    return codes;
  }

  private void search(BitMatrix matrix, int left, int top, double scale, List<QrCode> codes)
      throws PictureRefused {
    deadline.check();
    boolean divisible = Math.min(matrix.getWidth(), matrix.getHeight()) >= 2 * SMALLEST_PIECE;
    if (divisible && FinderPatterns.count(matrix) > MOST_PATTERNS) {
      int halfWidth = matrix.getWidth() / 2;
      int halfHeight = matrix.getHeight() / 2;
      for (int part = 0; part < 4; part++) {
        int x = part % 2 * halfWidth;
        int y = part / 2 * halfHeight;
        BitMatrix piece = Bits.piece(matrix, x, y, halfWidth, halfHeight);
        search(piece, left + x, top + y, scale, codes);
      }
      return;
    }
    try {
      BinaryBitmap bitmap = new BinaryBitmap(new Bits(matrix));
      for (Result result : new QRCodeMultiReader().decodeMultiple(bitmap, HINTS)) {
        add(result, matrix, left, top, scale, codes);
      }
    } catch (NotFoundException none) {
      // The usual case.
    }
  }

  private static void add(
      Result result, BitMatrix matrix, int left, int top, double scale, List<QrCode> codes) {
    var box = FinderPatterns.around(result.getResultPoints(), matrix);
    int x = (int) Math.round((left + box.x()) * scale);
    int y = (int) Math.round((top + box.y()) * scale);
    int width = (int) Math.round(box.width() * scale);
    int height = (int) Math.round(box.height() * scale);
    QrCode code = new QrCode(result.getText(), Math.max(0, x), Math.max(0, y), width, height);
    boolean known =
        codes.stream()
            .anyMatch(
                other ->
                    other.text().equals(code.text())
                        && Math.abs(other.x() - code.x()) < width / 2
                        && Math.abs(other.y() - code.y()) < height / 2);
    if (!known) {
      codes.add(code);
    }
  }
}
