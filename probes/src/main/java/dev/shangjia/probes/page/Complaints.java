package dev.shangjia.probes.page;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The errors that a page's scripts raise or report, each text once, in order. */
final class Complaints {
  private static final int MOST = 30;
  private static final int LONGEST = 300;

  /** What the log repeats of failed requests, and advice of the browser's makers. */
  private static final Set<String> OTHER_SOURCES =
      Set.of("network", "deprecation", "intervention", "recommendation", "violation");

  /** What it says when a page calls another program before anybody has clicked. */
  private static final String CALLS_PROGRAM = "Not allowed to launch";

  private final Set<String> texts = new LinkedHashSet<>();

  /** Takes note of an event of the domains {@code Runtime} and {@code Log}. */
  synchronized void happened(String method, JsonNode params) {
    switch (method) {
      case "Runtime.consoleAPICalled" -> {
        String type = params.path("type").asString("");
        if (type.equals("error") || type.equals("assert")) {
          add(
              params
                  .path("args")
                  .valueStream()
                  .map(Complaints::argument)
                  .collect(Collectors.joining(" ")));
        }
      }
      case "Runtime.exceptionThrown" -> {
        JsonNode details = params.path("exceptionDetails");
        String thrown = details.path("exception").path("description").asString("");
        add(thrown.isEmpty() ? details.path("text").asString("") : thrown);
      }
      case "Log.entryAdded" -> {
        JsonNode entry = params.path("entry");
        if (entry.path("level").asString("").equals("error")
            && !OTHER_SOURCES.contains(entry.path("source").asString(""))) {
          add(entry.path("text").asString(""));
        }
      }
      default -> {}
    }
  }

  private static String argument(JsonNode argument) {
    JsonNode value = argument.get("value");
    return value != null && value.isValueNode()
        ? value.asString("")
        : argument.path("description").asString("");
  }

  /** The first line says what happened; the others are a stack. */
  private void add(String text) {
    String line = text.strip().lines().findFirst().orElse("").strip();
    if (!line.isEmpty() && !line.startsWith(CALLS_PROGRAM) && texts.size() < MOST) {
      int end = Math.min(line.codePointCount(0, line.length()), LONGEST);
      texts.add(line.substring(0, line.offsetByCodePoints(0, end)));
    }
  }

  synchronized List<String> texts() {
    return new ArrayList<>(texts);
  }
}
