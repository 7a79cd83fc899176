package dev.shangjia.cli;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A case as a market tells of it, as lines: its stages, who has the ball, by when, and the ETA. */
final class CaseLines {
  private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final Terminal terminal;
  private final Texts texts;

  CaseLines(Terminal terminal) {
    this.terminal = terminal;
    this.texts = Texts.in(terminal.language());
  }

  void print(JsonNode found) {
    of(found).forEach(terminal.out()::println);
  }

  /** The lines of a case, safe to print. */
  List<String> of(JsonNode found) {
    ZoneId zone = ZoneId.of(found.path("zone").asString("UTC"));
    var lines = new ArrayList<String>();
    lines.add(
        Ink.BOLD.on(
            say(
                "case.head",
                Long.toString(found.path("id").asLong()),
                found.path("title").asString(""),
                found.path("subject").path("name").asString("")),
            terminal.style()));
    if (!found.path("endTitle").asString("").isEmpty()) {
      lines.add("  " + say("case.ended", found.path("endTitle").asString("")));
    }
    for (JsonNode waiting : found.path("waiting")) {
      lines.add(
          "  "
              + say(
                  "case.stage",
                  waiting.path("title").asString(""),
                  waiting.path("stage").asString(""),
                  Integer.toString(waiting.path("round").asInt())));
      lines.add(
          "    "
              + say(
                  "case.with",
                  waiting.path("ownerTitle").asString(""),
                  waiting.path("reason").asString(""),
                  time(waiting.path("since"), zone)));
      lines.add(
          "    "
              + (waiting.path("due").isString()
                  ? say("case.due", time(waiting.path("due"), zone))
                  : say("case.no-due", waiting.path("undated").asString(""))));
    }
    if (found.path("eta").isObject()) {
      lines.add("  " + eta(found.path("eta"), zone));
    }
    return lines;
  }

  private String eta(JsonNode eta, ZoneId zone) {
    String known = Integer.toString(eta.path("known").asInt());
    return eta.path("half").isString()
        ? say("case.eta", time(eta.path("half"), zone), time(eta.path("most"), zone), known)
        : say("case.no-eta", known);
  }

  /** A moment to the minute; one at midnight as the end of the day before. */
  private static String time(JsonNode instant, ZoneId zone) {
    if (!instant.isString()) {
      return "-";
    }
    ZonedDateTime at = Instant.parse(instant.stringValue()).atZone(zone);
    return at.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? at.toLocalDate().minusDays(1) + " 24:00"
        : MINUTES.format(at);
  }

  private String say(String key, Object... arguments) {
    return Controls.neutralized(texts.say(key, arguments));
  }
}
