package dev.shangjia.probes.image;

import java.util.Optional;

/**
 * The background of a picture: one colour, or one that changes evenly from place to place, as a
 * gradient or a glow. Each channel is a polynomial of second degree in x and y, fitted to the edge
 * of the plate first and then to all that it explains.
 */
final class Ground {
  private static final int TERMS = 6;
  private static final int ROUNDS = 5;
  private static final int TOLERANCE = 24;
  private static final double LEAST_SHARE_OF_EDGE = 0.6;
  private static final int POINTS = 12_000;

  private final double[][] channels;
  private final double middleX;
  private final double middleY;
  private final double unit;

  private Ground(double[][] channels, Pixels pixels) {
    this.channels = channels;
    this.middleX = pixels.width() / 2.0;
    this.middleY = pixels.height() / 2.0;
    this.unit = Math.max(pixels.width(), pixels.height()) / 2.0;
  }

  /** The background of a plate; empty when its edge has no even colour. */
  static Optional<Ground> of(Pixels pixels, Plate plate) {
    int every = (int) Math.ceil(Math.sqrt((double) pixels.argb().length / POINTS));
    double band = Math.max(2.0 * every, Math.min(plate.width(), plate.height()) * 0.05);
    Ground ground = new Ground(new double[3][TERMS], pixels);
    for (int round = 0; round < ROUNDS; round++) {
      boolean edgeOnly = round < 2;
      Ground known = ground;
      boolean first = round == 0;
      Fit fit = new Fit();
      int edge = 0;
      for (int y = 0; y < pixels.height(); y += every) {
        for (int x = 0; x < pixels.width(); x += every) {
          if (!plate.contains(x, y, 1.5) || (edgeOnly && plate.contains(x, y, 1.5 + band))) {
            continue;
          }
          edge++;
          int colour = pixels.at(x, y);
          if (first || known.distance(x, y, colour) <= TOLERANCE * (round == 1 ? 2 : 1)) {
            fit.add(ground.place(x, y), colour);
          }
        }
      }
      if (fit.count < TERMS || (edgeOnly && !first && fit.count < LEAST_SHARE_OF_EDGE * edge)) {
        return Optional.empty();
      }
      ground = new Ground(fit.solve(), pixels);
    }
    return Optional.of(ground);
  }

  /** How far a colour is from the ground's at a place, 0 to 255. */
  int distance(int x, int y, int colour) {
    double u = (x - middleX) / unit;
    double v = (y - middleY) / unit;
    double red = Math.abs((colour >> 16 & 0xff) - level(0, u, v));
    double green = Math.abs((colour >> 8 & 0xff) - level(1, u, v));
    double blue = Math.abs((colour & 0xff) - level(2, u, v));
    return (int) Math.min(255, Math.max(red, Math.max(green, blue)));
  }

  /** The ground's colour at a place. */
  int colour(int x, int y) {
    double u = (x - middleX) / unit;
    double v = (y - middleY) / unit;
    int colour = 0xff;
    for (int channel = 0; channel < 3; channel++) {
      colour = colour << 8 | Math.clamp(Math.round(level(channel, u, v)), 0, 255);
    }
    return colour;
  }

  private double level(int channel, double u, double v) {
    double[] c = channels[channel];
    return c[0] + c[1] * u + c[2] * v + c[3] * u * u + c[4] * u * v + c[5] * v * v;
  }

  private double[] place(int x, int y) {
    double u = (x - middleX) / unit;
    double v = (y - middleY) / unit;
    return new double[] {1, u, v, u * u, u * v, v * v};
  }

  /** Least squares by the normal equations. */
  private static final class Fit {
    int count;
    private final double[][] products = new double[TERMS][TERMS];
    private final double[][] sums = new double[3][TERMS];

    void add(double[] place, int colour) {
      count++;
      for (int i = 0; i < TERMS; i++) {
        for (int j = 0; j <= i; j++) {
          products[i][j] += place[i] * place[j];
        }
        sums[0][i] += place[i] * (colour >> 16 & 0xff);
        sums[1][i] += place[i] * (colour >> 8 & 0xff);
        sums[2][i] += place[i] * (colour & 0xff);
      }
    }

    /**
     * By Cholesky's method; a little is added to the diagonal so that a thin ring has an answer.
     */
    double[][] solve() {
      double[][] lower = new double[TERMS][TERMS];
      for (int i = 0; i < TERMS; i++) {
        for (int j = 0; j <= i; j++) {
          double value = products[i][j] + (i == j ? 1e-6 * count : 0);
          for (int k = 0; k < j; k++) {
            value -= lower[i][k] * lower[j][k];
          }
          lower[i][j] = i == j ? Math.sqrt(Math.max(value, 1e-12)) : value / lower[j][j];
        }
      }
      double[][] solved = new double[3][];
      for (int channel = 0; channel < 3; channel++) {
        solved[channel] = solve(lower, sums[channel]);
      }
      return solved;
    }

    private static double[] solve(double[][] lower, double[] right) {
      double[] result = right.clone();
      for (int i = 0; i < TERMS; i++) {
        for (int k = 0; k < i; k++) {
          result[i] -= lower[i][k] * result[k];
        }
        result[i] /= lower[i][i];
      }
      for (int i = TERMS - 1; i >= 0; i--) {
        for (int k = i + 1; k < TERMS; k++) {
          result[i] -= lower[k][i] * result[k];
        }
        result[i] /= lower[i][i];
      }
      return result;
    }
  }
}
