package dev.shangjia.platform.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.util.MultiValueMap;

/**
 * What the form of a dossier sends: {@code b:<path>} for each field that is in it, with the version
 * that was shown and a print of what was shown, {@code v:<path>} what stands in it now, and {@code
 * do} for a button.
 */
record Posted(MultiValueMap<String, String> parameters) {

  /**
   * A field that was sent.
   *
   * @param path which
   * @param seen the version that was shown
   * @param base that version and a print of what was shown
   * @param written what stands in it, one or several
   */
  record Field(String path, long seen, String base, List<String> written) {
    /** What stands in it, as the page shows it. */
    String text() {
      return String.join("\n", written);
    }
  }

  /** The fields that were touched, and the one of which somebody says that theirs counts. */
  List<Field> touched() {
    Action action = action();
    var touched = new ArrayList<Field>();
    for (Map.Entry<String, List<String>> parameter : parameters.entrySet()) {
      if (parameter.getKey().startsWith("b:")) {
        String path = parameter.getKey().substring(2);
        String[] base = parameter.getValue().getFirst().split(":", 2);
        List<String> written = parameters.getOrDefault("v:" + path, List.of());
        boolean same =
            base.length == 2 && base[1].equals(FieldValue.print(String.join("\n", written)));
        boolean isMine = action.name().equals("mine") && action.path().equals(path);
        if (base[0].matches("[0-9]{1,18}") && (!same || isMine)) {
          long seen =
              Long.parseLong(
                  isMine && action.item().matches("[0-9]{1,18}") ? action.item() : base[0]);
          touched.add(new Field(path, seen, parameter.getValue().getFirst(), written));
        }
      }
    }
    return touched;
  }

  /** The version that was shown of a field; 0 when it was not sent. */
  long seen(String path) {
    String base = parameters.getFirst("b:" + path);
    return base == null || !base.matches("[0-9]{1,18}:.*")
        ? 0
        : Long.parseLong(base.substring(0, base.indexOf(':')));
  }

  /**
   * The button that was pressed: what it does, the path, and the item, or for {@code mine} the
   * version that is written over; blank where it has none.
   */
  Action action() {
    String pressed = parameters.getFirst("do");
    String[] parts = pressed == null ? new String[0] : pressed.split(" ", 3);
    return new Action(
        parts.length > 0 ? parts[0] : "",
        parts.length > 1 ? parts[1] : "",
        parts.length > 2 ? parts[2] : "");
  }

  /** What a button does. */
  record Action(String name, String path, String item) {}
}
