package dev.shangjia.platform.announcements;

import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import dev.shangjia.platform.web.Banners;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows announcements above every page, to those who are meant. */
@Component
final class ShownAnnouncements implements Banners {
  /** Pages are many and announcements few: they are read again after this time. */
  private static final Duration KEPT = Duration.ofSeconds(10);

  private static final Actor ACTOR = new Actor.SystemOfMarket("announcements");

  private final Announcements announcements;
  private final Meant meant;
  private final Acting acting;
  private final Clock clock;
  private volatile @Nullable Known known;

  ShownAnnouncements(Announcements announcements, Meant meant, Acting acting, Clock clock) {
    this.announcements = announcements;
    this.meant = meant;
    this.acting = acting;
    this.clock = clock;
  }

  private record Known(Instant at, List<Announcement> shown) {}

  @Override
  public List<Banner> current() {
    return shown().stream()
        .filter(this::isMeant)
        .map(one -> new Banner(one.title(), one.text(), one.starts()))
        .toList();
  }

  private List<Announcement> shown() {
    Known last = known;
    Instant now = clock.instant();
    if (last == null || !now.isBefore(last.at().plus(KEPT))) {
      last = new Known(now, acting.as(ACTOR, announcements::shown));
      known = last;
    }
    return last.shown();
  }

  private boolean isMeant(Announcement one) {
    return SignedIn.current()
        .map(who -> meant.is(one.audience(), who.organization(), who.side(), who.roles()))
        .orElseGet(() -> one.audience() instanceof Audience.Everyone);
  }

  /** Has the next page read them again. */
  void forget() {
    known = null;
  }
}
