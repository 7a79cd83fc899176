package dev.shangjia.platform.accounts;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Component;

/** Passkeys as WebAuthn asks for them. */
@Component
final class PasskeyCredentials implements UserCredentialRepository {
  private final JdbcPasskeys rows;

  PasskeyCredentials(JdbcPasskeys rows) {
    this.rows = rows;
  }

  @Override
  public void delete(Bytes id) {
    rows.removeCredential(id);
  }

  @Override
  public void save(CredentialRecord credential) {
    rows.save(credential);
  }

  @Override
  public @Nullable CredentialRecord findByCredentialId(Bytes id) {
    return rows.credential(id).orElse(null);
  }

  @Override
  public List<CredentialRecord> findByUserId(Bytes handle) {
    return rows.credentials(handle);
  }
}
