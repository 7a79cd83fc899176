package dev.shangjia.platform.catalog.search;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where a result holds what was typed.
 *
 * @param where in which part of it
 * @param words what was looked for there: a part of what was typed, or a word that means the same
 */
public record Why(Where where, String words) {
  private static final Synonyms SYNONYMS = Synonyms.shipped();

  /** The parts of a document in which something is found, the most telling first. */
  public enum Where {
    NAME,
    /** How the name is read out. */
    READING,
    KEYWORD,
    PROVIDER,
    SUMMARY,
    DESCRIPTION,
    /** In none of them as it was typed; something like it. */
    SIMILAR;

    private final String code = name().toLowerCase(Locale.ROOT);

    /** The name in words. */
    public String code() {
      return code;
    }
  }

  /** Why a document is found by what was typed: one reason for each part of that. */
  public static List<Why> of(String typed, Document document) {
    Set<Why> reasons = new LinkedHashSet<>();
    for (String part : Typed.normal(typed).split(" ", -1)) {
      if (!part.isEmpty()) {
        reasons.add(reason(part, document));
      }
    }
    return List.copyOf(reasons);
  }

  private static Why reason(String part, Document document) {
    return written(part, document)
        .or(() -> readOut(part, document))
        .or(
            () ->
                SYNONYMS.of(part).stream()
                    .flatMap(other -> written(other, document).stream())
                    .findFirst())
        .orElseGet(() -> new Why(Where.SIMILAR, part));
  }

  private static Optional<Why> written(String part, Document document) {
    String tight = tight(part);
    return Stream.of(
            new Place(Where.NAME, document.name()),
            new Place(Where.KEYWORD, String.join(" ", document.keywords())),
            new Place(Where.KEYWORD, String.join(" ", document.categories())),
            new Place(Where.PROVIDER, document.provider()),
            new Place(Where.SUMMARY, document.summary()),
            new Place(Where.DESCRIPTION, document.description()))
        .filter(place -> tight(place.text()).contains(tight))
        .map(place -> new Why(place.where(), part))
        .findFirst();
  }

  private record Place(Where where, String text) {}

  private static String tight(String text) {
    return Typed.folded(text).replaceAll("[^\\p{L}\\p{N}]+", "");
  }

  private static Optional<Why> readOut(String part, Document document) {
    String sound = Typed.isLatin(part) ? part : Pinyin.whole(part);
    boolean reads =
        !sound.isEmpty()
            && Arrays.stream(Pinyin.readings(Typed.folded(document.name())).split(" ", -1))
                .anyMatch(reading -> reading.startsWith(sound));
    return reads ? Optional.of(new Why(Where.READING, part)) : Optional.empty();
  }
}
