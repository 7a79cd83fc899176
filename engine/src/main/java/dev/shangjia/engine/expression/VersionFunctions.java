package dev.shangjia.engine.expression;

import static dev.shangjia.engine.expression.Function.Parameter.text;

import dev.cel.common.types.SimpleType;
import dev.shangjia.engine.LocalText;
import java.math.BigInteger;
import java.util.List;

/** Version numbers: dot-separated, compared part by part. */
final class VersionFunctions {
  static final List<Function> ALL =
      List.of(
          Function.of(
              "compareVersions",
              SimpleType.INT,
              List.of(text("left"), text("right")),
              new LocalText(
                  "比较版本号：小于为 -1，等于为 0，大于为 1",
                  "Compares two versions: -1 when the left is older, 0 when equal, 1 when newer"),
              "compareVersions('1.10.0', '1.9') == 1 && compareVersions('1.0-beta', '1.0') == -1",
              args -> (long) compare((String) args[0], (String) args[1])));

  private VersionFunctions() {}

  /** As semantic versioning orders them: a pre-release comes before its release. */
  private static int compare(String left, String right) {
    String[] a = split(left);
    String[] b = split(right);
    int numbers = compareParts(a[0], b[0], "0");
    if (numbers != 0) {
      return numbers;
    }
    if (a[1].isEmpty() || b[1].isEmpty()) {
      return Boolean.compare(a[1].isEmpty(), b[1].isEmpty());
    }
    return compareParts(a[1], b[1], "");
  }

  /** The numbers, and the pre-release after the first hyphen; build metadata does not count. */
  private static String[] split(String version) {
    String text = version.strip();
    if (text.startsWith("v") || text.startsWith("V")) {
      text = text.substring(1);
    }
    int build = text.indexOf('+');
    text = build < 0 ? text : text.substring(0, build);
    int hyphen = text.indexOf('-');
    return hyphen < 0
        ? new String[] {text, ""}
        : new String[] {text.substring(0, hyphen), text.substring(hyphen + 1)};
  }

  private static int compareParts(String left, String right, String missing) {
    String[] a = left.split("\\.", -1);
    String[] b = right.split("\\.", -1);
    for (int i = 0; i < Math.max(a.length, b.length); i++) {
      int order = comparePart(i < a.length ? a[i] : missing, i < b.length ? b[i] : missing);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static int comparePart(String left, String right) {
    boolean numbers = isNumber(left) && isNumber(right);
    int order =
        numbers ? new BigInteger(left).compareTo(new BigInteger(right)) : left.compareTo(right);
    return Integer.signum(order);
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty()
        && text.length() <= 40
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
