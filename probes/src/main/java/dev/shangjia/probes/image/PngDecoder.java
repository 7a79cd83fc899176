package dev.shangjia.probes.image;

import java.util.Iterator;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Decodes a PNG row by row into the pixels that are kept, so that a picture of 50 megapixels never
 * lies in memory as a whole, a deadline is met, and what a truncated file still holds is shown.
 * ImageIO's reader does none of these; it also takes twice the time.
 */
final class PngDecoder {
  private static final int[][] ADAM7 = {
    {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
  };
  private static final int[][] WHOLE = {{0, 0, 1, 1}};

  private final PngFile png;
  private final Deadline deadline;
  private final Pixels pixels;
  private final PngColours colours;
  private final Iterator<PngFile.Range> blocks;

  private PngDecoder(PngFile png, ImageLimits limits, Deadline deadline) {
    this.png = png;
    this.deadline = deadline;
    this.pixels = Pixels.blank(png.width(), png.height(), limits.step(png.width(), png.height()));
    this.colours = new PngColours(png);
    this.blocks = png.imageBlocks().iterator();
  }

  /**
   * The picture.
   *
   * @throws PictureRefused damaged, when rows are missing or corrupt
   */
  static Pixels decode(PngFile png, ImageLimits limits, Deadline deadline) throws PictureRefused {
    Inflater inflater = new Inflater();
    try {
      PngDecoder decoder = new PngDecoder(png, limits, deadline);
      for (int[] pass : png.interlaced() ? ADAM7 : WHOLE) {
        decoder.decodePass(inflater, pass[0], pass[1], pass[2], pass[3]);
      }
      return decoder.pixels;
    } catch (DataFormatException e) {
      throw new PictureRefused(Refusal.DAMAGED);
    } finally {
      inflater.end();
    }
  }

  private void decodePass(Inflater inflater, int x0, int y0, int dx, int dy)
      throws PictureRefused, DataFormatException {
    int columns = (png.width() - x0 + dx - 1) / dx;
    int rows = (png.height() - y0 + dy - 1) / dy;
    if (columns <= 0 || rows <= 0) {
      return;
    }
    int bitsPerPixel = png.bitDepth() * png.samples();
    int rowBytes = Math.toIntExact(((long) columns * bitsPerPixel + 7) / 8);
    int back = Math.max(1, bitsPerPixel / 8);
    byte[] previous = new byte[rowBytes + 1];
    byte[] current = new byte[rowBytes + 1];
    int[] line = new int[columns];
    for (int row = 0; row < rows; row++) {
      fill(inflater, current);
      PngFilter.undo(current, previous, back);
      int y = y0 + row * dy;
      if (y % pixels.step() == 0) {
        colours.expand(current, line);
        keep(line, x0, dx, y / pixels.step());
      }
      byte[] swap = previous;
      previous = current;
      current = swap;
      if ((row & 15) == 0) {
        deadline.check();
      }
    }
  }

  private void keep(int[] line, int x0, int dx, int y) {
    int start = y * pixels.width();
    int step = pixels.step();
    if (dx == 1 && step == 1) {
      System.arraycopy(line, 0, pixels.argb(), start, line.length);
      return;
    }
    for (int i = 0; i < line.length; i++) {
      int x = x0 + i * dx;
      if (x % step == 0) {
        pixels.argb()[start + x / step] = line[i];
      }
    }
  }

  private void fill(Inflater inflater, byte[] row) throws PictureRefused, DataFormatException {
    int filled = 0;
    while (filled < row.length) {
      int count = inflater.inflate(row, filled, row.length - filled);
      filled += count;
      if (count == 0) {
        if (inflater.finished() || inflater.needsDictionary() || !blocks.hasNext()) {
          throw new PictureRefused(Refusal.DAMAGED);
        }
        PngFile.Range block = blocks.next();
        inflater.setInput(png.file(), block.from(), block.length());
      }
    }
  }
}
