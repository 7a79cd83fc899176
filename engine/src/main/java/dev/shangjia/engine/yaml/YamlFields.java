package dev.shangjia.engine.yaml;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.NearestName;
import dev.shangjia.engine.SourcePlace;
import dev.shangjia.engine.source.Quoted;
import dev.shangjia.engine.source.SourceFile;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A mapping whose keys are known. Unknown and missing keys are reported when it is made; each
 * method then reads one key and reports what is wrong with its value. A method that has to answer
 * although the value is missing or wrong gives a stand-in; {@link #sound()} then is false, and what
 * was read must not be used.
 */
public final class YamlFields {
  private static final LocalText NO_TEXT = LocalText.same("?");
  private static final YamlKeys LOCAL_TEXT = YamlKeys.of("local-text", List.of("zh", "en"));

  private final YamlMapping mapping;
  private final YamlKeys keys;
  private final int errorsBefore;
  private boolean incomplete;

  private YamlFields(YamlMapping mapping, YamlKeys keys) {
    this.mapping = mapping;
    this.keys = keys;
    this.errorsBefore = mapping.file().errors();
  }

  static YamlFields of(YamlMapping mapping, YamlKeys keys) {
    var fields = new YamlFields(mapping, keys);
    fields.reportUnknown();
    fields.reportMissing();
    return fields;
  }

  /** The file it stands in. */
  public SourceFile file() {
    return mapping.file();
  }

  /** Where the mapping begins. */
  public SourcePlace place() {
    return mapping.place();
  }

  /** Where a key's value stands; the mapping's place when it is missing. */
  public SourcePlace place(String key) {
    var entry = mapping.entries().get(key);
    return entry == null ? mapping.place() : entry.value().place();
  }

  /** Where a key stands; the mapping's place when it is missing. */
  public SourcePlace keyPlace(String key) {
    var entry = mapping.entries().get(key);
    return entry == null ? mapping.place() : entry.keyPlace();
  }

  /** Whether nothing was wrong with it since it was made. */
  public boolean sound() {
    return !incomplete && mapping.file().errors() == errorsBefore;
  }

  /** Whether the key is there. */
  public boolean has(String key) {
    return mapping.entries().containsKey(known(key));
  }

  /** The value of a key; empty when it is not there. */
  public Optional<YamlNode> node(String key) {
    YamlMapping.Entry entry = mapping.entries().get(known(key));
    if (entry == null) {
      return Optional.empty();
    }
    // What was refused was reported before this mapping was looked at.
    incomplete |= entry.value() instanceof YamlBroken;
    return Optional.of(entry.value());
  }

  /** A text that may be missing; blank ones are refused. */
  public Optional<String> optionalText(String key) {
    return node(key).flatMap(YamlNode::text).filter(text -> !reportBlank(key, text));
  }

  /** A required text; blank ones are refused. */
  public String text(String key) {
    return optionalText(key).orElse("");
  }

  /** A text in both languages that may be missing. */
  public Optional<LocalText> optionalLocalText(String key) {
    return node(key).flatMap(YamlFields::readLocalText);
  }

  /** A required text in both languages. */
  public LocalText localText(String key) {
    return optionalLocalText(key).orElse(NO_TEXT);
  }

  /** Reads a text in both languages. */
  public static Optional<LocalText> readLocalText(YamlNode node) {
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

  /** One of several named values, or the value given when it is missing. */
  public <E extends Enum<E>> E oneOf(String key, E[] values, Function<E, String> code, E missing) {
    return node(key).flatMap(node -> readOneOf(node, values, code)).orElse(missing);
  }

  /** Reads one of several named values. */
  public static <E extends Enum<E>> Optional<E> readOneOf(
      YamlNode node, E[] values, Function<E, String> code) {
    Optional<String> text = node.text();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<E> found =
        Arrays.stream(values).filter(value -> code.apply(value).equals(text.get())).findFirst();
    if (found.isEmpty()) {
      reportNotOneOf(node, text.get(), Arrays.stream(values).map(code).toList());
    }
    return found;
  }

  /** Reports a value that is none of those allowed. */
  public static void reportNotOneOf(YamlNode node, String found, Collection<String> allowed) {
    Optional<String> nearest = NearestName.of(found, allowed);
    node.file()
        .error(
            "yaml/not-allowed",
            node.place(),
            new LocalText(
                Quoted.of(found)
                    + " 不在允许的取值之内："
                    + String.join("、", allowed)
                    + "。"
                    + nearest.map(name -> "是否想写 '" + name + "'？").orElse(""),
                Quoted.of(found)
                    + " is none of "
                    + String.join(", ", allowed)
                    + "."
                    + nearest.map(name -> " Did you mean '" + name + "'?").orElse("")));
  }

  /** True or false, or the value given when it is missing. */
  public boolean flag(String key, boolean missing) {
    Optional<YamlNode> node = node(key);
    if (node.isEmpty() || node.get() instanceof YamlBroken) {
      return missing;
    }
    if (node.get() instanceof YamlScalar scalar && scalar.isTruth()) {
      return scalar.value().equalsIgnoreCase("true");
    }
    String found = node.get() instanceof YamlScalar scalar ? " " + Quoted.of(scalar.value()) : "";
    LocalText kind = node.get().kind();
    file()
        .error(
            "yaml/wrong-kind",
            node.get().place(),
            new LocalText(
                "'" + key + "' 只能是 true 或 false，却是" + kind.zh() + found + "。",
                "'" + key + "' is true or false, found " + kind.en() + found + "."));
    return missing;
  }

  /** A whole number within bounds; empty, and reported unless it is missing, when it is not. */
  public Optional<Integer> integer(String key, int least, int most) {
    return node(key).flatMap(node -> readInteger(node, key, least, most));
  }

  /** Reads a whole number within bounds; the name is for the problem when it is none. */
  public static Optional<Integer> readInteger(YamlNode node, String name, int least, int most) {
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

  /** A number within bounds; empty, and reported unless it is missing, when it is not. */
  public Optional<Double> number(String key, double least, double most) {
    Optional<YamlNode> node = node(key);
    if (node.isEmpty() || node.get() instanceof YamlBroken) {
      return Optional.empty();
    }
    if (node.get() instanceof YamlScalar scalar
        && scalar.isNumber()
        && scalar.value().length() < 20) {
      double number = Double.parseDouble(scalar.value());
      if (number >= least && number <= most) {
        return Optional.of(number);
      }
    }
    String found = node.get() instanceof YamlScalar scalar ? " " + Quoted.of(scalar.value()) : "";
    LocalText kind = node.get().kind();
    String from = shown(least);
    String to = shown(most);
    file()
        .error(
            "yaml/not-allowed",
            node.get().place(),
            new LocalText(
                "'%s' 须为 %s 到 %s 之间的数，却是%s%s。".formatted(key, from, to, kind.zh(), found),
                "'%s' is a number from %s to %s, found %s%s."
                    .formatted(key, from, to, kind.en(), found)));
    return Optional.empty();
  }

  private static String shown(double bound) {
    return BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString();
  }

  /** A day that may be missing, written as 2026-11-22. */
  public Optional<LocalDate> optionalDate(String key) {
    return node(key).flatMap(YamlFields::readDate);
  }

  /** Reads a day, written as 2026-11-22. */
  public static Optional<LocalDate> readDate(YamlNode node) {
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

  /** The items of a list; none when the key is missing. */
  public List<YamlNode> items(String key) {
    return node(key).map(YamlNode::items).orElse(List.of());
  }

  /** A list of texts; none when the key is missing. Blank and repeated ones are refused. */
  public List<String> texts(String key) {
    var texts = new LinkedHashSet<String>();
    for (YamlNode item : items(key)) {
      item.text()
          .filter(text -> !reportBlankItem(key, item, text) && !reportRepeated(item, text, texts))
          .ifPresent(texts::add);
    }
    return List.copyOf(texts);
  }

  /** A mapping under a key; empty when it is missing or no mapping. */
  public Optional<YamlFields> fields(String key, YamlKeys inner) {
    return node(key).flatMap(node -> node.fields(inner));
  }

  private String known(String key) {
    if (!keys.required().contains(key) && !keys.optional().contains(key)) {
      throw new IllegalArgumentException(keys.shape() + " does not declare the key " + key);
    }
    return key;
  }

  private void reportUnknown() {
    mapping
        .entries()
        .forEach(
            (key, entry) -> {
              if (!keys.required().contains(key) && !keys.optional().contains(key)) {
                reportUnknown(mapping.file(), entry.keyPlace(), key, keys.all());
              }
            });
  }

  /** Reports a key that is not known here. */
  public static void reportUnknown(
      SourceFile file, SourcePlace place, String key, Collection<String> known) {
    Optional<String> nearest = NearestName.of(key, known);
    file.error(
        "yaml/unknown-key",
        place,
        new LocalText(
            "未知的键 "
                + Quoted.of(key)
                + "。"
                + nearest
                    .map(name -> "是否想写 '" + name + "'？")
                    .orElse("此处可用：" + String.join("、", known) + "。"),
            "Unknown key "
                + Quoted.of(key)
                + "."
                + nearest
                    .map(name -> " Did you mean '" + name + "'?")
                    .orElse(" Known here: " + String.join(", ", known) + ".")));
  }

  private void reportMissing() {
    List<String> missing =
        keys.required().stream().filter(key -> !mapping.entries().containsKey(key)).toList();
    if (missing.isEmpty()) {
      return;
    }
    incomplete = true;
    if (!mapping.damaged()) {
      mapping
          .file()
          .error(
              "yaml/missing-key",
              mapping.place(),
              new LocalText(
                  "此处缺少必需的键：" + String.join("、", missing) + "。",
                  "Missing here: " + String.join(", ", missing) + "."));
    }
  }

  private boolean reportBlank(String key, String text) {
    if (text.isBlank()) {
      file()
          .error(
              "yaml/blank",
              place(key),
              new LocalText("'" + key + "' 是空的，请填写内容。", "'" + key + "' is blank; give it a text."));
    }
    return text.isBlank();
  }

  private boolean reportBlankItem(String key, YamlNode item, String text) {
    if (text.isBlank()) {
      file()
          .error(
              "yaml/blank",
              item.place(),
              new LocalText(
                  "'" + key + "' 中有一项是空的，请填写或删除。",
                  "An item of '" + key + "' is blank; give it a text or delete it."));
    }
    return text.isBlank();
  }

  private boolean reportRepeated(YamlNode item, String text, Collection<String> before) {
    boolean repeated = before.contains(text);
    if (repeated) {
      file()
          .error(
              "yaml/repeated-item",
              item.place(),
              new LocalText(
                  Quoted.of(text) + " 在此列表中出现了两次，请删去一个。",
                  Quoted.of(text) + " stands in this list twice; delete one."));
    }
    return repeated;
  }
}
