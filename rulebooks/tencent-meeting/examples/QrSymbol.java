import java.nio.charset.StandardCharsets;

/**
 * A QR code of version 2, level L: up to 32 bytes in 25 x 25 modules. The examples draw it where
 * one must not be.
 */
final class QrSymbol {
  static final int SIZE = 25;
  private static final int DATA = 34;
  private static final int CHECK = 10;

  /** Level L with mask 0, as the standard tabulates it. */
  private static final int FORMAT = 0b111011111000100;

  private final boolean[][] dark = new boolean[SIZE][SIZE];
  private final boolean[][] fixed = new boolean[SIZE][SIZE];

  private QrSymbol() {}

  /** The modules that are dark, by row and column. */
  static boolean[][] of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > DATA - 2) {
      throw new IllegalArgumentException(bytes.length + " bytes; at most 32 fit");
    }
    var symbol = new QrSymbol();
    symbol.drawPatterns();
    symbol.drawFormat();
    symbol.drawBits(withCheck(codewords(bytes)));
    return symbol.dark;
  }

  private static int[] codewords(byte[] bytes) {
    var bits = new StringBuilder("0100").append(binary(bytes.length, 8));
    for (byte b : bytes) {
      bits.append(binary(b & 0xFF, 8));
    }
    bits.append("0000");
    while (bits.length() % 8 != 0) {
      bits.append('0');
    }
    int[] words = new int[DATA + CHECK];
    for (int i = 0; i < DATA; i++) {
      words[i] =
          i * 8 < bits.length()
              ? Integer.parseInt(bits.substring(i * 8, i * 8 + 8), 2)
              : (i - bits.length() / 8) % 2 == 0 ? 0xEC : 0x11;
    }
    return words;
  }

  private static String binary(int value, int width) {
    return String.format("%" + width + "s", Integer.toBinaryString(value)).replace(' ', '0');
  }

  /** Appends the Reed-Solomon remainder. */
  private static int[] withCheck(int[] words) {
    int[] generator = {1};
    for (int i = 0, root = 1; i < CHECK; i++, root = times(root, 2)) {
      int[] next = new int[generator.length + 1];
      for (int j = 0; j < generator.length; j++) {
        next[j] ^= generator[j];
        next[j + 1] ^= times(generator[j], root);
      }
      generator = next;
    }
    int[] rest = words.clone();
    for (int i = 0; i < DATA; i++) {
      int factor = rest[i];
      for (int j = 0; j < generator.length; j++) {
        rest[i + j] ^= times(generator[j], factor);
      }
    }
    System.arraycopy(rest, DATA, words, DATA, CHECK);
    return words;
  }

  private static int times(int a, int b) {
    int product = 0;
    for (int left = a, right = b; right > 0; right >>= 1) {
      product ^= (right & 1) * left;
      left = (left << 1) ^ ((left >> 7) * 0x11D);
    }
    return product;
  }

  private void set(int row, int column, boolean isDark) {
    dark[row][column] = isDark;
    fixed[row][column] = true;
  }

  private void drawPatterns() {
    for (int i = 0; i < SIZE; i++) {
      set(6, i, i % 2 == 0);
      set(i, 6, i % 2 == 0);
    }
    drawRings(3, 3, 4);
    drawRings(3, SIZE - 4, 4);
    drawRings(SIZE - 4, 3, 4);
    drawRings(18, 18, 2);
  }

  private void drawRings(int row, int column, int reach) {
    for (int y = -reach; y <= reach; y++) {
      for (int x = -reach; x <= reach; x++) {
        int distance = Math.max(Math.abs(x), Math.abs(y));
        boolean inside = row + y >= 0 && row + y < SIZE && column + x >= 0 && column + x < SIZE;
        if (inside) {
          set(row + y, column + x, reach == 2 ? distance != 1 : distance != 2 && distance != 4);
        }
      }
    }
  }

  private void drawFormat() {
    for (int i = 0; i < 15; i++) {
      boolean bit = ((FORMAT >> (14 - i)) & 1) == 1;
      if (i < 6) {
        set(8, i, bit);
      } else if (i < 8) {
        set(8, i + 1, bit);
      } else if (i == 8) {
        set(7, 8, bit);
      } else {
        set(14 - i, 8, bit);
      }
      if (i < 7) {
        set(SIZE - 1 - i, 8, bit);
      } else {
        set(8, SIZE - 15 + i, bit);
      }
    }
    set(SIZE - 8, 8, true);
  }

  private void drawBits(int[] words) {
    int bit = 0;
    for (int right = SIZE - 1; right > 0; right -= 2) {
      if (right == 6) {
        right = 5;
      }
      boolean up = ((right + 1) & 2) == 0;
      for (int step = 0; step < SIZE; step++) {
        int row = up ? SIZE - 1 - step : step;
        for (int column = right; column > right - 2; column--) {
          if (!fixed[row][column]) {
            boolean isDark = bit < words.length * 8 && ((words[bit / 8] >> (7 - bit % 8)) & 1) == 1;
            dark[row][column] = isDark ^ ((row + column) % 2 == 0);
            bit++;
          }
        }
      }
    }
  }
}
