package dev.shangjia.engine.yaml;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.source.Quoted;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads values of one kind, and reports those that are of another. */
public final class YamlValues {
  private static final YamlKeys LOCAL_TEXT = YamlKeys.of("local-text", List.of("zh", "en"));

  private YamlValues() {}

  /** Reads a text in both languages. */
  public static Optional<LocalText> localText(YamlNode node) {
    if (node instanceof YamlScalar) {
      node.file()
          .error(
              "yaml/one-language",
              node.place(),
              new LocalText(
                  "此处的文字须有中英两种语言，请写成 {zh: …, en: …}。",
                  "A text is needed in both languages here; write {zh: ..., en: ...}."));
      return Optional.empty();
    }
    return node.fields(LOCAL_TEXT)
        .flatMap(
            both -> {
              String zh = both.text("zh");
              String en = both.text("en");
              return both.sound() ? Optional.of(new LocalText(zh, en)) : Optional.empty();
            });
  }

  /** Reads one of several named values. */
  public static <E extends Enum<E>> Optional<E> oneOf(
      YamlNode node, E[] values, Function<E, String> code) {
    Optional<String> text = node.text();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<E> found =
        Arrays.stream(values).filter(value -> code.apply(value).equals(text.get())).findFirst();
    if (found.isEmpty()) {
      YamlProblems.notOneOf(node, text.get(), Arrays.stream(values).map(code).toList());
    }
    return found;
  }

  /** Reads a whole number within bounds; the name is for the problem when it is none. */
  public static Optional<Integer> integer(YamlNode node, String name, int least, int most) {
    if (node instanceof YamlBroken) {
      return Optional.empty();
    }
    if (node instanceof YamlScalar scalar && scalar.isInteger() && scalar.value().length() < 10) {
      int number = Integer.parseInt(scalar.value());
      if (number >= least && number <= most) {
        return Optional.of(number);
      }
    }
    String found = node instanceof YamlScalar scalar ? " " + Quoted.of(scalar.value()) : "";
    LocalText kind = node.kind();
    node.file()
        .error(
            "yaml/not-allowed",
            node.place(),
            new LocalText(
                "'%s' 须为 %d 到 %d 之间的整数，却是%s%s。".formatted(name, least, most, kind.zh(), found),
                "'%s' is a whole number from %d to %d, found %s%s."
                    .formatted(name, least, most, kind.en(), found)));
    return Optional.empty();
  }

  /** Reads a day, written as 2026-11-22. */
  public static Optional<LocalDate> date(YamlNode node) {
    Optional<String> text = node.text();
    try {
      return text.map(LocalDate::parse);
    } catch (DateTimeParseException _) {
      node.file()
          .error(
              "yaml/not-a-date",
              node.place(),
              new LocalText(
                  Quoted.of(text.orElseThrow()) + " 不是日期，请写成 2026-11-22 的形式。",
                  Quoted.of(text.orElseThrow()) + " is no date; write it like 2026-11-22."));
      return Optional.empty();
    }
  }
}
