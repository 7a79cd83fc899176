package dev.shangjia.platform.apps;

import dev.shangjia.engine.rulebook.Form;
import dev.shangjia.engine.rulebook.Procedure;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.platform.files.StoredFile;
import dev.shangjia.platform.policies.Policies;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.OrganizationId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Dossiers while they are prepared, and what they were when they were handed in. Values have
 * versions of their own: who saves says which version they saw, and a value that somebody else
 * changed since is given back instead of being written over.
 */
@Service
public class Dossiers {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final JdbcDossiers rows;
  private final Policies policies;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Dossiers(JdbcDossiers rows, Policies policies, TransactionTemplate transaction, Clock clock) {
    this.rows = rows;
    this.policies = policies;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Where a list's item goes. */
  public enum Move {
    UP,
    DOWN,
    AWAY
  }

  /**
   * The dossier of an organization about something; made when it is not there yet, and then filled
   * with what the organization wrote last in the same forms about the same app.
   *
   * @param app the app that the subject belongs to; null when it belongs to none
   */
  public DossierId open(OrganizationId organization, DossierKey key, @Nullable AppId app) {
    return inTransaction(
        () -> {
          boolean isNew = rows.add(organization, key, app, clock.instant());
          DossierId id =
              rows.find(organization, key)
                  .orElseThrow(() -> new IllegalStateException("no dossier " + key));
          if (isNew) {
            fill(required(id));
          }
          return id;
        });
  }

  private void fill(Draft fresh) {
    Procedure procedure =
        policies.inForce(fresh.key().program()).procedures().get(fresh.key().procedure());
    if (procedure == null) {
      throw new IllegalArgumentException("no procedure " + fresh.key());
    }
    List<Draft> earlier =
        rows.ofOrganization(fresh.organization()).stream()
            .filter(other -> !other.id().equals(fresh.id()))
            .filter(other -> other.key().program().equals(fresh.key().program()))
            .filter(other -> Objects.equals(other.app(), fresh.app()))
            .map(other -> required(other.id()))
            .toList();
    for (String form : procedure.forms()) {
      earlier.stream()
          .filter(other -> has(other, form))
          .findFirst()
          .ifPresent(other -> copy(other, fresh, form));
    }
  }

  private static boolean has(Draft draft, String form) {
    return draft.entries().values().stream()
        .anyMatch(entry -> entry.path().startsWith(form + "/") && entry.value() != null);
  }

  private void copy(Draft from, Draft to, String form) {
    List<Entry> entries =
        from.entries().values().stream()
            .filter(entry -> entry.path().startsWith(form + "/") && entry.value() != null)
            .toList();
    for (Entry entry : entries) {
      rows.write(to, entry.path(), entry.value(), entry.changedBy(), entry.changedAt());
      JsonNode value = Objects.requireNonNull(entry.value());
      Attachment file = value.isString() ? from.files().get(value.stringValue()) : null;
      if (file != null) {
        rows.attach(to, file);
      }
    }
  }

  /** A dossier as it is now; empty when there is none that whoever acts may see. */
  public Optional<Draft> find(DossierId id) {
    return inTransaction(() -> rows.draft(id));
  }

  /** What the apps are called that some dossiers are about; those about none are left out. */
  public Map<DossierId, String> appNames(Collection<DossierId> ids) {
    return inTransaction(() -> rows.appNames(ids));
  }

  /** The dossiers of an organization, the one that was changed last first. */
  public List<DossierSummary> of(OrganizationId organization) {
    return inTransaction(() -> rows.ofOrganization(organization));
  }

  /**
   * Saves a value.
   *
   * @param path see {@link Entry#path}
   * @param value null to empty it
   * @param seen the version that whoever saves has seen, 0 for none
   */
  public Saving save(DossierId id, String path, @Nullable JsonNode value, long seen) {
    return changing(
        id,
        draft -> {
          Entry now = draft.entries().get(path);
          if (Objects.equals(now == null ? null : now.value(), value)) {
            return new Saving.Saved(draft.version(path));
          }
          if (now != null && now.version() != seen) {
            return new Saving.Changed(now);
          }
          rows.write(draft, path, value, Acting.required().id(), clock.instant());
          return new Saving.Saved(draft.version(path) + 1);
        });
  }

  /**
   * Gives a field a file. The value of the field becomes the path under which the file is kept:
   * form, field and a number where there are several.
   *
   * @param name what it was called where it came from
   * @param seen as in {@link #save}
   */
  public Saving attach(DossierId id, String path, StoredFile file, String name, long seen) {
    return changing(
        id,
        draft -> {
          Entry now = draft.entries().get(path);
          if (now != null && now.version() != seen && now.value() != null) {
            return new Saving.Changed(now);
          }
          String place = AttachmentPath.of(draft, path, file, name);
          rows.attach(
              draft, new Attachment(place, file.sha256(), file.bytes(), file.mediaType(), name));
          rows.write(
              draft,
              path,
              JsonNodeFactory.instance.stringNode(place),
              Acting.required().id(),
              clock.instant());
          return new Saving.Saved(draft.version(path) + 1);
        });
  }

  /**
   * Adds an item to the end of a list. Two who do that at once add two.
   *
   * @param path of the list
   * @return the item's id, a part of the paths of its values
   */
  public String addItem(DossierId id, String path, ListKind kind) {
    return changing(
        id,
        draft -> {
          String item = newItem();
          var items = new ArrayList<>(draft.items(path));
          items.add(item);
          write(draft, path, kind, items);
          return item;
        });
  }

  /** What a list's items are. */
  public enum ListKind {
    /** Groups of fields. */
    OBJECTS(FormTree.ITEMS),
    /** Plain values, such as files. */
    VALUES(FormTree.VALUES);

    private final String key;

    ListKind(String key) {
      this.key = key;
    }
  }

  /** Moves an item of a list, or takes it away with all its values. */
  public void move(DossierId id, String path, String item, Move move) {
    this.<Boolean>changing(
        id,
        draft -> {
          var items = new ArrayList<>(draft.items(path));
          int at = items.indexOf(item);
          if (at < 0) {
            return false;
          }
          switch (move) {
            case UP -> Collections.swap(items, at, Math.max(0, at - 1));
            case DOWN -> Collections.swap(items, at, Math.min(items.size() - 1, at + 1));
            case AWAY -> {
              items.remove(at);
              rows.empty(draft, path + "/" + item, Acting.required().id(), clock.instant());
            }
          }
          boolean objects =
              draft.value(path).filter(value -> value.has(FormTree.ITEMS)).isPresent();
          write(draft, path, objects ? ListKind.OBJECTS : ListKind.VALUES, items);
          return true;
        });
  }

  private void write(Draft draft, String path, ListKind kind, List<String> items) {
    ObjectNode list = JsonNodeFactory.instance.objectNode();
    ArrayNode ids = list.putArray(kind.key);
    items.forEach(ids::add);
    rows.write(draft, path, list, Acting.required().id(), clock.instant());
  }

  /**
   * Replaces what a dossier holds by what was handed in as a whole: forms that it does not name
   * stay as they are.
   *
   * @param forms by form and field; files are paths
   * @param files the files that they name, by path
   */
  public void replace(DossierId id, ObjectNode forms, Map<String, Attachment> files) {
    this.<Boolean>changing(
        id,
        draft -> {
          String by = Acting.required().id();
          Instant now = clock.instant();
          Rulebook rulebook = policies.inForce(draft.key().program());
          forms.propertyNames().forEach(form -> rows.empty(draft, form, by, now));
          FormTree.flat(forms, path -> isListOfFiles(rulebook, path), Dossiers::newItem)
              .forEach((path, value) -> rows.write(draft, path, value, by, now));
          files.values().forEach(file -> rows.attach(draft, file));
          return true;
        });
  }

  /** A list of paths: its items are fields that stand for something. */
  private static boolean isListOfFiles(Rulebook rulebook, String path) {
    String[] parts = path.split("/", 2);
    Form form = rulebook.forms().get(parts[0]);
    return form != null
        && parts.length == 2
        && form.fields().stream()
            .anyMatch(
                field ->
                    field.kind() != null && field.path().equals(parts[1].replace('/', '.') + "[]"));
  }

  /** What a dossier is now, for good. Taken twice of the same content, it is the same. */
  public SnapshotId snapshot(DossierId id) {
    return inTransaction(
        () -> {
          Draft draft = required(id);
          return rows.snapshot(draft, Acting.required().id(), clock.instant());
        });
  }

  /** Whether a snapshot is of an organization's dossier of that key, as far as who acts may see. */
  public boolean isSnapshotOf(SnapshotId id, OrganizationId organization, DossierKey key) {
    return inTransaction(() -> rows.isSnapshotOf(id, organization, key));
  }

  /** What a dossier was; empty when there is no such snapshot that whoever acts may see. */
  public Optional<Snapshot> snapshot(SnapshotId id) {
    return inTransaction(() -> rows.snapshot(id));
  }

  private interface Change<T> {
    T to(Draft draft);
  }

  /** Changes one after the other: the dossier's row is held until the transaction ends. */
  private <T> T changing(DossierId id, Change<T> change) {
    return inTransaction(
        () -> {
          if (!rows.touch(id, clock.instant())) {
            throw new IllegalArgumentException("no dossier " + id);
          }
          return change.to(required(id));
        });
  }

  private Draft required(DossierId id) {
    return rows.draft(id).orElseThrow(() -> new IllegalArgumentException("no dossier " + id));
  }

  private static String newItem() {
    return Integer.toString(RANDOM.nextInt(36 * 36 * 36 * 36 * 36 - 46_656) + 46_656, 36);
  }

  private <T> T inTransaction(Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(_ -> work.get()));
  }
}
