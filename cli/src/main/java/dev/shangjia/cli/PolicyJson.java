package dev.shangjia.cli;

import dev.shangjia.engine.checklist.Checklist;
import dev.shangjia.engine.checklist.ChecklistText;
import dev.shangjia.engine.checklist.ItemReading;
import dev.shangjia.engine.checklist.Leftovers;
import dev.shangjia.engine.text.Folding;
import dev.shangjia.engine.text.Languages;
import dev.shangjia.engine.text.Operators;
import dev.shangjia.engine.text.Span;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a policy says, as JSON. */
final class PolicyJson {
  private PolicyJson() {}

  static void put(
      ObjectNode root,
      Checklist checklist,
      ChecklistText read,
      ObjectNode facts,
      @Nullable String company,
      ProbePrivacy.Cues cues) {
    String text = facts.path("text").asString("");
    ObjectNode shown = root.putObject("facts");
    facts.properties().stream()
        .filter(fact -> !fact.getKey().equals("text"))
        .forEach(fact -> shown.set(fact.getKey(), fact.getValue()));
    root.put("language", Languages.language(text));
    ArrayNode items = root.putArray("items");
    checklist.items().forEach(item -> item(items.addObject(), item, read, cues));
    ArrayNode signs = root.putArray("signs");
    checklist.signs().forEach(sign -> item(signs.addObject(), sign, read, cues));
    operator(root.putObject("operator"), text, company);
    template(root.putObject("template"), read.leftovers());
  }

  private static void item(
      ObjectNode node, Checklist.Item item, ChecklistText read, ProbePrivacy.Cues cues) {
    ItemReading reading = read.item(item.id());
    node.put("item", item.id()).put("state", reading.state().code());
    node.set("title", ProblemJson.text(item.title()));
    quotes(node.putArray("quotes"), reading.quotes());
    if (cues == ProbePrivacy.Cues.SHOWN) {
      ObjectNode found = node.putObject("cues");
      read.cues(item.id()).forEach((name, quotes) -> quotes(found.putArray(name), quotes));
    }
  }

  private static void quotes(ArrayNode array, List<ItemReading.Quote> quotes) {
    quotes.forEach(
        quote ->
            array
                .addObject()
                .put("text", quote.text())
                .put("start", quote.start())
                .put("end", quote.end())
                .put("line", quote.line())
                .put("heading", quote.heading()));
  }

  private static void operator(ObjectNode node, String text, @Nullable String company) {
    List<Span> operators = Operators.find(text);
    Set<String> names = new LinkedHashSet<>();
    operators.stream()
        .filter(span -> !span.label().equals("domain"))
        .forEach(s -> names.add(s.text()));
    ArrayNode all = node.putArray("names");
    names.forEach(all::add);
    ArrayNode quotes = node.putArray("quotes");
    operators.forEach(span -> span(quotes.addObject(), span));
    if (company != null) {
      node.put("company", company);
      node.put("named", Folding.key(text).contains(Folding.key(company)));
    }
  }

  private static void template(ObjectNode node, Leftovers leftovers) {
    node.put("state", leftovers.filling().code());
    ArrayNode quotes = node.putArray("quotes");
    leftovers.spans().forEach(span -> span(quotes.addObject(), span));
  }

  private static void span(ObjectNode node, Span span) {
    node.put("text", span.text())
        .put("start", span.start())
        .put("end", span.end())
        .put("label", span.label());
  }
}
