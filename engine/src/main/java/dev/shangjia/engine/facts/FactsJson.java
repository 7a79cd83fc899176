package dev.shangjia.engine.facts;

import dev.shangjia.engine.facts.Observation.Result;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes facts as JSON. */
final class FactsJson {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");

  private FactsJson() {}

  static String write(Facts facts) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("format", FactsFile.FORMAT);
    root.put("program", facts.program());
    root.put("procedure", facts.procedure());
    root.put("dossierHash", facts.dossierHash());
    root.put("extent", facts.extent().code());
    root.set("values", facts.values());
    ObjectNode files = root.putObject("files");
    facts
        .files()
        .forEach(
            (path, file) ->
                files.putObject(path).put("bytes", file.bytes()).put("sha256", file.sha256()));
    var observations = root.putArray("observations");
    facts.observations().forEach(observation -> observations.add(observation(observation)));
    root.set("context", facts.context());
    return visible(
            MAPPER
                .writer()
                .with(
                    new DefaultPrettyPrinter().withObjectIndenter(INDENT).withArrayIndenter(INDENT))
                .writeValueAsString(root))
        + "\n";
  }

  private static ObjectNode observation(Observation observation) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("probe", observation.probe());
    node.put("version", observation.version());
    node.put("subject", observation.subject());
    if (observation.observedAt() != null) {
      node.put("observedAt", observation.observedAt().toString());
    }
    switch (observation.result()) {
      case Result.Seen(ObjectNode facts) -> node.set("seen", facts);
      case Result.Failed failed -> {
        ObjectNode reason = node.putObject("failed").put("code", failed.code()).putObject("reason");
        reason.put("zh", failed.reason().zh()).put("en", failed.reason().en());
      }
    }
    return node;
  }

  /** Escapes what steers terminals or cannot be seen; such signs occur within strings only. */
  private static String visible(String json) {
    var text = new StringBuilder(json.length());
    for (int i = 0; i < json.length(); i++) {
      char sign = json.charAt(i);
      if (sign >= 0x7F && isUnseen(sign)) {
        text.append("\\u%04x".formatted((int) sign));
      } else {
        text.append(sign);
      }
    }
    return text.toString();
  }

  private static boolean isUnseen(char sign) {
    return switch (Character.getType(sign)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
