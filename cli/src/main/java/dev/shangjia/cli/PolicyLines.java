package dev.shangjia.cli;

import dev.shangjia.engine.checklist.Checklist;
import dev.shangjia.engine.checklist.ChecklistText;
import dev.shangjia.engine.checklist.ItemReading;
import dev.shangjia.engine.checklist.ItemState;
import dev.shangjia.engine.inspection.report.Neutral;
import dev.shangjia.engine.text.Folding;
import dev.shangjia.engine.text.Operators;
import dev.shangjia.engine.text.Span;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What a policy says, for people: an item a line, its passages below. */
final class PolicyLines {
  private static final int LONGEST_SHOWN = 100;

  private final Terminal terminal;
  private final Texts texts;
  private final Checklist checklist;

  PolicyLines(Terminal terminal, Checklist checklist) {
    this.terminal = terminal;
    this.texts = Texts.in(terminal.language());
    this.checklist = checklist;
  }

  void print(ChecklistText read, ObjectNode facts, @Nullable String company) {
    say(
        texts.say(
            "privacy.text",
            facts.path("textFormat").asString(""),
            facts.path("characters").asInt(0)));
    if (!facts.path("readable").asBoolean(false)) {
      say(texts.say("privacy.unreadable"));
      return;
    }
    checklist.items().forEach(item -> print(item, read.item(item.id())));
    checklist.signs().stream()
        .filter(sign -> read.item(sign.id()).state() != ItemState.MISSING)
        .forEach(sign -> print(sign, read.item(sign.id())));
    operator(facts.path("text").asString(""), company);
    say(texts.say("privacy.template." + read.leftovers().filling().code()));
    read.leftovers().spans().forEach(span -> quote(span.text(), 0));
  }

  private void print(Checklist.Item item, ItemReading reading) {
    Ink ink =
        switch (reading.state()) {
          case PRESENT -> Ink.BOLD;
          case PARTLY -> Ink.WARNING;
          case MISSING -> Ink.ERROR;
        };
    say(
        ink.on(texts.say("privacy." + reading.state().code()), terminal.style())
            + "  "
            + item.id()
            + "  "
            + item.title().in(terminal.language()));
    reading.quotes().forEach(quote -> quote(quote.text(), quote.line()));
  }

  private void quote(String text, int line) {
    String shown = Neutral.TEXT.quote(text.replace('\n', ' '));
    int length = shown.codePointCount(0, shown.length());
    if (length > LONGEST_SHOWN) {
      shown = shown.substring(0, shown.offsetByCodePoints(0, LONGEST_SHOWN)) + "…";
    }
    say("      " + (line > 0 ? line + ": " : "") + shown);
  }

  private void operator(String text, @Nullable String company) {
    String names =
        Operators.find(text).stream()
            .filter(span -> !span.label().equals("domain"))
            .map(Span::text)
            .distinct()
            .map(Neutral.TEXT::quote)
            .collect(Collectors.joining(", "));
    say(names.isEmpty() ? texts.say("privacy.nobody") : texts.say("privacy.operator", names));
    if (company != null) {
      boolean named = Folding.key(text).contains(Folding.key(company));
      say(texts.say(named ? "privacy.named" : "privacy.not-named", Neutral.TEXT.quote(company)));
    }
  }

  private void say(String line) {
    terminal.out().println(line);
  }
}
