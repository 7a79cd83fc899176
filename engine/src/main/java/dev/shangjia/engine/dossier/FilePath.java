package dev.shangjia.engine.dossier;

import dev.shangjia.engine.LocalText;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The rules that the path of a file within a dossier keeps, wherever the path comes from. */
final class FilePath {
  private static final int SEGMENT_BYTES = 255;

  private FilePath() {}

  /**
   * Why a path cannot be used, or empty when it can. Used are relative paths with {@code /} between
   * their parts that stay within the dossier and mean the same on every system.
   */
  static Optional<LocalText> refusal(String path, DossierLimits limits) {
    if (path.isEmpty()) {
      return refused("路径为空", "it is empty");
    }
    if (path.codePointCount(0, path.length()) > limits.nameLength()) {
      return refused(
          "路径长 %d 个字符，最多 %d 个".formatted(path.length(), limits.nameLength()),
          "it has %d characters; at most %d are allowed"
              .formatted(path.length(), limits.nameLength()));
    }
    Optional<LocalText> sign = badSign(path);
    if (sign.isPresent()) {
      return sign;
    }
    if (path.startsWith("/") || path.matches("[A-Za-z]:.*")) {
      return refused(
          "它是绝对路径；请写相对于材料文件夹的路径", "it is absolute; write it relative to the dossier's folder");
    }
    return badPart(path.split("/", -1), limits);
  }

  /** Whether a file is left out of dossiers: hidden files, and what desktops add to archives. */
  static boolean isLeftOut(String path) {
    return Arrays.stream(path.split("/", -1)).anyMatch(FilePath::isLeftOutPart);
  }

  private static boolean isLeftOutPart(String part) {
    return (part.startsWith(".") && !part.equals(".") && !part.equals(".."))
        || part.equals("__MACOSX")
        || part.equalsIgnoreCase("Thumbs.db")
        || part.equalsIgnoreCase("desktop.ini");
  }

  /** Equal for paths that some systems hold for one: they differ in case or composition only. */
  static String folded(String path) {
    String composed = Normalizer.normalize(path, Normalizer.Form.NFC);
    return Normalizer.normalize(
        composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
  }

  private static Optional<LocalText> badSign(String path) {
    for (int i = 0; i < path.length(); i += Character.charCount(path.codePointAt(i))) {
      int sign = path.codePointAt(i);
      if (sign == '\\') {
        return refused("其中有反斜杠；请用 / 分隔", "it has a backslash; write / between its parts");
      }
      if (isUnseen(sign)) {
        String hex = "U+%04X".formatted(sign);
        return refused(
            "其中有不可见或无效的字符 " + hex + "；请改名",
            "it has the unseen or invalid sign " + hex + "; rename it");
      }
    }
    return Optional.empty();
  }

  private static boolean isUnseen(int sign) {
    return sign == 0xFFFD
        || switch (Character.getType(sign)) {
          case Character.CONTROL,
              Character.FORMAT,
              Character.SURROGATE,
              Character.UNASSIGNED,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR ->
              true;
          default -> false;
        };
  }

  private static Optional<LocalText> badPart(String[] parts, DossierLimits limits) {
    if (parts.length - 1 > limits.depth()) {
      return refused(
          "它在 %d 层文件夹之下，最多 %d 层".formatted(parts.length - 1, limits.depth()),
          "it lies %d folders deep; at most %d are allowed"
              .formatted(parts.length - 1, limits.depth()));
    }
    for (String part : parts) {
      if (part.isEmpty() || part.equals(".") || part.equals("..")) {
        return refused(
            "其中有 '" + part + "' 这一段；请写文件夹内的直接路径",
            "one of its parts is '" + part + "'; write the plain path within the folder");
      }
      if (bytes(part) > SEGMENT_BYTES) {
        return refused(
            "其中一段名称有 %d 字节，最多 %d 字节".formatted(bytes(part), SEGMENT_BYTES),
            "one of its names has %d bytes; at most %d are allowed"
                .formatted(bytes(part), SEGMENT_BYTES));
      }
    }
    return Optional.empty();
  }

  private static int bytes(String part) {
    return part.getBytes(StandardCharsets.UTF_8).length;
  }

  private static Optional<LocalText> refused(String zh, String en) {
    return Optional.of(new LocalText(zh, en));
  }
}
