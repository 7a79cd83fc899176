package dev.shangjia.probes.image;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Names what was seen of a picture, as the catalogue of facts has it. */
final class RasterFacts {
  private static final int WHITE = 255;
  private static final int MEGAPIXEL = 1_000_000;

  /**
   * Up to this side every pixel is looked at for corners and subject; a coarse copy does beyond.
   */
  private static final int LOGO_SIDE = 512;

  private static final int COARSE_SIDE = 384;

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
    facts.put("colouredShare", rounded(tones.colouredShare(), 4));
    facts.put("redShare", rounded(tones.redShare(), 4));
    Greys greys = Greys.of(pixels, WHITE);
    deadline.check();
    Greys copy = greys.atMost(MEGAPIXEL);
    facts.put("fingerprint", Fingerprints.of(pixels, copy, tones, header));
    deadline.check();
    facts.put("sharpness", rounded(Sharpness.of(copy), 1));
    Edges edges = Edges.of(greys);
    edges.width().ifPresent(width -> facts.put("edgeWidth", rounded(width, 2)));
    edges.stretch().ifPresent(stretch -> facts.put("stretch", rounded(stretch, 2)));
    deadline.check();
    putBars(Bars.of(pixels), facts);
    deadline.check();
    boolean small = Math.max(pixels.width(), pixels.height()) <= LOGO_SIDE;
    putFigure(header, small ? pixels : Samples.of(pixels, COARSE_SIDE), facts);
    deadline.check();
    putQrCodes(QrCodes.in(greys, copy, deadline), facts);
  }

  private static void putFigure(PictureHeader header, Pixels pixels, ObjectNode facts) {
    Optional<Plate> plate = Plates.in(pixels);
    plate.ifPresent(
        found -> {
          facts.put("cornerRadius", rounded(found.radius() * pixels.step(), 1));
          ArrayNode radii = facts.putArray("cornerRadii");
          for (double radius : found.radii()) {
            radii.add(rounded(radius * pixels.step(), 1));
          }
        });
    Subject.in(pixels, plate)
        .ifPresent(
            subject -> {
              int width = Math.min(subject.width(), header.width());
              int height = Math.min(subject.height(), header.height());
              double across = (double) width / header.width();
              double down = (double) height / header.height();
              facts.put("subjectWidth", width);
              facts.put("subjectHeight", height);
              facts.put("subjectShare", rounded(Math.max(across, down), 3));
              facts.put("contrast", rounded(subject.contrast(), 2));
            });
  }

  private static void putBars(Bars bars, ObjectNode facts) {
    facts
        .putObject("padding")
        .put("left", bars.left())
        .put("top", bars.top())
        .put("right", bars.right())
        .put("bottom", bars.bottom());
    facts.put("letterboxed", bars.letterboxed());
    facts.put("borderWidth", bars.border());
  }

  private static void putQrCodes(List<QrCode> codes, ObjectNode facts) {
    ArrayNode list = facts.putArray("qrCodes");
    for (QrCode code : codes) {
      list.addObject()
          .put("text", code.text())
          .put("x", code.x())
          .put("y", code.y())
          .put("width", code.width())
          .put("height", code.height());
    }
  }

  private static double rounded(double value, int places) {
    double power = Math.pow(10, places);
    return Math.round(value * power) / power;
  }
}
