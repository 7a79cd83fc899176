package dev.shangjia.probes.image;

import tools.jackson.databind.node.ObjectNode;

/** Names what was seen of a picture, as the catalogue of facts has it. */
final class RasterFacts {
  private static final int WHITE = 255;
  private static final int MEGAPIXEL = 1_000_000;

  private RasterFacts() {}

  static void putHeader(PictureHeader header, ObjectNode facts) {
    facts.put("width", header.width());
    facts.put("height", header.height());
    facts.put("frames", header.frames());
    facts.put("animated", header.animated());
    facts.put("alphaChannel", header.alphaChannel());
    facts.put("trailingBytes", header.trailingBytes());
    facts.putArray("activeContent");
  }

  static void putContent(PictureHeader header, Pixels pixels, Deadline deadline, ObjectNode facts)
      throws PictureRefused {
    Tones tones = Tones.of(pixels);
    facts.put("transparentShare", rounded(tones.transparentShare(), 4));
    facts.put("dominantShare", rounded(tones.dominantShare(), 4));
    Greys greys = Greys.of(pixels, WHITE);
    deadline.check();
    facts.put("fingerprint", Fingerprints.of(pixels, greys, tones, header));
    deadline.check();
    Greys copy = greys.atMost(MEGAPIXEL);
    facts.put("sharpness", rounded(Sharpness.of(copy), 1));
  }

  private static double rounded(double value, int places) {
    double power = Math.pow(10, places);
    return Math.round(value * power) / power;
  }
}
