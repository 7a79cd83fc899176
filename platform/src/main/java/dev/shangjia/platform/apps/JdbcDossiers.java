package dev.shangjia.platform.apps;

import dev.shangjia.platform.tenancy.OrganizationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The rows of dossiers: their values, their files, their snapshots. */
@Repository
class JdbcDossiers {
  private static final JsonMapper JSON = JsonMapper.shared();

  private static final String INSERT =
      """
      INSERT INTO apps.dossier
        (organization_id, program, procedure, subject_kind, subject_id, app_id,
         changed_at, created_at)
      VALUES (:organization, :program, :procedure, :kind, :subject, :app, :at, :at)
      ON CONFLICT DO NOTHING
      """;

  private static final String FIND_BY_KEY =
      """
      SELECT id FROM apps.dossier
      WHERE organization_id = :organization AND program = :program AND procedure = :procedure
        AND subject_kind = :kind AND subject_id = :subject
      """;

  private static final String FIND = "SELECT * FROM apps.dossier WHERE id = :id";

  private static final String FIND_OF_ORGANIZATION =
      """
      SELECT * FROM apps.dossier WHERE organization_id = :organization
      ORDER BY changed_at DESC, id DESC
      """;

  private static final String FIND_APP_NAMES =
      """
      SELECT d.id, a.name FROM apps.dossier d JOIN apps.app a ON a.id = d.app_id
      WHERE d.id = ANY (:ids)
      """;

  private static final String FIND_ENTRIES =
      "SELECT * FROM apps.entry WHERE dossier_id = :id ORDER BY path";

  private static final String FIND_ATTACHMENTS =
      "SELECT * FROM apps.attachment WHERE dossier_id = :id ORDER BY path";

  private static final String TOUCH =
      "UPDATE apps.dossier SET revision = revision + 1, changed_at = :at WHERE id = :id";

  private static final String WRITE_ENTRY =
      """
      INSERT INTO apps.entry
        (dossier_id, organization_id, path, value, version, changed_by, changed_at)
      VALUES (:id, :organization, :path, :value::jsonb, 1, :by, :at)
      ON CONFLICT (dossier_id, path) DO UPDATE
      SET value = excluded.value, version = entry.version + 1,
          changed_by = excluded.changed_by, changed_at = excluded.changed_at
      """;

  private static final String EMPTY_BELOW =
      """
      UPDATE apps.entry
      SET value = NULL, version = version + 1, changed_by = :by, changed_at = :at
      WHERE dossier_id = :id AND value IS NOT NULL AND (path = :path OR starts_with(path, :below))
      """;

  private static final String WRITE_ATTACHMENT =
      """
      INSERT INTO apps.attachment
        (dossier_id, organization_id, path, sha256, bytes, media_type, name)
      VALUES (:id, :organization, :path, :sha256, :bytes, :type, :name)
      ON CONFLICT (dossier_id, path) DO UPDATE
      SET sha256 = excluded.sha256, bytes = excluded.bytes, media_type = excluded.media_type,
          name = excluded.name
      """;

  private static final String INSERT_SNAPSHOT =
      """
      INSERT INTO apps.snapshot
        (dossier_id, organization_id, program, procedure, forms, files, hash, created_by,
         created_at)
      VALUES (:id, :organization, :program, :procedure, :forms::jsonb, :files::jsonb, :hash, :by,
              :at)
      ON CONFLICT DO NOTHING
      """;

  private static final String FIND_SNAPSHOT_BY_HASH =
      "SELECT id FROM apps.snapshot WHERE dossier_id = :id AND hash = :hash";

  private static final String FIND_SNAPSHOT = "SELECT * FROM apps.snapshot WHERE id = :id";

  private static final String IS_SNAPSHOT_OF =
      """
      SELECT EXISTS (
        SELECT 1 FROM apps.snapshot s JOIN apps.dossier d ON d.id = s.dossier_id
        WHERE s.id = :snapshot AND d.organization_id = :organization AND d.program = :program
          AND d.procedure = :procedure AND d.subject_kind = :kind AND d.subject_id = :subject)
      """;

  private final JdbcClient jdbc;

  JdbcDossiers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whether there was none before. */
  boolean add(OrganizationId organization, DossierKey key, @Nullable AppId app, Instant at) {
    return keyed(INSERT, organization, key)
            .param("app", app == null ? null : app.value())
            .param("at", Timestamp.from(at))
            .update()
        == 1;
  }

  Optional<DossierId> find(OrganizationId organization, DossierKey key) {
    return keyed(FIND_BY_KEY, organization, key).query(Long.class).optional().map(DossierId::new);
  }

  private JdbcClient.StatementSpec keyed(String sql, OrganizationId organization, DossierKey key) {
    return jdbc.sql(sql)
        .param("organization", organization.value())
        .param("program", key.program())
        .param("procedure", key.procedure())
        .param("kind", key.subjectKind())
        .param("subject", key.subjectId());
  }

  List<DossierSummary> ofOrganization(OrganizationId organization) {
    return jdbc.sql(FIND_OF_ORGANIZATION)
        .param("organization", organization.value())
        .query((row, _) -> summary(row))
        .list();
  }

  Map<DossierId, String> appNames(Collection<DossierId> ids) {
    var names = new HashMap<DossierId, String>();
    jdbc.sql(FIND_APP_NAMES)
        .param("ids", ids.stream().map(DossierId::value).toArray(Long[]::new))
        .query(
            row -> {
              names.put(new DossierId(row.getLong("id")), row.getString("name"));
            });
    return names;
  }

