package dev.shangjia.platform.accounts;

import dev.shangjia.platform.tenancy.PersonId;
import dev.shangjia.platform.tenancy.Side;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** How organizations come to the market by themselves, and how its first operator does. */
@Component
class SignUps {
  private final Accounts accounts;
  private final Passwords passwords;
  private final Attempts attempts;

  SignUps(Accounts accounts, Passwords passwords, Attempts attempts) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.attempts = attempts;
  }

  /**
   * What somebody fills in who comes with an organization.
   *
   * @param password as typed
   * @param language of the page on which it was filled in
   */
  record Application(
      Side side,
      String organization,
      String name,
      String email,
      String password,
      String language) {}

  /** What came of it. */
  sealed interface Result {
    /** Account and organization are there. */
    record Founded(SignedIn signedIn) implements Result {}

    /** Something has to be entered anew: a complaint for each field. */
    record Refused(Map<String, Complaint> complaints) implements Result {}

    /** There were too many from the same place. */
    record Wait(Duration until) implements Result {}
  }

  /** Founds a provider or an enterprise with its first member. */
  Result apply(Application asked, String place) {
    if (asked.side() == Side.OPERATOR) {
      throw new IllegalArgumentException("operators are invited");
    }
    Map<String, Complaint> complaints = complaints(asked);
    if (!complaints.isEmpty()) {
      return new Result.Refused(complaints);
    }
    Optional<Duration> wait = attempts.take(Limit.SIGN_UP_FROM_PLACE, place);
    return wait.<Result>map(Result.Wait::new).orElseGet(() -> found(asked, founder(asked.side())));
  }

  /** Founds the market's operator, once. */
  Result setUp(Application asked) {
    if (accounts.isSetUp()) {
      throw new IllegalStateException("the market is set up");
    }
    Map<String, Complaint> complaints = complaints(asked);
    if (!complaints.isEmpty()) {
      return new Result.Refused(complaints);
    }
    Set<MemberRole> all = EnumSet.copyOf(MemberRole.of(Side.OPERATOR));
    return accounts
        .settingUp(() -> found(asked, all))
        .orElseThrow(() -> new IllegalStateException("the market is set up"));
  }

  /** Founds one more organization for somebody who has an account. */
  Result another(SignedIn by, Side side, String organization, String place) {
    Map<String, Complaint> complaints =
        new Entered().name("organization", organization).complaints();
    if (!complaints.isEmpty()) {
      return new Result.Refused(complaints);
    }
    Optional<Duration> wait = attempts.take(Limit.SIGN_UP_FROM_PLACE, place);
    return wait.<Result>map(Result.Wait::new)
        .orElseGet(
            () ->
                new Result.Founded(
                    accounts.inMarket(
                        () ->
                            accounts.found(
                                by.person(), by.personName(), side, organization, founder(side)))));
  }

  private Result found(Application asked, Set<MemberRole> roles) {
    var person =
        new Accounts.NewPerson(asked.email(), asked.name(), asked.password(), asked.language());
    return accounts.inMarket(
        () -> {
          Optional<PersonId> added = accounts.add(person);
          return added
              .<Result>map(
                  id ->
                      new Result.Founded(
                          accounts.found(
                              id, asked.name(), asked.side(), asked.organization(), roles)))
              .orElseGet(
                  () ->
                      new Result.Refused(
                          Map.of("email", Complaint.of("accounts.email.taken", asked.email()))));
        });
  }

  private Map<String, Complaint> complaints(Application asked) {
    var entered =
        new Entered()
            .name("organization", asked.organization())
            .name("name", asked.name())
            .email("email", asked.email());
    passwords
        .complaint(asked.password(), List.of(asked.email(), asked.name(), asked.organization()))
        .ifPresent(complaint -> entered.with("password", complaint));
    return entered.complaints();
  }

  private static Set<MemberRole> founder(Side side) {
    return EnumSet.of(side == Side.PROVIDER ? MemberRole.OWNER : MemberRole.ADMIN);
  }
}
