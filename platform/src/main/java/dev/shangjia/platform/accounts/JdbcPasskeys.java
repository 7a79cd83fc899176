package dev.shangjia.platform.accounts;

import dev.shangjia.platform.tenancy.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.stereotype.Repository;

/** The rows of passkeys and of who owns them. */
@Repository
class JdbcPasskeys {
  private static final String ADD_OWNER =
      """
      INSERT INTO accounts.passkey_owner (person_id, handle) VALUES (:person, :handle)
      ON CONFLICT (person_id) DO NOTHING
      """;

  private static final String SELECT_OWNER =
      """
      SELECT o.person_id, o.handle, p.email, p.name
      FROM accounts.passkey_owner o JOIN accounts.person p ON p.id = o.person_id
      WHERE p.erased_at IS NULL
      """;

  private static final String FIND_OWNER_BY_PERSON = SELECT_OWNER + "AND o.person_id = :person";

  private static final String FIND_OWNER_BY_HANDLE = SELECT_OWNER + "AND o.handle = :handle";

  private static final String DELETE_OWNER =
      "DELETE FROM accounts.passkey_owner WHERE handle = :handle";

  private static final String SELECT =
      """
      SELECT k.id, k.name, k.public_key, k.signature_count, k.verified, k.backup_eligible,
             k.backed_up, k.transports, k.attestation, k.client_data, k.created_at, k.used_at,
             o.handle
      FROM accounts.passkey k JOIN accounts.passkey_owner o ON o.person_id = k.person_id
      """;

  private static final String FIND = SELECT + "WHERE k.id = :id";

  private static final String FIND_OF_OWNER = SELECT + "WHERE o.handle = :handle";

  private static final String FIND_OF_PERSON =
      """
      SELECT id, name, backed_up, created_at, used_at FROM accounts.passkey
      WHERE person_id = :person ORDER BY created_at, id
      """;

  /** Registering adds one; signing in with it changes what is counted. */
  private static final String SAVE =
      """
      INSERT INTO accounts.passkey AS k
        (id, person_id, name, public_key, signature_count, verified, backup_eligible, backed_up,
         transports, attestation, client_data, created_at)
      SELECT :id, o.person_id, :name, :publicKey, :signatureCount, :verified, :backupEligible,
             :backedUp, :transports, :attestation, :clientData, :created
      FROM accounts.passkey_owner o WHERE o.handle = :handle
      ON CONFLICT (id) DO UPDATE SET
        signature_count = excluded.signature_count, verified = excluded.verified,
        backed_up = excluded.backed_up, used_at = :used
      WHERE k.person_id = excluded.person_id
      """;

  private static final String RENAME =
      "UPDATE accounts.passkey SET name = :name WHERE id = :id AND person_id = :person";

  private static final String REMOVE =
      "DELETE FROM accounts.passkey WHERE id = :id AND person_id = :person RETURNING name";

  private static final String DELETE = "DELETE FROM accounts.passkey WHERE id = :id";

  private final JdbcClient jdbc;

