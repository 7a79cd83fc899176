package dev.shangjia.platform.accounts;

import dev.shangjia.platform.notices.AddressBook;
import dev.shangjia.platform.tenancy.PersonId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells notices where people read mail. */
@Component
final class PeoplesAddresses implements AddressBook {
  private final Accounts accounts;
  private final JdbcAccounts rows;

  PeoplesAddresses(Accounts accounts, JdbcAccounts rows) {
    this.accounts = accounts;
    this.rows = rows;
  }

  @Override
  public Optional<Addressee> find(PersonId person) {
    return accounts
        .inMarket(() -> rows.person(person))
        .map(found -> new Addressee(found.name(), found.email(), found.language()));
  }
}
