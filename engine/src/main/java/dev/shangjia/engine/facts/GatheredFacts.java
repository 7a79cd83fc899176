package dev.shangjia.engine.facts;

import dev.shangjia.engine.LocalText;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Looks facts up in what was gathered: values, observations and context. */
public final class GatheredFacts implements FactSource {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final FactState NOT_GIVEN = new FactState.NotGiven();
  private static final FactState OUTSIDE_EXTRACT =
      new FactState.NotGathered(
          new LocalText(
              "只提交了部分字段，其中没有这一项", "only some fields were handed in, and this is none of them"));
  private static final FactState PLATFORM_ONLY =
      new FactState.NotGathered(new LocalText("只有平台知道", "only the platform knows it"));

  private final Facts facts;
  private final ObjectNode submission;
  private final Map<String, Observation> observations = new HashMap<>();

  public GatheredFacts(Facts facts) {
    this.facts = facts;
    this.submission =
        JSON.objectNode().put("program", facts.program()).put("procedure", facts.procedure());
    facts.observations().forEach(seen -> observations.put(key(seen.probe(), seen.subject()), seen));
  }

  private static String key(String probe, String subject) {
    return probe + " " + subject;
  }

  @Override
  public FactState group(String root) {
    if (root.equals("submission")) {
      return new FactState.Known(submission);
    }
    JsonNode form = facts.values().get(root);
    JsonNode known = Catalogue.groups().containsKey(root) ? facts.context().get(root) : null;
    JsonNode group = known == null ? form : known;
    if (form instanceof ObjectNode filledIn && known instanceof ObjectNode more) {
      group = filledIn.deepCopy().setAll(more);
    }
    return group == null || !group.isObject() ? NOT_GIVEN : new FactState.Known(group);
  }

  @Override
  public FactState field(FactType.Struct group, JsonNode node, FactType.Field field) {
    return switch (field.origin()) {
      case FactType.Origin.Context _ -> present(node, field, PLATFORM_ONLY);
      case FactType.Origin.Observed(String probe) ->
          Catalogue.Kind.of(group.name())
              .map(kind -> observed(kind, probe, node, field))
              .orElseGet(() -> present(node, field, NOT_GIVEN));
      case FactType.Origin.Value _ ->
          Catalogue.Kind.of(group.name())
              .map(kind -> ofValue(kind, node, field))
              .orElseGet(() -> present(node, field, isForm(group) ? absent() : NOT_GIVEN));
    };
  }

  private static FactState present(JsonNode node, FactType.Field field, FactState otherwise) {
    JsonNode value = node.get(field.name());
    return value == null || value.isNull() ? otherwise : new FactState.Known(value);
  }

  /** Types of nested groups have dotted names; what an item of a list lacks was not given. */
  private static boolean isForm(FactType.Struct group) {
    return group.name().indexOf('.') < 0;
  }

  private FactState absent() {
    return switch (facts.extent()) {
      case WHOLE -> NOT_GIVEN;
      case PARTIAL -> OUTSIDE_EXTRACT;
    };
  }

  private FactState ofValue(Catalogue.Kind kind, JsonNode node, FactType.Field field) {
    if (!node.isString()) {
      return NOT_GIVEN;
    }
    String text = node.stringValue();
    return switch (field.name()) {
      case "path", "extension", "bytes", "sha256" ->
          kind.isFile(text) ? ofFile(text, field.name()) : NOT_GIVEN;
      case "address" -> kind.isFile(text) ? NOT_GIVEN : new FactState.Known(node);
      default -> kind.isFile(text) ? NOT_GIVEN : text(AddressFields.of(text, field.name()));
    };
  }

  private FactState ofFile(String path, String field) {
    Facts.FileValue file = facts.files().get(path);
    return switch (field) {
      case "path" -> text(path);
      case "extension" -> text(extension(path));
      case "bytes" ->
          file == null ? missing(path) : new FactState.Known(JSON.numberNode(file.bytes()));
      case "sha256" -> file == null ? missing(path) : text(file.sha256());
      default -> throw new IllegalStateException("no file has a field " + field);
    };
  }

  private static String extension(String path) {
    int dot = path.lastIndexOf('.');
    return dot > path.lastIndexOf('/') ? path.substring(dot + 1).toLowerCase(Locale.ROOT) : "";
  }

  private static FactState text(String text) {
    return new FactState.Known(JSON.stringNode(text));
  }

  private FactState observed(
      Catalogue.Kind kind, String probe, JsonNode node, FactType.Field field) {
    if (!node.isString()) {
      return NOT_GIVEN;
    }
    String text = node.stringValue();
    if (!kind.isFile(text)) {
      return observed(probe, Observation.subjectOf(text), field);
    }
    if (LinkFacts.OBSERVED.contains(field)) {
      return NOT_GIVEN;
    }
    Facts.FileValue file = facts.files().get(text);
    return file == null ? missing(text) : observed(probe, Observation.subjectOf(file), field);
  }

  private FactState observed(String probe, String subject, FactType.Field field) {
    Observation observation = observations.get(key(probe, subject));
    return observation == null
        ? notObserved(probe)
        : switch (observation.result()) {
          case Observation.Result.Seen(ObjectNode seen) -> present(seen, field, NOT_GIVEN);
          case Observation.Result.Failed(String code, LocalText reason) ->
              new FactState.Failed(code, reason);
        };
  }

  private FactState missing(String path) {
    return switch (facts.extent()) {
      case WHOLE ->
          new FactState.Failed(
              "missing-file", new LocalText("材料中没有文件 " + path, "the dossier has no file " + path));
      case PARTIAL -> OUTSIDE_EXTRACT;
    };
  }

  private static FactState notObserved(String probe) {
    return new FactState.NotGathered(
        new LocalText("探测器 " + probe + " 没有运行", "the probe " + probe + " was not run"));
  }
}
