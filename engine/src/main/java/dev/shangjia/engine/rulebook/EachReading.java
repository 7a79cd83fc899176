package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.SourcePlace;
import dev.shangjia.engine.source.Quoted;
import dev.shangjia.engine.yaml.YamlNode;
import dev.shangjia.engine.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code each}: {@code listing.screenshots as shot}, or several sources before the name. */
final class EachReading {
  private EachReading() {}

  static Optional<Each> read(YamlNode node) {
    Optional<String> text = node.text();
    if (text.isEmpty() || !(node instanceof YamlScalar scalar)) {
      return Optional.empty();
    }
    int as = text.get().lastIndexOf(" as ");
    String name = as < 0 ? "" : text.get().substring(as + 4).strip();
    if (as < 0 || !Names.isFact(name)) {
      return refused(node, text.get());
    }
    List<Expression> sources = sources(text.get().substring(0, as), scalar.textPlace());
    return sources.isEmpty() ? refused(node, text.get()) : Optional.of(new Each(sources, name));
  }

  /** The parts between commas that are not inside brackets or quotes; none when one is blank. */
  private static List<Expression> sources(String text, SourcePlace place) {
    var sources = new ArrayList<Expression>();
    int depth = 0;
    int start = 0;
    char quote = 0;
    for (int i = 0; i <= text.length(); i++) {
      char sign = i == text.length() ? ',' : text.charAt(i);
      if (quote != 0) {
        quote = sign == quote ? 0 : quote;
      } else if (sign == '\'' || sign == '"') {
        quote = sign;
      } else if ("([{".indexOf(sign) >= 0) {
        depth++;
      } else if (")]}".indexOf(sign) >= 0) {
        depth--;
      }
      if (i == text.length() || (sign == ',' && depth == 0 && quote == 0)) {
        String part = text.substring(start, i);
        if (part.isBlank()) {
          return List.of();
        }
        int lead = part.length() - part.stripLeading().length();
        sources.add(new Expression(part.strip(), shifted(place, text, start + lead)));
        start = i + 1;
      }
    }
    return sources;
  }

  private static SourcePlace shifted(SourcePlace place, String text, int offset) {
    return new SourcePlace(
        place.file(), place.line(), place.column() + text.codePointCount(0, offset));
  }

  private static Optional<Each> refused(YamlNode node, String found) {
    node.file()
        .error(
            "rulebook/each",
            node.place(),
            new LocalText(
                Quoted.of(found)
                    + " 应写成“事实 as 名称”，如 listing.screenshots as shot，或 listing.name, listing.summary"
                    + " as text。",
                Quoted.of(found)
                    + " has to read 'facts as name', such as listing.screenshots as shot, or"
                    + " listing.name, listing.summary as text."));
    return Optional.empty();
  }
}
