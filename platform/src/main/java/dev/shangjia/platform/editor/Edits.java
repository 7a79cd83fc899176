package dev.shangjia.platform.editor;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.platform.accounts.Organizations;
import dev.shangjia.platform.apps.Dossiers;
import dev.shangjia.platform.apps.Draft;
import dev.shangjia.platform.apps.Entry;
import dev.shangjia.platform.apps.Saving;
import dev.shangjia.platform.files.StoredFile.Protection;
import dev.shangjia.platform.files.StoredFiles;
import dev.shangjia.platform.files.Storing;
import dev.shangjia.platform.policies.Policies;
import dev.shangjia.platform.tenancy.PersonId;
import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.JsonNode;

/** Carries out what the form of a dossier sends. */
@Component
class Edits {
  private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm");

  private final Dossiers dossiers;
  private final StoredFiles files;
  private final Policies policies;
  private final Organizations organizations;

  Edits(Dossiers dossiers, StoredFiles files, Policies policies, Organizations organizations) {
    this.dossiers = dossiers;
    this.files = files;
    this.policies = policies;
    this.organizations = organizations;
  }

  /** Saves fields, then files, then does what the pressed button says. */
  EditorViews.Shown carryOut(
      Draft draft, String form, Posted posted, Map<String, List<MultipartFile>> uploads) {
    Rulebook rulebook = policies.inForce(draft.key().program());
    var notices = new ArrayList<LocalText>();
    var conflicts = new HashMap<String, FieldView.Theirs>();
    var written = new HashMap<String, Posted.Field>();
    var saved = new HashMap<String, String>();
    Posted.Action action = posted.action();
    for (Posted.Field field : posted.touched()) {
      Optional<JsonNode> schema = SchemaPath.find(rulebook, field.path());
      if (schema.isEmpty()
          || (action.name().equals("theirs") && action.path().equals(field.path()))) {
        continue;
      }
      FieldKind kind = FieldKind.of(schema.get());
      boolean isFile = kind == FieldKind.LINK_OR_FILE && isFile(draft, field.path());
      if (!kind.isWritten() || (isFile && String.join("", field.written()).isBlank())) {
        continue;
      }
      JsonNode value = FieldValue.read(kind, schema.get(), field.written());
      switch (dossiers.save(draft.id(), field.path(), value, field.seen())) {
        case Saving.Changed(Entry theirs) -> {
          conflicts.put(field.path(), theirs(theirs, rulebook.zone()));
          written.put(field.path(), field);
        }
        case Saving.Saved(long version) ->
            saved.put(field.path(), version + ":" + FieldValue.print(field.text()));
      }
    }
    uploads.forEach(
        (name, parts) ->
            parts.stream()
                .filter(part -> !part.isEmpty() && name.startsWith("file:"))
                .forEach(
                    part ->
                        attach(draft, rulebook, name.substring(5), part, posted)
                            .ifPresent(notices::add)));
    press(draft, rulebook, action, posted).ifPresent(notices::add);
    return new EditorViews.Shown(form, notices, conflicts, written, saved);
  }

  private static boolean isFile(Draft draft, String path) {
    return draft
        .value(path)
        .filter(value -> draft.files().containsKey(value.stringValue("")))
        .isPresent();
  }

  private Optional<LocalText> press(
      Draft draft, Rulebook rulebook, Posted.Action action, Posted posted) {
    Optional<JsonNode> schema = SchemaPath.find(rulebook, action.path());
    if (schema.isEmpty()) {
      return Optional.empty();
    }
    switch (action.name()) {
      case "add" -> dossiers.addItem(draft.id(), action.path(), Dossiers.ListKind.OBJECTS);
      case "up" -> dossiers.move(draft.id(), action.path(), action.item(), Dossiers.Move.UP);
      case "down" -> dossiers.move(draft.id(), action.path(), action.item(), Dossiers.Move.DOWN);
      case "away" -> dossiers.move(draft.id(), action.path(), action.item(), Dossiers.Move.AWAY);
      case "clear" -> {
        return clear(draft, action.path(), posted.seen(action.path()));
      }
      default -> {}
    }
    return Optional.empty();
  }

  private Optional<LocalText> clear(Draft draft, String path, long seen) {
    return dossiers.save(draft.id(), path, null, seen) instanceof Saving.Changed
        ? Optional.of(
            new LocalText(
                "别人刚刚换过这个文件，所以没有移除。请看一下现在的文件，需要时再移除。",
                "Somebody else just changed this file, so it was not taken away. Look at the one"
                    + " that is there now, and take it away again if needed."))
        : Optional.empty();
  }

  private Optional<LocalText> attach(
      Draft draft, Rulebook rulebook, String path, MultipartFile part, Posted posted) {
    Optional<JsonNode> schema = SchemaPath.find(rulebook, path);
    if (schema.isEmpty()) {
      return Optional.empty();
    }
    boolean many = FieldKind.of(schema.get()) == FieldKind.FILES;
    JsonNode of = many ? schema.get().path("items") : schema.get();
    String name = Optional.ofNullable(part.getOriginalFilename()).orElse("").replace("\0", "");
    try (InputStream content = part.getInputStream()) {
      return switch (files.store(draft.organization(), content, protection(of))) {
        case Storing.TooLarge(long limit) ->
            Optional.of(
                new LocalText(
                    "文件“%s”超过 %d MB，没有保存；请缩小后再传。".formatted(name, limit >> 20),
                    "\"%s\" is larger than %d MB and was not kept; make it smaller and try again."
                        .formatted(name, limit >> 20)));
        case Storing.Stored(var stored) -> {
          String at =
              many
                  ? path + "/" + dossiers.addItem(draft.id(), path, Dossiers.ListKind.VALUES)
                  : path;
          Saving saving =
              dossiers.attach(draft.id(), at, stored, name, many ? 0 : posted.seen(path));
          yield saving instanceof Saving.Changed
              ? Optional.of(
                  new LocalText(
                      "别人刚刚换过这个文件，“%s”没有保存。请看一下现在的文件，需要时再传一次。".formatted(name),
                      "Somebody else just changed this file, so \"%s\" was not kept. Look at the one that is there now, and upload again if needed."
                          .formatted(name)))
              : Optional.empty();
        }
      };
    } catch (IOException e) {
      return Optional.of(
          new LocalText(
              "文件“%s”没有传完，请再传一次。".formatted(name),
              "\"%s\" did not arrive whole; upload it again.".formatted(name)));
    }
  }

  /**
   * Documents prove who somebody is or what they may do; pictures and policies are for everybody.
   */
  static Protection protection(JsonNode schema) {
    return schema.path("x-fact").asString("").equals("document")
        ? Protection.SENSITIVE
        : Protection.PLAIN;
  }

  private FieldView.Theirs theirs(Entry entry, ZoneId zone) {
    String by =
        entry.changedBy().matches("[0-9]{1,18}")
            ? organizations
                .nameOf(new PersonId(Long.parseLong(entry.changedBy())))
                .orElse(entry.changedBy())
            : entry.changedBy();
    return new FieldView.Theirs(
        FieldValue.write(entry.value()),
        by,
        MINUTES.format(entry.changedAt().atZone(zone)),
        entry.version());
  }
}
