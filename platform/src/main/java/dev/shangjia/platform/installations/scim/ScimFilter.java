package dev.shangjia.platform.installations.scim;

import dev.shangjia.platform.installations.directory.DirectoryReading.Wanted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a program looks for: comparisons by {@code eq}, and several of them joined by {@code and}.
 * Source: RFC 7644, 3.4.2.2.
 */
final class ScimFilter {
  /** Texts that are compared as they are; all others whatever the case of their letters. */
  private static final Set<String> EXACT = Set.of("id", "externalid", "value");

  private static final String VALUE = "(\"(?:[^\"\\\\]|\\\\.)*\"|true|false|null|-?[0-9.]+)";

  private static final Pattern COMPARISON =
      Pattern.compile(
          "\\s*([A-Za-z][\\w.:$-]*(?:\\[[^\\]]*\\](?:\\.\\w+)?)?)\\s+([A-Za-z]{2})\\s+"
              + VALUE
              + "\\s*");

  /** What the database can be asked for. */
  private static final Set<String> NARROWING =
      Set.of("id", "externalid", "username", "emails", "displayname", "active");

  private static final long NOBODY = -1;

  private static final Pattern AND = Pattern.compile("(?i)and\\s+");

  private final List<Comparison> comparisons;

  private ScimFilter(List<Comparison> comparisons) {
    this.comparisons = List.copyOf(comparisons);
  }

  private record Comparison(ScimPath path, String value) {}

  /** Reads a filter. */
  static ScimFilter of(String text) {
    var comparisons = new ArrayList<Comparison>();
    int at = 0;
    while (at < text.length()) {
      Matcher matcher = COMPARISON.matcher(text).region(at, text.length());
      if (!matcher.lookingAt()) {
        throw wrong(text, at);
      }
      if (!matcher.group(2).toLowerCase(Locale.ROOT).equals("eq")) {
        throw ScimRefusal.invalid(
            "invalidFilter",
            "Filters compare by eq; \"%s\" at position %d is not supported."
                .formatted(matcher.group(2), matcher.start(2) + 1));
      }
      comparisons.add(new Comparison(ScimPath.of(matcher.group(1)), text(matcher.group(3))));
      at = matcher.end();
      if (at < text.length()) {
        Matcher and = AND.matcher(text).region(at, text.length());
        if (!and.lookingAt() || and.end() == text.length()) {
          throw wrong(text, at);
        }
        at = and.end();
      }
    }
    if (comparisons.isEmpty()) {
      throw wrong(text, 0);
    }
    return new ScimFilter(comparisons);
  }

  private static ScimRefusal wrong(String text, int at) {
    return ScimRefusal.invalid(
        "invalidFilter",
        "The filter \"%s\" cannot be read at position %d; write userName eq \"li.na\", joined by and."
            .formatted(text, at + 1));
  }

  private static String text(String literal) {
    return literal.startsWith("\"")
        ? literal.substring(1, literal.length() - 1).replaceAll("\\\\(.)", "$1")
        : literal;
  }

  /** Whether a resource is among what is looked for. */
  boolean matches(JsonNode resource) {
    return comparisons.stream().allMatch(one -> matches(one, resource));
  }

  private static boolean matches(Comparison comparison, JsonNode resource) {
    return comparison
        .path()
        .values(resource)
        .flatMap(ScimFilter::plain)
        .anyMatch(value -> equal(comparison.path().last(), value.asString(), comparison.value()));
  }

  /** What an attribute of several values is compared by. */
  private static Stream<JsonNode> plain(JsonNode node) {
    if (node.isArray()) {
      return node.valueStream().flatMap(ScimFilter::plain);
    }
    return node.isObject()
        ? Stream.ofNullable(node.get("value")).flatMap(ScimFilter::plain)
        : Stream.of(node);
  }

  private static boolean equal(String attribute, String value, String wanted) {
    return EXACT.contains(attribute.toLowerCase(Locale.ROOT))
        ? value.equals(wanted)
        : value.equalsIgnoreCase(wanted);
  }

  /** The value that each attribute has to have, by its last name. */
  Map<String, String> wanted() {
    var wanted = new HashMap<String, String>();
    comparisons.forEach(one -> wanted.put(one.path().last().toLowerCase(Locale.ROOT), one.value()));
    return wanted;
  }

  /**
   * What the database can be asked for; {@link #matches} says of what it gives what really fits.
   */
  Wanted narrowed() {
    String id = value("id");
    return new Wanted(
        id == null ? null : number(id),
        value("externalid"),
        value("username"),
        value("emails"),
        value("displayname"),
        truth(value("active")));
  }

  /** Whether {@link #narrowed} says all that this does. */
  boolean isNarrow() {
    return comparisons.stream()
            .allMatch(one -> one.path().filter() == null && NARROWING.contains(name(one.path())))
        && comparisons.stream().map(one -> name(one.path())).distinct().count()
            == comparisons.size();
  }

  private @Nullable String value(String name) {
    return comparisons.stream()
        .filter(one -> name(one.path()).equals(name))
        .map(Comparison::value)
        .findFirst()
        .orElse(null);
  }

  /** An address is compared as {@code emails}, {@code emails.value} and behind a filter. */
  private static String name(ScimPath path) {
    String name = path.attribute().toLowerCase(Locale.ROOT);
    String sub = path.sub();
    return sub == null || (name.equals("emails") && sub.equalsIgnoreCase("value"))
        ? name
        : name + "." + sub;
  }

  private static long number(String id) {
    return id.matches("[0-9]{1,18}") ? Long.parseLong(id) : NOBODY;
  }

  private static @Nullable Boolean truth(@Nullable String active) {
    return active == null ? null : Boolean.valueOf(active);
  }
}
