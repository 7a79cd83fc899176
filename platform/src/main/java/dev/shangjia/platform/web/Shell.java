package dev.shangjia.platform.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every page needs besides its own view.
 *
 * @param words the words in the reader's language
 * @param visitor who is signed in; null when nobody is
 * @param navigation what the visitor can go to
 * @param parts what belongs to where the visitor is; empty where there is nothing to choose
 * @param banners what stands above the page
 * @param csrf the token that every form sends back
 * @param assets the addresses of styles and scripts
 * @param zone the market's, for what belongs to no program
 */
public record Shell(
    Words words,
    @Nullable Visitor visitor,
    List<Link> navigation,
    List<Link> parts,
    List<Banners.Banner> banners,
    Csrf csrf,
    Assets assets,
    ZoneId zone) {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE;
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  public Shell {
    navigation = List.copyOf(navigation);
    parts = List.copyOf(parts);
    banners = List.copyOf(banners);
  }

  /** The words of a key; short, because templates are full of it. */
  public String t(String key, Object... arguments) {
    return words.of(key, arguments);
  }

  /** A day, such as {@code 2026-11-26}, in the market's zone. */
  public String day(Instant instant) {
    return DAY.format(instant.atZone(zone));
  }

  /** A moment, such as {@code 2026-11-26 18:20}, in the market's zone. */
  public String moment(Instant instant) {
    return MOMENT.format(instant.atZone(zone));
  }

  /** An entry of the navigation, as shown. */
  public record Link(String label, String href, String icon, boolean current) {}

  /** The name and the value of the hidden field that proves where a form came from. */
  public record Csrf(String parameter, String header, String token) {}

  /** Addresses that change with their content, so that browsers can keep them for good. */
  public record Assets(
      String tabler,
      String style,
      String theme,
      String htmx,
      String script,
      String icons,
      String mark,
      String echarts,
      String plots) {}
}
