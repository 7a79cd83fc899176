package dev.shangjia.engine.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Addresses on the net written out in a text, also disguised ones (full-width letters, {@code
 * example点com}).
 *
 * <p>Labels: {@code url} (with a scheme or {@code www.}), {@code domain} (a bare domain), {@code
 * dotted-name} (a name that may be a bare domain but just as well a product or an identifier:
 * draw.io, console.info), {@code local} (an address that leads nowhere from outside, or an
 * example), {@code email}. Not found are file names, versions, abbreviations, package names and
 * products such as Node.js or ASP.NET.
 */
public final class Links {
  private Links() {}

  /** All addresses in {@code text}. */
  public static List<Span> find(String text) {
    Folded folded = Folding.fold(text);
    List<Span> spans = new ArrayList<>();
    int index = 0;
    while (index < folded.length()) {
      if (!Hosts.isHostCharacter(folded.at(index)) || Hosts.isHostCharacter(folded.at(index - 1))) {
        index++;
        continue;
      }
      int end = Hosts.end(folded, index);
      LinkReader.Link link = LinkReader.read(folded, index, end);
      if (link.end() > link.start()) {
        spans.add(folded.original(link.start(), link.end(), link.label()));
      }
      index = Math.max(link.end(), end);
    }
    return List.copyOf(spans);
  }

  /** Links that lead somewhere: labels {@code url} and {@code domain} only. */
  public static List<Span> external(String text) {
    return find(text).stream()
        .filter(span -> span.label().equals("url") || span.label().equals("domain"))
        .toList();
  }

  /** Mail addresses only. */
  public static List<Span> emails(String text) {
    return find(text).stream().filter(span -> span.label().equals("email")).toList();
  }
}
