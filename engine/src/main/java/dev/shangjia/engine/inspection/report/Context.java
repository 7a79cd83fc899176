package dev.shangjia.engine.inspection.report;

import dev.shangjia.engine.Language;
import dev.shangjia.engine.inspection.Finding;
import dev.shangjia.engine.inspection.Finding.FactRead;
import dev.shangjia.engine.inspection.Finding.Quote.Passage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Finds the text that the passages of a finding were taken from. */
final class Context {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final int LONGEST = 200_000;
  private static final int LONGEST_ESCAPE = 6;

  private Context() {}

  /** The passages of a finding. */
  static List<Passage> passages(Finding finding) {
    return finding.quotes().stream()
        .filter(Passage.class::isInstance)
        .map(Passage.class::cast)
        .toList();
  }

  /**
   * The text at the finding's place, from the dossier, or else from what the rule read; only if
   * every passage stands in it where it says.
   */
  static Optional<String> text(Finding finding, SourceMap sources) {
    List<Passage> passages = passages(finding);
    return Stream.concat(
            sources.text(finding.place().pointer()).stream(),
            finding.facts().stream().map(FactRead::value).map(Context::decoded))
        .filter(text -> text.length() <= LONGEST)
        .filter(text -> passages.stream().allMatch(passage -> stands(passage, text)))
        .findFirst();
  }

  /** A fact's value as people would write it: strings without quotation marks. */
  static String decoded(String json) {
    if (!json.startsWith("\"")) {
      return json;
    }
    // A long value was cut, perhaps within an escape: drop a little until it is a string again.
    for (int drop = 0; drop <= LONGEST_ESCAPE && drop < json.length(); drop++) {
      String attempt = json.substring(0, json.length() - drop) + (drop == 0 ? "" : "\"");
      Optional<String> text = string(drop == 0 && !json.endsWith("\"") ? json + '"' : attempt);
      if (text.isPresent()) {
        return text.get();
      }
    }
    return json;
  }

  /**
   * The first facts that were read, unless the message already names the value of one: then a
   * reader needs none of them.
   */
  static List<FactRead> untold(Finding finding, Language language, int most) {
    String message = finding.message().in(language);
    List<FactRead> facts = finding.facts();
    return facts.stream().anyMatch(fact -> says(message, fact))
        ? List.of()
        : facts.subList(0, Math.min(facts.size(), most));
  }

  private static boolean says(String message, FactRead fact) {
    String value = decoded(fact.value());
    return value.length() > 1 && message.contains(value);
  }

  private static Optional<String> string(String json) {
    try {
      JsonNode node = MAPPER.readTree(json);
      return node.isString() ? Optional.of(node.stringValue()) : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static boolean stands(Passage passage, String text) {
    int length = text.codePointCount(0, text.length());
    if (passage.start() < 0 || passage.end() < passage.start() || passage.end() > length) {
      return false;
    }
    int from = text.offsetByCodePoints(0, passage.start());
    int to = text.offsetByCodePoints(from, passage.end() - passage.start());
    return text.substring(from, to).equals(passage.text());
  }
}
