package dev.shangjia.platform.demo;

import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Forms as they are filled in: <code>${app.summary}</code> and <code>${firm.city}</code> stand for
 * what is known of them, <code>${today-30}</code> for a day. A text that is nothing else becomes
 * what it stands for, a list or a number too; an entry that stands for what is not known is left
 * out.
 */
final class Template {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Pattern PLACE = Pattern.compile("\\$\\{([^}]+)}");
  private static final Pattern DAY = Pattern.compile("today([+-][0-9]+)?");

  private final ObjectNode known;
  private final LocalDate today;

  /**
   * For one dossier.
   *
   * @param known by group and name
   */
  Template(ObjectNode known, LocalDate today) {
    this.known = known;
    this.today = today;
  }

  /** The same with everything put in; missing when all of it stands for what is not known. */
  JsonNode filled(JsonNode template) {
    return switch (template) {
      case ObjectNode object -> {
        ObjectNode filled = JSON.objectNode();
        object
            .properties()
            .forEach(
                entry -> {
                  JsonNode value = filled(entry.getValue());
                  if (!value.isMissingNode()) {
                    filled.set(entry.getKey(), value);
                  }
                });
        yield filled;
      }
      case ArrayNode array -> {
        ArrayNode filled = JSON.arrayNode();
        for (JsonNode item : array) {
          JsonNode value = filled(item);
          if (!value.isMissingNode()) {
            filled.add(value);
          }
        }
        yield filled;
      }
      case JsonNode text when text.isString() -> filled(text.stringValue());
      case JsonNode other -> other;
    };
  }

  private JsonNode filled(String text) {
    Matcher whole = PLACE.matcher(text);
    if (whole.matches()) {
      JsonNode value = value(whole.group(1));
      return value.isContainer() ? filled(value) : value;
    }
    return JSON.stringNode(
        PLACE
            .matcher(text)
            .replaceAll(place -> Matcher.quoteReplacement(value(place.group(1)).asString(""))));
  }

  private JsonNode value(String name) {
    Matcher day = DAY.matcher(name);
    if (day.matches()) {
      String days = day.group(1);
      return JSON.stringNode(today.plusDays(days == null ? 0 : Integer.parseInt(days)).toString());
    }
    JsonNode at = known;
    for (String step : name.split("\\.", -1)) {
      at = at.path(step);
    }
    return at;
  }
}
