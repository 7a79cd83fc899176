package dev.shangjia.engine.inspection.report;

import dev.shangjia.engine.SourcePlace;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Where a dossier's values stand in its files. Kept apart from reports, which can be made from
 * facts alone.
 *
 * @param places the place of each value, by its JSON pointer into the forms
 * @param values the forms themselves, for the text around a quotation
 * @param shown how a path inside the dossier is shown, such as with the dossier's folder before it
 */
public record SourceMap(
    Map<String, SourcePlace> places, JsonNode values, UnaryOperator<String> shown) {

  public SourceMap {
    places = Map.copyOf(places);
  }

  /** Nothing is known. */
  public static SourceMap none() {
    return new SourceMap(Map.of(), MissingNode.getInstance(), UnaryOperator.identity());
  }

  /**
   * The places of all values of a dossier.
   *
   * @param values its forms
   * @param place tells where the value at a pointer stands
   * @param shown how a path inside the dossier is shown
   */
  public static SourceMap of(
      JsonNode values, Function<String, SourcePlace> place, UnaryOperator<String> shown) {
    var places = new HashMap<String, SourcePlace>();
    collect(values, "", place, places);
    return new SourceMap(places, values, shown);
  }

  private static void collect(
      JsonNode value,
      String pointer,
      Function<String, SourcePlace> place,
      Map<String, SourcePlace> places) {
    places.put(pointer, place.apply(pointer));
    for (Map.Entry<String, JsonNode> property : value.properties()) {
      String name = property.getKey().replace("~", "~0").replace("/", "~1");
      collect(property.getValue(), pointer + "/" + name, place, places);
    }
    if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        collect(value.get(i), pointer + "/" + i, place, places);
      }
    }
  }

  /**
   * Where the value at a pointer stands; for a value that was left out, where what should hold it
   * stands.
   */
  public Optional<SourcePlace> place(String pointer) {
    String nearest = pointer;
    while (!places.containsKey(nearest)) {
      int cut = nearest.lastIndexOf('/');
      if (cut < 0) {
        return Optional.empty();
      }
      nearest = nearest.substring(0, cut);
    }
    return Optional.ofNullable(places.get(nearest));
  }

  /** The text at a pointer, if there is one. */
  public Optional<String> text(String pointer) {
    if (!pointer.isEmpty() && !pointer.startsWith("/")) {
      return Optional.empty();
    }
    JsonNode value = values.at(pointer);
    return value.isString() ? Optional.of(value.stringValue()) : Optional.empty();
  }

  /** A place as {@code file:line:column}. */
  String shown(SourcePlace place) {
    return file(place.file()) + ":" + place.line() + ":" + place.column();
  }

  /** How a path inside the dossier is shown. */
  public String file(String path) {
    return shown.apply(path);
  }
}
