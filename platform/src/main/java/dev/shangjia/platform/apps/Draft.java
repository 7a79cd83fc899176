package dev.shangjia.platform.apps;

import dev.shangjia.engine.dossier.DossierHash;
import dev.shangjia.engine.facts.Facts.FileValue;
import dev.shangjia.platform.tenancy.OrganizationId;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A dossier as it is now.
 *
 * @param id which
 * @param organization whose it is
 * @param key what it is about
 * @param app the app that it belongs to; null for one about an organization
 * @param changedAt when it was changed last
 * @param entries its values, by path
 * @param files its files, by path; some may be named by no field any more
 */
public record Draft(
    DossierId id,
    OrganizationId organization,
    DossierKey key,
    @Nullable AppId app,
    Instant changedAt,
    Map<String, Entry> entries,
    Map<String, Attachment> files) {
  public Draft {
    entries = Collections.unmodifiableMap(new TreeMap<>(entries));
    files = Collections.unmodifiableMap(new TreeMap<>(files));
  }

  /** The value at a path, if it has one. */
  public Optional<JsonNode> value(String path) {
    return Optional.ofNullable(entries.get(path)).map(Entry::value);
  }

  /** The version of the value at a path; 0 when nobody ever wrote one. */
  public long version(String path) {
    Entry entry = entries.get(path);
    return entry == null ? 0 : entry.version();
  }

  /** The ids of a list's items, in order. */
  public List<String> items(String path) {
    return value(path).map(FormTree::ids).orElse(List.of());
  }

  /** All forms as JSON, by form and field, as dossiers have them; files are paths. */
  public ObjectNode forms() {
    return FormTree.of(entries.values()).json();
  }

  /** The files that the forms name, by path. */
  public Map<String, Attachment> namedFiles() {
    var named = new TreeMap<String, Attachment>();
    FormTree.texts(forms())
        .forEach(
            text -> {
              Attachment file = files.get(text);
              if (file != null) {
                named.put(text, file);
              }
            });
    return named;
  }

  /** What names its content, as the engine's {@code DossierHash} makes it. */
  public String hash() {
    var values = new TreeMap<String, FileValue>();
    namedFiles()
        .forEach((path, file) -> values.put(path, new FileValue(file.sha256(), file.bytes())));
    return DossierHash.of(key.program(), key.procedure(), forms(), values);
  }

  /**
   * The path of what a JSON pointer of a report names.
   *
   * @param pointer such as {@code /listing/screenshots/2/image}
   * @return such as {@code listing/screenshots/k3f/image}
   */
  public String path(String pointer) {
    var path = new StringBuilder();
    for (String step : pointer.substring(pointer.isEmpty() ? 0 : 1).split("/", -1)) {
      List<String> ids = items(path.toString());
      String name = step.replace("~1", "/").replace("~0", "~");
      boolean isItem = !ids.isEmpty() && name.matches("[0-9]{1,6}");
      path.append(path.isEmpty() ? "" : "/");
      path.append(
          isItem && Integer.parseInt(name) < ids.size() ? ids.get(Integer.parseInt(name)) : name);
    }
    return path.toString();
  }
}
