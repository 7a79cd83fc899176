package dev.shangjia.platform.accounts;

import dev.shangjia.platform.tenancy.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.stereotype.Component;

/**
 * Who owns passkeys, as WebAuthn asks for them: by the id of a person, or by the random number
 * under which devices know that person.
 */
@Component
final class PasskeyOwners implements PublicKeyCredentialUserEntityRepository {
  private final JdbcPasskeys rows;

  PasskeyOwners(JdbcPasskeys rows) {
    this.rows = rows;
  }

  @Override
  public @Nullable PublicKeyCredentialUserEntity findById(Bytes handle) {
    return rows.owner(handle).orElse(null);
  }

  @Override
  public PublicKeyCredentialUserEntity findByUsername(String person) {
    return rows.owner(new PersonId(Long.parseLong(person)));
  }

  /** Nothing is to be done: whoever is found by name has been saved. */
  @Override
  public void save(PublicKeyCredentialUserEntity owner) {}

  @Override
  public void delete(Bytes handle) {
    rows.removeOwner(handle);
  }
}