  Optional<Draft> draft(DossierId id) {
    return jdbc.sql(FIND).param("id", id.value()).query((row, _) -> draft(row)).optional();
  }

  private Draft draft(ResultSet row) throws SQLException {
    DossierSummary summary = summary(row);
    return new Draft(
        summary.id(),
        new OrganizationId(row.getLong("organization_id")),
        summary.key(),
        summary.app(),
        summary.changedAt(),
        entries(summary.id()),
        attachments(summary.id()));
  }

  private static DossierSummary summary(ResultSet row) throws SQLException {
    Long app = row.getObject("app_id", Long.class);
    return new DossierSummary(
        new DossierId(row.getLong("id")),
        new DossierKey(
            row.getString("program"),
            row.getString("procedure"),
            row.getString("subject_kind"),
            row.getLong("subject_id")),
        app == null ? null : new AppId(app),
        row.getTimestamp("changed_at").toInstant());
  }

  private Map<String, Entry> entries(DossierId id) {
    return jdbc
        .sql(FIND_ENTRIES)
        .param("id", id.value())
        .query((row, _) -> entry(row))
        .list()
        .stream()
        .collect(Collectors.toMap(Entry::path, Function.identity()));
  }

  private static Entry entry(ResultSet row) throws SQLException {
    String value = row.getString("value");
    return new Entry(
        row.getString("path"),
        value == null ? null : JSON.readTree(value),
        row.getLong("version"),
        row.getString("changed_by"),
        row.getTimestamp("changed_at").toInstant());
  }

  private Map<String, Attachment> attachments(DossierId id) {
    return jdbc
        .sql(FIND_ATTACHMENTS)
        .param("id", id.value())
        .query(
            (row, _) ->
                new Attachment(
                    row.getString("path"),
                    row.getString("sha256"),
                    row.getLong("bytes"),
                    row.getString("media_type"),
                    row.getString("name")))
        .list()
        .stream()
        .collect(Collectors.toMap(Attachment::path, Function.identity()));
  }

  /** Marks a dossier as changed, which also makes others who change it wait. */
  boolean touch(DossierId id, Instant at) {
    return jdbc.sql(TOUCH).param("id", id.value()).param("at", Timestamp.from(at)).update() == 1;
  }

  void write(Draft draft, String path, @Nullable JsonNode value, String by, Instant at) {
    jdbc.sql(WRITE_ENTRY)
        .param("id", draft.id().value())
        .param("organization", draft.organization().value())
        .param("path", path)
        .param("value", value == null ? null : value.toString())
        .param("by", by)
        .param("at", Timestamp.from(at))
        .update();
  }

  /** Empties a value and everything below it. */
  void empty(Draft draft, String path, String by, Instant at) {
    jdbc.sql(EMPTY_BELOW)
        .param("id", draft.id().value())
        .param("path", path)
        .param("below", path + "/")
        .param("by", by)
        .param("at", Timestamp.from(at))
        .update();
  }

  void attach(Draft draft, Attachment file) {
    jdbc.sql(WRITE_ATTACHMENT)
        .param("id", draft.id().value())
        .param("organization", draft.organization().value())
        .param("path", file.path())
        .param("sha256", file.sha256())
        .param("bytes", file.bytes())
        .param("type", file.mediaType())
        .param("name", file.name())
        .update();
  }

  SnapshotId snapshot(Draft draft, String by, Instant at) {
    String hash = draft.hash();
    jdbc.sql(INSERT_SNAPSHOT)
        .param("id", draft.id().value())
        .param("organization", draft.organization().value())
        .param("program", draft.key().program())
        .param("procedure", draft.key().procedure())
        .param("forms", draft.forms().toString())
        .param("files", JSON.writeValueAsString(draft.namedFiles()))
        .param("hash", hash)
        .param("by", by)
        .param("at", Timestamp.from(at))
        .update();
    return new SnapshotId(
        jdbc.sql(FIND_SNAPSHOT_BY_HASH)
            .param("id", draft.id().value())
            .param("hash", hash)
            .query(Long.class)
            .single());
  }

  Optional<Snapshot> snapshot(SnapshotId id) {
    return jdbc.sql(FIND_SNAPSHOT)
        .param("id", id.value())
        .query((row, _) -> snapshot(row))
        .optional();
  }

  boolean isSnapshotOf(SnapshotId id, OrganizationId organization, DossierKey key) {
    return keyed(IS_SNAPSHOT_OF, organization, key)
        .param("snapshot", id.value())
        .query(Boolean.class)
        .single();
  }

  private static Snapshot snapshot(ResultSet row) throws SQLException {
    var files = new TreeMap<String, Attachment>();
    JSON.readTree(row.getString("files"))
        .properties()
        .forEach(
            file -> files.put(file.getKey(), JSON.treeToValue(file.getValue(), Attachment.class)));
    return new Snapshot(
        new SnapshotId(row.getLong("id")),
        new DossierId(row.getLong("dossier_id")),
        new OrganizationId(row.getLong("organization_id")),
        row.getString("program"),
        row.getString("procedure"),
        (ObjectNode) JSON.readTree(row.getString("forms")),
        files,
        row.getString("hash"),
        row.getTimestamp("created_at").toInstant());
  }
}
