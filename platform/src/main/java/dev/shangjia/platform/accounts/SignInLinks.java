package dev.shangjia.platform.accounts;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import dev.shangjia.platform.notices.Notice;
import dev.shangjia.platform.notices.NoticeKind;
import dev.shangjia.platform.notices.Notices;
import dev.shangjia.platform.tenancy.PersonId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Lets people in by a link that is mailed to them: once, within 15 minutes, in the browser that
 * asked for it. Whoever only reads the mail, such as a scanner or a thief, gets in nowhere; whoever
 * only asks learns nothing, because the same is done and said for an address that nobody has. Who
 * it is for is looked up later, by a job.
 */
@Component
class SignInLinks {
  static final Duration VALID = Duration.ofMinutes(15);

  private final JdbcSignInLinks rows;
  private final Accounts accounts;
  private final Attempts attempts;
  private final Notices notices;
  private final SchedulerClient scheduler;
  private final Clock clock;

  SignInLinks(
      JdbcSignInLinks rows,
      Accounts accounts,
      Attempts attempts,
      Notices notices,
      SchedulerClient scheduler,
      Clock clock) {
    this.rows = rows;
    this.accounts = accounts;
    this.attempts = attempts;
    this.notices = notices;
    this.scheduler = scheduler;
    this.clock = clock;
  }

  /** What somebody wants who asks for a link. */
  enum Goal {
    /** To go on. */
    SIGN_IN,
    /** To choose another password, having forgotten the one they have. */
    PASSWORD;

    private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The name used in the database and in addresses. */
    String code() {
      return code;
    }

    /** The goal with a code; to sign in when there is none. */
    static Goal of(String code) {
      return PASSWORD.code.equals(code) ? PASSWORD : SIGN_IN;
    }
  }

  /** What came of asking. */
  sealed interface Asked {
    /** If there is an account, a mail is on its way to it. */
    record OnItsWay() implements Asked {}

    /** Something has to be entered anew. */
    record Refused(Map<String, Complaint> complaints) implements Asked {}

    /** There were too many for the address or from the place. */
    record Wait(Duration until) implements Asked {}
  }

  /** Whether a link would arrive: without a mail server there are none. */
  boolean arePossible() {
    return notices.canMail();
  }

  /**
   * Asks for a link.
   *
   * @param browser a secret that only the asking browser has
   * @param place from where it is asked
   */
  Asked ask(String email, Goal goal, String browser, String place) {
    Map<String, Complaint> complaints = new Entered().email("email", email).complaints();
    if (!complaints.isEmpty()) {
      return new Asked.Refused(complaints);
    }
    Optional<Duration> wait =
        attempts
            .take(Limit.LINK_FROM_PLACE, place)
            .or(() -> attempts.take(Limit.LINK_OF_ADDRESS, email));
    if (wait.isPresent()) {
      return new Asked.Wait(wait.get());
    }
    scheduler.scheduleIfNotExists(
        SignInLinkJob.TASK
            .instance(UUID.randomUUID().toString())
            .data(new SignInLinkJob(email, goal, HexFormat.of().formatHex(Secret.hash(browser))))
            .scheduledTo(clock.instant()));
    return new Asked.OnItsWay();
  }

  /** Makes a link and mails it, if somebody has the address. */
  void send(SignInLinkJob asked) {
    accounts.inMarket(
        () -> {
          Optional<JdbcSignInLinks.Addressee> found = rows.addressee(asked.email());
          found.ifPresent(to -> send(to, asked));
          return found;
        });
  }

  private void send(JdbcSignInLinks.Addressee to, SignInLinkJob asked) {
    String secret = Secret.fresh();
    byte[] hash = Secret.hash(secret);
    Instant now = clock.instant();
    rows.add(
        hash,
        to.person(),
        HexFormat.of().parseHex(asked.browser()),
        asked.goal(),
        now,
        now.plus(VALID));
    notices.tell(
        new Notice(
            Notice.address(to.email(), to.language()),
            NoticeKind.ACCOUNT,
            "accounts.notice.link." + asked.goal().code(),
            List.of(VALID.toMinutes()),
            "/sign-in/link/" + secret,
            "sign-in-link-" + HexFormat.of().formatHex(hash, 0, 8)));
  }

  /** What a link is good for. */
  sealed interface Behind {
    /** It can be used here. */
    record Open(String email, Goal goal) implements Behind {}

    /** It was asked for in another browser, and works only there. */
    record OtherBrowser() implements Behind {}

    /** It was used, is too old, or never was. */
    record Gone() implements Behind {}
  }

  /** Looks at a link without using it: programs that look at mails open links too. */
  Behind behind(String secret, String browser) {
    return accounts.inMarket(
        () ->
            rows.find(Secret.hash(secret), Secret.hash(browser), clock.instant())
                .<Behind>map(
                    link ->
                        link.sameBrowser()
                            ? new Behind.Open(link.email(), link.goal())
                            : new Behind.OtherBrowser())
                .orElseGet(Behind.Gone::new));
  }

  /** Who is let in, and what they want. */
  record Used(PersonId person, Goal goal) {}

  /** Uses a link; with it all other links of its person are used too. Empty when it is no good. */
  Optional<Used> use(String secret, String browser) {
    return accounts.inMarket(
        () -> {
          Instant now = clock.instant();
          Optional<Used> used = rows.take(Secret.hash(secret), Secret.hash(browser), now);
          used.ifPresent(
              by -> {
                rows.forget(by.person());
                rows.confirm(by.person(), now);
              });
          return used;
        });
  }
}
