package dev.shangjia.platform.catalog;

import dev.shangjia.engine.LocalText;
import dev.shangjia.platform.accounts.Member;
import dev.shangjia.platform.accounts.MemberRole;
import dev.shangjia.platform.accounts.Organizations;
import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.notices.Notice;
import dev.shangjia.platform.notices.NoticeKind;
import dev.shangjia.platform.notices.Notices;
import dev.shangjia.platform.tenancy.Side;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What operators decide about listings by hand: measures, with a reason for all sides, that hold
 * until they are taken back. Those that cases bring about are taken back by cases. Source: TM-107,
 * TM-108, TM-127, TM-129.
 */
@Service
class Measures {
  /** How long a reason may be, in code points. */
  static final int LONGEST_REASON = 500;

  /** What operators may decide, from the lightest to the gravest. */
  static final List<ListingEffect> KINDS =
      List.of(
          ListingEffect.LOWER_RANKING,
          ListingEffect.STOP_RECOMMENDING,
          ListingEffect.BAN_FROM_SEARCH,
          ListingEffect.STOP_INSTALLING,
          ListingEffect.SUSPEND_SERVICE,
          ListingEffect.DELIST);

  private final JdbcListings listings;
  private final JdbcListingSteps rows;
  private final ListingSteps steps;
  private final Organizations organizations;
  private final Notices notices;
  private final TransactionTemplate transaction;
  private final ZoneId zone;
  private final Clock clock;

  Measures(
      JdbcListings listings,
      JdbcListingSteps rows,
      ListingSteps steps,
      Organizations organizations,
      Notices notices,
      TransactionTemplate transaction,
      ZoneId marketZone,
      Clock clock) {
    this.listings = listings;
    this.rows = rows;
    this.steps = steps;
    this.organizations = organizations;
    this.notices = notices;
    this.transaction = transaction;
    this.zone = marketZone;
    this.clock = clock;
  }

  /** What came of deciding something. */
  sealed interface Result {

    /** It holds, or holds no more. */
    record Done() implements Result {}

    /** It was not done. */
    record Refused(LocalText why) implements Result {}
  }

  /**
   * Decides something about a listing. It holds until somebody takes it back.
   *
   * @param zh why, for all sides to read
   * @param en the same in English
   * @param until the last day on which it holds at least; null where nobody says
   */
  Result decide(
      String address,
      ListingEffect kind,
      String zh,
      String en,
      @Nullable LocalDate until,
      SignedIn by) {
    if (!mayDecide(by)) {
      return notTheirs();
    }
    if (!KINDS.contains(kind)) {
      return refused(
          "%s 不是可以直接作出的处置；请通过相应的流程办理。".formatted(kind.code()),
          "%s is nothing that is decided by hand; a procedure brings it about."
              .formatted(kind.code()));
    }
    if (isNoReason(zh) || isNoReason(en)) {
      return refused(
          "原因需要中英文各一段，1 到 %d 字；服务商和企业都会看到。".formatted(LONGEST_REASON),
          "Give a reason in Chinese and in English, 1 to %d characters each; providers and enterprises read it."
              .formatted(LONGEST_REASON));
    }
    var reason = new LocalText(zh.strip(), en.strip());
    Instant now = clock.instant();
    if (until != null && until.isBefore(now.atZone(zone).toLocalDate())) {
      return refused(
          "最短期限 %s 已经过去；请填今天或以后的日期。".formatted(until),
          "The day %s is over; name today or a later one.".formatted(until));
    }
    return inTransaction(
        () ->
            listings
                .find(address)
                .<Result>map(
                    listing -> {
                      listings.lock(listing.app());
                      rows.add(
                          listing,
                          kind,
                          reason,
                          until == null ? null : until.plusDays(1).atStartOfDay(zone).toInstant(),
                          by.actor().id(),
                          now);
                      steps.settle(listing.app());
                      tell(listing, kind, reason, "decided", now);
                      return new Result.Done();
                    })
                .orElseGet(Measures::noSuchListing));
  }

  /** Takes back what an operator decided; what was taken back already stays so. */
  Result takeBack(String address, long step, SignedIn by) {
    if (!mayDecide(by)) {
      return notTheirs();
    }
    Instant now = clock.instant();
    return inTransaction(
        () ->
            listings
                .find(address)
                .<Result>map(
                    listing -> {
                      listings.lock(listing.app());
                      List<ListingStep> own =
                          rows.holding(listing.app()).stream()
                              .filter(one -> one.id() == step)
                              .toList();
                      if (own.isEmpty()) {
                        return new Result.Done();
                      }
                      ListingStep taken = own.getFirst();
                      if (taken.caseId() != null) {
                        return refused(
                            "这是案件 %d 的结果，只能通过该案件的申诉或流程撤销。".formatted(taken.caseId()),
                            "Case %d brought it about; an appeal in it, or its procedure, takes it back."
                                .formatted(taken.caseId()));
                      }
                      rows.undo(step, by.actor().id(), now);
                      steps.settle(listing.app());
                      tell(
                          listing,
                          taken.name(),
                          Objects.requireNonNull(taken.reason()),
                          "ended",
                          now);
                      return new Result.Done();
                    })
                .orElseGet(Measures::noSuchListing));
  }

  /** What holds of a listing, the oldest first, as who acts sees it. */
  List<ListingStep> holding(Listing listing) {
    return inTransaction(() -> rows.holding(listing.app()));
  }

  /** Who decides about listings. */
  static boolean mayDecide(SignedIn by) {
    return by.side() == Side.OPERATOR
        && (by.is(MemberRole.LEAD) || by.is(MemberRole.ADMINISTRATOR));
  }

  private void tell(
      Listing listing, ListingEffect kind, LocalText reason, String what, Instant now) {
    for (Member owner : organizations.members(listing.provider(), MemberRole.OWNER)) {
      notices.tell(
          new Notice(
              Notice.person(owner.person()),
              NoticeKind.CASE,
              "catalog.notice." + what + "." + kind.code(),
              List.of(listing.content().name(), reason),
              listing.href(),
              "listing-%s-%s-%s-%s".formatted(listing.app(), kind.code(), what, now)));
    }
  }

  private static boolean isNoReason(String text) {
    return text.isBlank() || text.codePointCount(0, text.length()) > LONGEST_REASON;
  }

  private static Result noSuchListing() {
    return refused("市场中没有这个应用。", "There is no such app in the market.");
  }

  private static Result notTheirs() {
    return refused("只有主管和管理员可以处置应用。", "Leads and administrators decide about listings.");
  }

  private static Result refused(String zh, String en) {
    return new Result.Refused(new LocalText(zh, en));
  }

  private <T> T inTransaction(Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(_ -> work.get()));
  }
}
