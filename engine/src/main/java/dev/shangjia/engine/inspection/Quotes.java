package dev.shangjia.engine.inspection;

import dev.shangjia.engine.Language;
import dev.shangjia.engine.expression.FactStruct;
import dev.shangjia.engine.expression.SpanValue;
import dev.shangjia.engine.facts.Catalogue;
import dev.shangjia.engine.inspection.Finding.Quote;
import dev.shangjia.engine.text.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** What a check found, as evidence. */
final class Quotes {
  private static final int MOST_SHOWN = 5;
  private static final int MOST_KEPT = 100;
  private static final String SCREENSHOT = "screenshot";

  private Quotes() {}

  /** Evidence from what a check gave: a list of things found, or false. */
  static List<Quote> of(Object found) {
    if (!(found instanceof List<?> things)) {
      return List.of();
    }
    var quotes = new ArrayList<Quote>();
    things.stream().limit(MOST_KEPT).forEach(thing -> quotes.add(quote(thing)));
    return quotes;
  }

  private static Quote quote(Object thing) {
    return switch (thing) {
      case SpanValue value -> passage(value.span());
      case FactStruct struct when isRegion(struct) -> region(struct);
      case FactStruct struct when hasPicture(struct) -> picture(struct);
      case FactStruct struct ->
          new Quote.Item(
              struct.node().isString() ? struct.node().stringValue() : struct.name(),
              struct.pointer());
      default -> new Quote.Item(thing.toString(), "");
    };
  }

  /** Whether it has everything that a place in a picture has. */
  private static boolean isRegion(FactStruct struct) {
    return struct.type().fields().keySet().containsAll(Catalogue.region().fields().keySet());
  }

  /** The pictures that probes took of things: what has a screenshot is named by its first field. */
  static List<Quote> pictures(Collection<Object> things) {
    return things.stream()
        .filter(FactStruct.class::isInstance)
        .map(FactStruct.class::cast)
        .filter(Quotes::hasPicture)
        .map(Quotes::picture)
        .toList();
  }

  private static boolean hasPicture(FactStruct struct) {
    return struct.type().fields().containsKey(SCREENSHOT)
        && struct.node().path(SCREENSHOT).isString();
  }

  private static Quote picture(FactStruct thing) {
    String first = thing.type().fields().keySet().iterator().next();
    return new Quote.Picture(
        thing.node().path(first).asString(""), thing.node().path(SCREENSHOT).asString(""));
  }

  private static Quote passage(Span span) {
    return new Quote.Passage(span.text(), span.start(), span.end(), span.label());
  }

  private static Quote region(FactStruct region) {
    var node = region.node();
    return new Quote.Region(
        node.path("text").asString(""),
        node.path("x").asInt(0),
        node.path("y").asInt(0),
        node.path("width").asInt(0),
        node.path("height").asInt(0));
  }

  /** The first few, quoted and joined, for a message. */
  static String joined(List<Quote> quotes, Language language) {
    if (quotes.isEmpty()) {
      return "";
    }
    List<String> texts =
        quotes.stream().map(Quote::text).filter(text -> !text.isEmpty()).distinct().toList();
    String shown =
        texts.stream()
            .limit(MOST_SHOWN)
            .map(text -> "“" + text + "”")
            .collect(Collectors.joining(language == Language.ZH ? "、" : ", "));
    int more = texts.size() - MOST_SHOWN;
    if (more <= 0) {
      return shown;
    }
    return switch (language) {
      case ZH -> shown + " 等 " + texts.size() + " 处";
      case EN -> shown + " and " + more + " more";
    };
  }
}
