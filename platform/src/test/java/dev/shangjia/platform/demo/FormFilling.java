package dev.shangjia.platform.demo;

import dev.shangjia.platform.demo.art.Artwork;
import dev.shangjia.platform.screen.Screen;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Fills forms in a browser as a person does: types, ticks, chooses, adds rows, drops files. */
final class FormFilling {
  private static final String ART = "art:";

  private final Screen screen;
  private final Path folder;

  /**
   * For one browser.
   *
   * @param folder where the files lie that are dropped
   */
  FormFilling(Screen screen, Path folder) {
    this.screen = screen;
    this.folder = folder;
  }

  /** Fills the form that is shown. */
  void fill(String form, JsonNode values) {
    fill(form, (ObjectNode) values);
    screen.settled();
  }

  private void fill(String path, ObjectNode values) {
    values.properties().forEach(field -> field(path + "/" + field.getKey(), field.getValue()));
  }

  private void field(String path, JsonNode value) {
    switch (value) {
      case ObjectNode group -> fill(path, group);
      case ArrayNode list -> list(path, list);
      case JsonNode text when text.stringValue("").startsWith(ART) -> {
        screen.attach("file:" + path, drawn(text.stringValue()));
        screen.has("[name=\"file:%s\"]".formatted(path)).settled();
      }
      case JsonNode plain -> screen.choose("v:" + path, plain.asString());
    }
  }

  private void list(String path, ArrayNode list) {
    if (list.isEmpty()) {
      return;
    }
    if (list.get(0).isObject()) {
      for (JsonNode item : list) {
        fill(path + "/" + added(path), (ObjectNode) item);
      }
    } else if (list.get(0).stringValue("").startsWith(ART)) {
      list.forEach(file -> screen.attach("file:" + path, drawn(file.stringValue())).settled());
    } else if (screen.count("input[type=checkbox][name=\"v:%s\"]".formatted(path)) > 0) {
      list.forEach(one -> screen.choose("v:" + path, one.asString()));
    } else {
      screen.fill(
          "v:" + path,
          list.valueStream().map(JsonNode::asString).collect(Collectors.joining("\n")));
    }
  }

  /** Adds a row; gives the id that it got. */
  private String added(String path) {
    String rows = "button[value^=\"away %s \"]".formatted(path);
    int before = screen.count(rows);
    screen.settled().click("button[value=\"add %s\"]".formatted(path)).has(rows, before + 1);
    String value = screen.settled().attributes(rows, "value").getLast();
    return List.of(value.split(" ", -1)).getLast();
  }

  private Path drawn(String order) {
    String what = order.substring(ART.length());
    Path file = folder.resolve(what.replace('/', '-') + "." + Artwork.ending(what));
    try {
      Files.write(file, Artwork.draw(what));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
    return file;
  }
}
