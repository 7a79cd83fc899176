package dev.shangjia.platform.backup;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Writes names as PostgreSQL reads them, whatever is in them. */
final class Names {
  private Names() {}

  /** A name, or one within another. */
  static String quoted(String... parts) {
    return Arrays.stream(parts)
        .map(part -> '"' + part.replace("\"", "\"\"") + '"')
        .collect(Collectors.joining("."));
  }

  /** Names with commas between. */
  static String list(List<String> names) {
    return names.stream().map(Names::quoted).collect(Collectors.joining(", "));
  }
}