  JdbcPasskeys(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Passkey> of(PersonId person) {
    return jdbc.sql(FIND_OF_PERSON)
        .param("person", person.value())
        .query((row, _) -> passkey(row))
        .list();
  }

  void rename(PersonId person, String key, String name) {
    jdbc.sql(RENAME)
        .param("person", person.value())
        .param("id", id(key))
        .param("name", name)
        .update();
  }

  /** Removes one; gives its name, or nothing when there was none. */
  Optional<String> remove(PersonId person, String key) {
    return jdbc.sql(REMOVE)
        .param("person", person.value())
        .param("id", id(key))
        .query(String.class)
        .optional();
  }

  /** Who a person is to devices; they get a number for it at first. */
  PublicKeyCredentialUserEntity owner(PersonId person) {
    jdbc.sql(ADD_OWNER)
        .param("person", person.value())
        .param("handle", Bytes.random().getBytes())
        .update();
    return jdbc.sql(FIND_OWNER_BY_PERSON)
        .param("person", person.value())
        .query((row, _) -> owner(row))
        .single();
  }

  Optional<PublicKeyCredentialUserEntity> owner(Bytes handle) {
    return jdbc.sql(FIND_OWNER_BY_HANDLE)
        .param("handle", handle.getBytes())
        .query((row, _) -> owner(row))
        .optional();
  }

  /** The person whom devices know by a number. */
  Optional<PersonId> person(Bytes handle) {
    return jdbc.sql(FIND_OWNER_BY_HANDLE)
        .param("handle", handle.getBytes())
        .query((row, _) -> new PersonId(row.getLong("person_id")))
        .optional();
  }

  void removeOwner(Bytes handle) {
    jdbc.sql(DELETE_OWNER).param("handle", handle.getBytes()).update();
  }

  Optional<CredentialRecord> credential(Bytes id) {
    return jdbc.sql(FIND).param("id", id.getBytes()).query((row, _) -> credential(row)).optional();
  }

  List<CredentialRecord> credentials(Bytes handle) {
    return jdbc.sql(FIND_OF_OWNER)
        .param("handle", handle.getBytes())
        .query((row, _) -> credential(row))
        .list();
  }

  void save(CredentialRecord credential) {
    jdbc.sql(SAVE)
        .param("id", credential.getCredentialId().getBytes())
        .param("handle", credential.getUserEntityUserId().getBytes())
        .param("name", credential.getLabel())
        .param("publicKey", credential.getPublicKey().getBytes())
        .param("signatureCount", credential.getSignatureCount())
        .param("verified", credential.isUvInitialized())
        .param("backupEligible", credential.isBackupEligible())
        .param("backedUp", credential.isBackupState())
        .param("transports", transports(credential))
        .param("attestation", bytes(credential.getAttestationObject()))
        .param("clientData", bytes(credential.getAttestationClientDataJSON()))
        .param("created", JdbcAccounts.time(credential.getCreated()))
        .param("used", JdbcAccounts.time(credential.getLastUsed()))
        .update();
  }

  void removeCredential(Bytes id) {
    jdbc.sql(DELETE).param("id", id.getBytes()).update();
  }

  private static String[] transports(CredentialRecord credential) {
    return credential.getTransports().stream()
        .map(AuthenticatorTransport::getValue)
        .sorted()
        .toArray(String[]::new);
  }

  private static byte @Nullable [] bytes(@Nullable Bytes value) {
    return value == null ? null : value.getBytes();
  }

  /** What names a passkey on pages; an empty id, which nobody has, where it is not of that form. */
  private static byte[] id(String key) {
    try {
      return Bytes.fromBase64(key).getBytes();
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private static Passkey passkey(ResultSet row) throws SQLException {
    return new Passkey(
        new Bytes(row.getBytes("id")).toBase64UrlString(),
        row.getString("name"),
        row.getBoolean("backed_up"),
        row.getTimestamp("created_at").toInstant(),
        JdbcAccounts.instant(row, "used_at"));
  }

  private static PublicKeyCredentialUserEntity owner(ResultSet row) throws SQLException {
    return ImmutablePublicKeyCredentialUserEntity.builder()
        .id(new Bytes(row.getBytes("handle")))
        .name(row.getString("email"))
        .displayName(row.getString("name"))
        .build();
  }

  private static CredentialRecord credential(ResultSet row) throws SQLException {
    Set<AuthenticatorTransport> transports =
        Arrays.stream((String[]) row.getArray("transports").getArray())
            .map(AuthenticatorTransport::valueOf)
            .collect(Collectors.toUnmodifiableSet());
    Instant created = row.getTimestamp("created_at").toInstant();
    Instant used = JdbcAccounts.instant(row, "used_at");
    return ImmutableCredentialRecord.builder()
        .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
        .credentialId(new Bytes(row.getBytes("id")))
        .userEntityUserId(new Bytes(row.getBytes("handle")))
        .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
        .signatureCount(row.getLong("signature_count"))
        .uvInitialized(row.getBoolean("verified"))
        .backupEligible(row.getBoolean("backup_eligible"))
        .backupState(row.getBoolean("backed_up"))
        .transports(transports)
        .attestationObject(new Bytes(row.getBytes("attestation")))
        .attestationClientDataJSON(new Bytes(row.getBytes("client_data")))
        .label(row.getString("name"))
        .created(created)
        .lastUsed(used == null ? created : used)
        .build();
  }
}
