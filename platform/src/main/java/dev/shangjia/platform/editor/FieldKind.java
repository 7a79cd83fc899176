package dev.shangjia.platform.editor;

import dev.shangjia.engine.facts.Catalogue;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** How a field is filled in. */
enum FieldKind {
  TEXT,
  LONG_TEXT,
  NUMBER,
  DATE,
  EMAIL,
  PHONE,
  LINK,
  YES_NO,
  CHOICE,
  /** Any of several choices. */
  CHOICES,
  /** Several plain values, one a line. */
  LINES,
  FILE,
  /** An address, or a file in its place. */
  LINK_OR_FILE,
  /** Fields that belong together. */
  GROUP,
  /** Several groups. */
  LIST,
  /** Several files. */
  FILES;

  /** The kind of the field that a schema describes. */
  static FieldKind of(JsonNode schema) {
    return switch (schema.path("type").asString("string")) {
      case "object" -> GROUP;
      case "array" -> ofItems(schema.path("items"));
      case "boolean" -> YES_NO;
      case "integer", "number" -> NUMBER;
      default -> ofText(schema);
    };
  }

  private static FieldKind ofItems(JsonNode items) {
    if (items.path("type").asString("").equals("object")) {
      return LIST;
    }
    if (items.has("enum")) {
      return CHOICES;
    }
    return fact(items).filter(kind -> kind.isFile("")).isPresent() ? FILES : LINES;
  }

  private static FieldKind ofText(JsonNode schema) {
    Optional<Catalogue.Kind> fact = fact(schema);
    if (fact.isPresent()) {
      return switch (fact.get()) {
        case IMAGE, DOCUMENT -> FILE;
        case POLICY -> LINK_OR_FILE;
        case LINK, PAGE -> LINK;
      };
    }
    if (schema.has("enum") || schema.has("x-kinds")) {
      return CHOICE;
    }
    return switch (schema.path("x-widget").asString("text")) {
      case "long-text" -> LONG_TEXT;
      case "date" -> DATE;
      case "email" -> EMAIL;
      case "phone" -> PHONE;
      case "link" -> LINK;
      case "number" -> NUMBER;
      default -> TEXT;
    };
  }

  static Optional<Catalogue.Kind> fact(JsonNode schema) {
    return Catalogue.Kind.of(schema.path("x-fact").asString(""));
  }

  /** Whether its value is written by hand, and saved as soon as it changes. */
  boolean isWritten() {
    return switch (this) {
      case FILE, FILES, GROUP, LIST -> false;
      default -> true;
    };
  }

  /** The type of its HTML input. */
  String input() {
    return switch (this) {
      case DATE -> "date";
      case EMAIL -> "email";
      case PHONE -> "tel";
      default -> "text";
    };
  }
}
