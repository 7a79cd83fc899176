package dev.shangjia.platform.accounts;

import dev.shangjia.platform.web.Shell;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What is not as it should be with something that was entered.
 *
 * @param key the key of its words
 * @param arguments what stands in them
 */
record Complaint(String key, List<Object> arguments) {
  Complaint {
    arguments = List.copyOf(arguments);
  }

  static Complaint of(String key, Object... arguments) {
    return new Complaint(key, List.of(arguments));
  }

  String in(Shell shell) {
    return shell.t(key, arguments.toArray());
  }

  /** The words of each field's complaint. */
  static Map<String, String> words(Map<String, Complaint> complaints, Shell shell) {
    return complaints.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().in(shell)));
  }
}
