package dev.shangjia.engine.dossier;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.Problem;
import dev.shangjia.engine.SourcePlace;
import dev.shangjia.engine.source.Quoted;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What keeps a value of a batch line from being judged. */
final class BatchValues {
  /** Whoever sends these as something else than text means something by it; it is not left out. */
  private static final Set<String> TEXTS = Set.of("name", "summary", "description");

  private static final long MOST_EXACT = (1L << 53) - 1;

  private BatchValues() {}

  /**
   * What is wrong with a value, or with one within it.
   *
   * @param key its key in the line
   */
  static Optional<Problem> problem(SourcePlace place, String key, JsonNode value) {
    if (TEXTS.contains(key) && !value.isString() && !value.isNull()) {
      return Optional.of(wrongType(place, key));
    }
    return unusable(place, key, value);
  }

  private static Optional<Problem> unusable(SourcePlace place, String key, JsonNode value) {
    if (value.isString()) {
      return badSign(value.stringValue()).map(sign -> notACharacter(place, key, sign));
    }
    if (value.isNumber()) {
      return isExact(value) ? Optional.empty() : Optional.of(numberTooLarge(place, key));
    }
    for (JsonNode item : value) {
      Optional<Problem> inner = unusable(place, key, item);
      if (inner.isPresent()) {
        return inner;
      }
    }
    for (Map.Entry<String, JsonNode> entry : value.properties()) {
      Optional<Integer> sign = badSign(entry.getKey());
      if (sign.isPresent()) {
        return Optional.of(notACharacter(place, key, sign.get()));
      }
    }
    return Optional.empty();
  }

  private static boolean isExact(JsonNode number) {
    return number.isIntegralNumber()
        ? number.canConvertToLong() && Math.abs(number.longValue()) <= MOST_EXACT
        : Double.isFinite(number.doubleValue());
  }

  private static Optional<Integer> badSign(String text) {
    return text.codePoints()
        .filter(sign -> sign == 0 || (sign >= 0xD800 && sign <= 0xDFFF))
        .boxed()
        .findFirst();
  }

  private static Problem wrongType(SourcePlace place, String key) {
    return Problem.error(
        "batch/wrong-type",
        place,
        new LocalText(
            "'" + key + "' 不是文字，请写成 JSON 字符串",
            "'" + key + "' is no text; write it as a JSON string"));
  }

  private static Problem notACharacter(SourcePlace place, String key, int sign) {
    return Problem.error(
        "batch/not-a-character",
        place,
        new LocalText(
            "%s 的文字中的转义 \\u%04X 不是可用的字符，请删除".formatted(Quoted.of(key), sign),
            "The escape \\u%04X in the text of %s is no character that can be used; delete it"
                .formatted(sign, Quoted.of(key))));
  }

  private static Problem numberTooLarge(SourcePlace place, String key) {
    return Problem.error(
        "batch/number-too-large",
        place,
        new LocalText(
            Quoted.of(key) + " 的数字超出可精确保存的范围。若是编号，请加引号",
            "The number of "
                + Quoted.of(key)
                + " cannot be kept exactly. When it is a serial number, put it in quotes"));
  }
}
