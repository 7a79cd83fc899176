package dev.shangjia.engine.inspection.report;

import dev.shangjia.engine.Language;
import dev.shangjia.engine.rulebook.Form;
import dev.shangjia.engine.rulebook.Rulebook;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What people call the fields that JSON pointers name.
 *
 * @param rulebook whose forms name them, or null when it is not at hand
 * @param language in which they are called
 */
record FieldNames(@Nullable Rulebook rulebook, Language language) {

  /** The name of a field, with the number of the item in a list; empty when no form names it. */
  Optional<String> name(String pointer) {
    Phrases phrases = new Phrases(language);
    if (pointer.isEmpty()) {
      return Optional.of(phrases.wholeDossier());
    }
    List<String> segments = List.of(pointer.substring(1).split("/", -1));
    Form form = rulebook == null ? null : rulebook.forms().get(segments.getFirst());
    if (form == null) {
      return Optional.empty();
    }
    if (segments.size() == 1) {
      return Optional.of(form.title().in(language));
    }
    String last = segments.getLast();
    boolean item = isNumber(last);
    String path = path(segments.subList(1, item ? segments.size() - 1 : segments.size()));
    return form.fields().stream()
        .filter(field -> field.path().equals(path))
        .findFirst()
        .map(field -> field.title().in(language))
        .map(title -> item ? title + number(phrases, last) : title);
  }

  private static String number(Phrases phrases, String index) {
    return phrases.bracketed(phrases.item(Integer.parseInt(index) + 1));
  }

  private static String path(List<String> segments) {
    var path = new StringBuilder();
    for (String segment : segments) {
      if (isNumber(segment)) {
        path.append("[]");
      } else {
        path.append(path.isEmpty() ? "" : ".");
        path.append(segment.replace("~1", "/").replace("~0", "~"));
      }
    }
    return path.toString();
  }

  private static boolean isNumber(String segment) {
    return !segment.isEmpty()
        && segment.length() <= 9
        && segment.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
