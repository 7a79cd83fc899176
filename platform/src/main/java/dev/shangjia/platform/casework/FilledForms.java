package dev.shangjia.platform.casework;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.rulebook.Form;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.platform.apps.Attachment;
import dev.shangjia.platform.apps.Snapshot;
import dev.shangjia.platform.casework.HandedIn.Filled;
import dev.shangjia.platform.casework.HandedIn.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The forms of a dossier as they were filled in, beside what they were before. */
final class FilledForms {
  private final Rulebook rulebook;
  private final Snapshot now;
  private final Optional<Snapshot> before;

  /**
   * Forms beside earlier ones.
   *
   * @param rulebook says what forms and fields are called
   * @param before what they are compared with; empty for nothing
   */
  FilledForms(Rulebook rulebook, Snapshot now, Optional<Snapshot> before) {
    this.rulebook = rulebook;
    this.now = now;
    this.before = before;
  }

  List<Filled> all() {
    var filled = new ArrayList<Filled>();
    for (Map.Entry<String, JsonNode> form : now.forms().properties()) {
      Form schema = rulebook.forms().get(form.getKey());
      filled.add(
          new Filled(
              schema == null ? LocalText.same(form.getKey()) : schema.title(),
              values(schema, form.getKey(), form.getValue())));
    }
    return filled;
  }

  /** All that there is, and after it what there is no more. */
  private List<Value> values(@Nullable Form schema, String form, JsonNode filled) {
    Map<String, String> values = FormLeaves.of(filled);
    Map<String, String> old =
        before
            .flatMap(one -> Optional.ofNullable(one.forms().get(form)))
            .map(FormLeaves::of)
            .orElse(Map.of());
    Set<String> names = new LinkedHashSet<>(values.keySet());
    names.addAll(old.keySet());
    var words = new FieldWords(rulebook, schema);
    return names.stream()
        .map(
            name ->
                value(
                    schema, words, name, values.getOrDefault(name, ""), old.getOrDefault(name, "")))
        .toList();
  }

  private Value value(
      @Nullable Form schema, FieldWords words, String name, String text, String was) {
    Attachment file = now.files().get(text);
    Attachment old = before.map(one -> one.files().get(was)).orElse(null);
    return new Value(
        name,
        FormLeaves.label(schema, name),
        words.item(name),
        file == null ? shown(words, name, text) : LocalText.same(file.name()),
        file == null ? null : EvidenceReading.href(now.organization(), file.sha256(), file.name()),
        file != null && file.mediaType().startsWith("image/"),
        before.isPresent() && isChanged(text, file, was, old)
            ? (old == null ? shown(words, name, was) : LocalText.same(old.name()))
            : null);
  }

  private static @Nullable LocalText shown(FieldWords words, String name, String text) {
    return text.isBlank() ? null : words.of(name, text);
  }

  /** Another file may stand under the same name. */
  private static boolean isChanged(
      String text, @Nullable Attachment file, String was, @Nullable Attachment old) {
    if (file == null || old == null) {
      return !text.equals(was);
    }
    return !file.sha256().equals(old.sha256());
  }
}
