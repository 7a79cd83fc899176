package dev.shangjia.platform.announcements;

import dev.shangjia.engine.LocalText;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something that is announced.
 *
 * @param starts the day on which it begins, of the market's zone
 * @param ends the last day on which it is shown
 * @param leadDays how many days before it begins people are told
 * @param writtenBy a person's number
 * @param toldAt when everybody was told; null while they are not
 * @param withdrawnAt when it was taken back; null while it was not
 */
record Announcement(
    long id,
    LocalText title,
    LocalText text,
    Audience audience,
    LocalDate starts,
    LocalDate ends,
    int leadDays,
    String writtenBy,
    @Nullable Instant toldAt,
    @Nullable Instant withdrawnAt) {

  /** The first day on which people are told. */
  LocalDate toldFrom() {
    return starts.minusDays(leadDays);
  }

  /** Whether it is shown on a day. */
  boolean isShown(LocalDate day) {
    return withdrawnAt == null && !day.isBefore(toldFrom()) && !day.isAfter(ends);
  }

  /** {@code withdrawn}, {@code coming}, {@code shown} or {@code over}. */
  String state(LocalDate today) {
    if (withdrawnAt != null) {
      return "withdrawn";
    }
    if (today.isBefore(toldFrom())) {
      return "coming";
    }
    return isShown(today) ? "shown" : "over";
  }
}
