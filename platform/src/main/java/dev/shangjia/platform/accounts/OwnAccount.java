package dev.shangjia.platform.accounts;

import dev.shangjia.platform.notices.Notice;
import dev.shangjia.platform.notices.NoticeKind;
import dev.shangjia.platform.notices.Notices;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What people change about themselves. */
@Component
class OwnAccount {
  static final Set<String> LANGUAGES = Set.of("zh-CN", "en");

  private final JdbcAccounts rows;
  private final JdbcSignInLinks links;
  private final Passwords passwords;
  private final Attempts attempts;
  private final Notices notices;
  private final TransactionTemplate transaction;
  private final Clock clock;

  OwnAccount(
      JdbcAccounts rows,
      JdbcSignInLinks links,
      Passwords passwords,
      Attempts attempts,
      Notices notices,
      TransactionTemplate transaction,
      Clock clock) {
    this.rows = rows;
    this.links = links;
    this.passwords = passwords;
    this.attempts = attempts;
    this.notices = notices;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Who is signed in, as they see themselves. */
  Person person(SignedIn who) {
    Optional<Person> found = transaction.execute(_ -> rows.person(who.person()));
    return Objects.requireNonNull(found)
        .orElseThrow(() -> new IllegalStateException("person " + who.person() + " is gone"));
  }

  /** Changes name and language; gives what is wrong with them, by field. */
  Map<String, Complaint> changeProfile(SignedIn who, String name, String language) {
    Entered entered = new Entered().name("name", name);
    if (!LANGUAGES.contains(language)) {
      entered.with("language", Complaint.of("accounts.language.wrong", language));
    }
    if (entered.complaints().isEmpty()) {
      transaction.executeWithoutResult(_ -> rows.changeProfile(who.person(), name, language));
    }
    return entered.complaints();
  }

  /**
   * Sets another password; gives what is wrong, by field.
   *
   * @param current the password until now; does not matter when there is none
   */
  Map<String, Complaint> changePassword(SignedIn who, String current, String fresh) {
    Entered entered = new Entered();
    Optional<String> hash =
        Objects.requireNonNull(transaction.execute(_ -> rows.hash(who.person())));
    hash.ifPresent(known -> compare(person(who).email(), current, known, entered));
    return set(who, fresh, entered);
  }

  /**
   * Sets another password for somebody who showed by other means of late who they are; gives what
   * is wrong, by field.
   */
  Map<String, Complaint> choosePassword(SignedIn who, String fresh) {
    return set(who, fresh, new Entered());
  }

  private void compare(String email, String current, String hash, Entered entered) {
    attempts
        .take(Limit.SIGN_IN_OF_ADDRESS, email)
        .map(wait -> Complaint.of("accounts.password.many", Math.max(1, wait.toMinutes())))
        .or(
            () ->
                passwords.matches(current, hash)
                    ? Optional.empty()
                    : Optional.of(Complaint.of("accounts.password.notCurrent")))
        .ifPresentOrElse(
            complaint -> entered.with("current", complaint),
            () -> attempts.forget(Limit.SIGN_IN_OF_ADDRESS, email));
  }

  /** Links that were mailed before do not work any more: whoever reads them may be the reason. */
  private Map<String, Complaint> set(SignedIn who, String fresh, Entered entered) {
    Person person = person(who);
    passwords
        .complaint(fresh, List.of(person.email(), person.name(), who.organizationName()))
        .ifPresent(complaint -> entered.with("password", complaint));
    if (entered.complaints().isEmpty()) {
      String encoded = passwords.encode(fresh);
      transaction.executeWithoutResult(
          _ -> {
            rows.setPassword(who.person(), encoded, clock.instant());
            links.forget(who.person());
            notices.tell(
                new Notice(
                    Notice.person(who.person()),
                    NoticeKind.ACCOUNT,
                    "accounts.notice.password",
                    List.of(),
                    "/account/security",
                    "password-" + clock.instant()));
          });
    }
    return entered.complaints();
  }
}
