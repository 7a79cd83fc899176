package dev.shangjia.engine.inspection.report;

import dev.shangjia.engine.SourcePlace;
import dev.shangjia.engine.inspection.Finding;
import dev.shangjia.engine.inspection.Finding.Quote;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The places of findings as SARIF has them: the line of the dossier where it is known, else the
 * file; the JSON pointer as logical location.
 *
 * @param options where the dossier's values stand, and the pictures that probes took
 */
record SarifPlaces(ReportOptions options) {
  private static final String UNRESERVED = "-._~/";

  /** The one location of a finding. */
  ArrayNode locations(Finding finding) {
    ArrayNode locations = JsonTree.array();
    ObjectNode location = locations.addObject();
    String pointer = finding.place().pointer();
    Optional<SourcePlace> place = options.sources().place(pointer);
    String file = finding.place().file();
    if (place.isPresent()) {
      ObjectNode physical = artifact(place.get().file());
      physical
          .putObject("region")
          .put("startLine", place.get().line())
          .put("startColumn", place.get().column());
      location.set("physicalLocation", physical);
    } else if (file != null) {
      location.set("physicalLocation", artifact(file));
    }
    location
        .putArray("logicalLocations")
        .addObject()
        .put("fullyQualifiedName", Neutral.TEXT.prose(pointer.isEmpty() ? "/" : pointer))
        .put("kind", "member");
    return locations;
  }

  /** The file a finding speaks of, when its location is the line that names the file. */
  ArrayNode related(Finding finding) {
    ArrayNode related = JsonTree.array();
    String file = finding.place().file();
    if (file != null && options.sources().place(finding.place().pointer()).isPresent()) {
      related.addObject().put("id", 1).set("physicalLocation", artifact(file));
    }
    return related;
  }

  /** The pictures that the finding speaks of, with the parts of them that were found. */
  ArrayNode pictures(Finding finding) {
    ArrayNode pictures = JsonTree.array();
    ArrayNode rectangles = rectangles(finding);
    String file = finding.place().file();
    if (file != null && !rectangles.isEmpty()) {
      pictures.addObject().set("artifactLocation", location(file));
    }
    for (Quote quote : finding.quotes()) {
      if (quote instanceof Quote.Picture(String text, String sha256)) {
        ObjectNode picture = pictures.addObject();
        picture.putObject("description").put("text", Neutral.SARIF.quote(text));
        picture.set("artifactLocation", uri(options.picture(sha256)));
      }
    }
    if (!rectangles.isEmpty()) {
      pictures
          .valueStream()
          .forEach(picture -> ((ObjectNode) picture).set("rectangles", rectangles));
    }
    return pictures;
  }

  private static ArrayNode rectangles(Finding finding) {
    ArrayNode rectangles = JsonTree.array();
    for (Quote quote : finding.quotes()) {
      if (quote instanceof Quote.Region(String text, int x, int y, int width, int height)) {
        ObjectNode rectangle =
            rectangles
                .addObject()
                .put("top", y)
                .put("left", x)
                .put("bottom", y + height)
                .put("right", x + width);
        if (!text.isBlank()) {
          rectangle.putObject("message").put("text", Neutral.SARIF.quote(text));
        }
      }
    }
    return rectangles;
  }

  private ObjectNode artifact(String file) {
    ObjectNode physical = JsonTree.object();
    physical.set("artifactLocation", location(file));
    return physical;
  }

  private ObjectNode location(String file) {
    return uri(options.sources().file(file));
  }

  /** A relative path as a relative URI; nothing in it can be read as a scheme or a host. */
  private static ObjectNode uri(String path) {
    String relative = path.replace('\\', '/').replaceAll("^/+", "");
    var uri = new StringBuilder(relative.length() + 16);
    for (byte octet : relative.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (octet & 0xFF);
      boolean letterOrDigit =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (letterOrDigit || UNRESERVED.indexOf(c) >= 0) {
        uri.append(c);
      } else {
        uri.append(String.format(Locale.ROOT, "%%%02X", (int) c));
      }
    }
    return JsonTree.object().put("uri", uri.toString());
  }
}
