package dev.shangjia.platform.apps;

import dev.shangjia.platform.files.StoredFile;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Under which path a dossier keeps a file that somebody gave to a field. */
final class AttachmentPath {
  private AttachmentPath() {}

  /**
   * Form and field with the file's ending, and a number where another file has that path.
   *
   * @param path of the field
   * @param name what the file was called; only its ending counts
   */
  static String of(Draft draft, String path, StoredFile file, String name) {
    List<String> parts = Arrays.asList(path.split("/", -1));
    String field =
        parts.stream()
            .skip(1)
            .filter(part -> !isItem(draft, path, part))
            .collect(Collectors.joining("-"));
    String base = parts.getFirst() + "/" + field;
    for (int number = 1; ; number++) {
      String candidate = base + (number == 1 ? "" : "-" + number) + ending(name);
      Attachment there = draft.files().get(candidate);
      boolean isOwn =
          draft.value(path).filter(value -> candidate.equals(value.stringValue(""))).isPresent();
      if (there == null || isOwn || there.sha256().equals(file.sha256())) {
        return candidate;
      }
    }
  }

  private static boolean isItem(Draft draft, String path, String part) {
    int at = path.indexOf("/" + part);
    return at > 0 && draft.items(path.substring(0, at)).contains(part);
  }

  private static String ending(String name) {
    int dot = name.lastIndexOf('.');
    String ending = dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    return ending.matches("[a-z0-9]{1,8}") ? "." + ending : "";
  }
}
