package dev.shangjia.probes.image;

import com.google.zxing.Binarizer;
import com.google.zxing.LuminanceSource;
import com.google.zxing.common.BitArray;
import com.google.zxing.common.BitMatrix;

/** Hands a picture that is black and white already to a reader that would make it so. */
final class Bits extends Binarizer {
  private final BitMatrix matrix;

  Bits(BitMatrix matrix) {
    super(new Nothing(matrix.getWidth(), matrix.getHeight()));
    this.matrix = matrix;
  }

  static BitMatrix piece(BitMatrix matrix, int left, int top, int width, int height) {
    BitMatrix piece = new BitMatrix(width, height);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        if (matrix.get(left + x, top + y)) {
          piece.set(x, y);
        }
      }
    }
    return piece;
  }

  @Override
  public BitArray getBlackRow(int y, BitArray row) {
    return matrix.getRow(y, row);
  }

  @Override
  public BitMatrix getBlackMatrix() {
    return matrix;
  }

  @Override
  public Binarizer createBinarizer(LuminanceSource source) {
    throw new UnsupportedOperationException("the picture is black and white already");
  }

  private static final class Nothing extends LuminanceSource {
    Nothing(int width, int height) {
      super(width, height);
    }

    @Override
    public byte[] getRow(int y, byte[] row) {
      throw new UnsupportedOperationException("the levels are not kept");
    }

    @Override
    public byte[] getMatrix() {
      throw new UnsupportedOperationException("the levels are not kept");
    }
  }
}
