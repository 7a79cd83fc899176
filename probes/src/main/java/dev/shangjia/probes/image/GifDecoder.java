package dev.shangjia.probes.image;

import java.util.Arrays;

/** Draws the first frame of a GIF on its screen. What the frame leaves free is transparent. */
final class GifDecoder {
  private static final int LONGEST = 4096;

  private final GifFile gif;
  private final GifFile.Frame frame;
  private final Deadline deadline;
  private final Pixels pixels;
  private final int[] colours = new int[256];
  private final int[] line;
  private int drawn;
  private int row;
  private int column;
  private int pass;

  private GifDecoder(GifFile gif, ImageLimits limits, Deadline deadline) throws PictureRefused {
    this.gif = gif;
    this.frame = gif.first();
    this.deadline = deadline;
    this.pixels = Pixels.blank(gif.width(), gif.height(), limits.step(gif.width(), gif.height()));
    this.line = new int[frame.width()];
    readColours();
  }

  static Pixels decode(GifFile gif, ImageLimits limits, Deadline deadline) throws PictureRefused {
    GifFile.Frame frame = gif.first();
    limits.refuseTooManyPixels(frame.width(), frame.height());
    GifDecoder decoder = new GifDecoder(gif, limits, deadline);
    decoder.drawFrame();
    return decoder.pixels;
  }

  private void readColours() {
    Arrays.fill(colours, 0xff000000);
    for (int i = 0; frame.colours() >= 0 && i < frame.colourCount(); i++) {
      int at = frame.colours() + 3 * i;
      byte[] file = gif.file();
      colours[i] =
          0xff000000 | (file[at] & 0xff) << 16 | (file[at + 1] & 0xff) << 8 | (file[at + 2] & 0xff);
    }
    if (frame.transparent() >= 0) {
      colours[frame.transparent()] = 0;
    }
  }

  private void drawFrame() throws PictureRefused {
    int total = frame.width() * frame.height();
    GifCodes codes = new GifCodes(gif.file(), frame.data());
    int clear = 1 << codes.startSize();
    int[] prefix = new int[LONGEST];
    byte[] last = new byte[LONGEST];
    byte[] first = new byte[LONGEST];
    byte[] stack = new byte[LONGEST + 1];
    for (int i = 0; i < clear; i++) {
      last[i] = (byte) i;
      first[i] = (byte) i;
    }
    int next = clear + 2;
    int previous = -1;
    while (drawn < total) {
      int code = codes.next(next);
      if (code == clear) {
        next = clear + 2;
        previous = -1;
        continue;
      }
      boolean known = code < clear || (code > clear + 1 && code < next);
      if (!known && (previous < 0 || code != next)) {
        throw new PictureRefused(Refusal.DAMAGED);
      }
      int depth = 0;
      int walk = code;
      if (!known) {
        stack[depth++] = first[previous];
        walk = previous;
      }
      while (walk >= clear) {
        stack[depth++] = last[walk];
        walk = prefix[walk];
      }
      stack[depth++] = (byte) walk;
      if (previous >= 0 && next < LONGEST) {
        prefix[next] = previous;
        last[next] = (byte) walk;
        first[next] = first[previous];
        next++;
      }
      previous = code;
      while (depth > 0 && drawn < total) {
        draw(stack[--depth] & 0xff);
      }
    }
  }

  private void draw(int index) throws PictureRefused {
    line[column] = colours[index];
    drawn++;
    if (++column == line.length) {
      keepLine();
      column = 0;
      row = frame.interlaced() ? nextInterlaced() : row + 1;
      deadline.check();
    }
  }

  private void keepLine() {
    int y = frame.y() + row;
    int step = pixels.step();
    if (y >= gif.height() || y % step != 0) {
      return;
    }
    int start = y / step * pixels.width();
    int columns = Math.min(line.length, gif.width() - frame.x());
    for (int i = 0; i < columns; i++) {
      int x = frame.x() + i;
      if (step == 1 || x % step == 0) {
        pixels.argb()[start + x / step] = line[i];
      }
    }
  }

  private int nextInterlaced() {
    int next = row + (pass == 0 ? 8 : 16 >> pass);
    while (next >= frame.height() && pass < 3) {
      pass++;
      next = 8 >> pass;
    }
    return next;
  }
}
