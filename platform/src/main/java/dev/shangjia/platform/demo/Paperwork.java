package dev.shangjia.platform.demo;

import dev.shangjia.platform.apps.Attachment;
import dev.shangjia.platform.demo.art.Artwork;
import dev.shangjia.platform.files.StoredFile;
import dev.shangjia.platform.files.StoredFiles;
import dev.shangjia.platform.files.Storing;
import dev.shangjia.platform.tenancy.OrganizationId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts files into filled forms: a text such as {@code art:logo/3/128} is drawn, stored and replaced
 * by the file's path.
 */
final class Paperwork {
  private static final String ART = "art:";

  private final StoredFiles files;
  private final Map<String, byte[]> drawn = new ConcurrentHashMap<>();

  Paperwork(StoredFiles files) {
    this.files = files;
  }

  /** Draws everything that a script's forms will ask for, on all processors. */
  void prepare(JsonNode all) {
    orders(all).parallelStream().forEach(this::drawn);
  }

  /** Forms with files in them. */
  record Complete(ObjectNode forms, Map<String, Attachment> files) {}

  /** Stores the files of an organization's forms, as whoever acts. */
  Complete complete(OrganizationId organization, ObjectNode forms) {
    var attached = new TreeMap<String, Attachment>();
    ObjectNode complete = JsonNodeFactory.instance.objectNode();
    forms
        .properties()
        .forEach(
            form ->
                complete.set(
                    form.getKey(),
                    complete(organization, form.getKey(), form.getValue(), attached)));
    return new Complete(complete, attached);
  }

  private JsonNode complete(
      OrganizationId organization, String path, JsonNode value, Map<String, Attachment> attached) {
    return switch (value) {
      case ObjectNode object -> {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        object
            .properties()
            .forEach(
                entry ->
                    copy.set(
                        entry.getKey(),
                        complete(
                            organization,
                            path + "-" + entry.getKey(),
                            entry.getValue(),
                            attached)));
        yield copy;
      }
      case ArrayNode array -> {
        ArrayNode copy = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < array.size(); i++) {
          copy.add(complete(organization, path + "-" + (i + 1), array.get(i), attached));
        }
        yield copy;
      }
      case JsonNode text when text.stringValue("").startsWith(ART) -> {
        String order = text.stringValue().substring(ART.length());
        String name = path.replaceFirst("-", "/") + "." + Artwork.ending(order);
        attached.put(name, stored(organization, order, name));
        yield JsonNodeFactory.instance.stringNode(name);
      }
      case JsonNode other -> other;
    };
  }

  private Attachment stored(OrganizationId organization, String order, String path) {
    StoredFile.Protection protection =
        Artwork.isPaper(order) ? StoredFile.Protection.SENSITIVE : StoredFile.Protection.PLAIN;
    try (var content = new ByteArrayInputStream(drawn(order))) {
      return switch (files.store(organization, content, protection)) {
        case Storing.Stored(StoredFile file) ->
            new Attachment(
                path,
                file.sha256(),
                file.bytes(),
                file.mediaType(),
                path.substring(path.indexOf('/') + 1));
        case Storing.TooLarge too -> throw new IllegalStateException("demo: " + order + " " + too);
      };
    } catch (IOException e) {
      throw new UncheckedIOException("demo: cannot store " + order, e);
    }
  }

  private byte[] drawn(String order) {
    return drawn.computeIfAbsent(order, Artwork::draw);
  }

  private static List<String> orders(JsonNode in) {
    var orders = new ArrayList<String>();
    collect(in, orders);
    return orders.stream().distinct().toList();
  }

  private static void collect(JsonNode in, List<String> orders) {
    if (in.stringValue("").startsWith(ART)) {
      orders.add(in.stringValue().substring(ART.length()));
    }
    in.forEach(item -> collect(item, orders));
  }
}
