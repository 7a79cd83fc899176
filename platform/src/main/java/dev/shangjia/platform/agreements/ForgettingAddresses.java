package dev.shangjia.platform.agreements;

import dev.shangjia.platform.accounts.PersonErased;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Forgets from where people consented who are erased; their consents bind on. */
@Component
class ForgettingAddresses {
  private final JdbcAgreements rows;

  ForgettingAddresses(JdbcAgreements rows) {
    this.rows = rows;
  }

  @EventListener
  void on(PersonErased erased) {
    rows.forgetAddress(erased.person());
  }
}
