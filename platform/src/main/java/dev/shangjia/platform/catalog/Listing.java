package dev.shangjia.platform.catalog;

import dev.shangjia.platform.apps.AppId;
import dev.shangjia.platform.tenancy.OrganizationId;
import java.time.Instant;

/**
 * An app in the market.
 *
 * @param provider whose it is
 * @param address names it in the addresses of its pages; never changes
 * @param version what it shows now
 * @param exposure how far it goes out by itself
 * @param visibility what the market does with it
 * @param publishedAt when it came into the market first
 * @param updatedAt when its content or its standing changed last
 */
public record Listing(
    AppId app,
    OrganizationId provider,
    String program,
    String address,
    ListingVersion version,
    Exposure exposure,
    Visibility visibility,
    Instant publishedAt,
    Instant updatedAt) {

  /** Where its page is. */
  public String href() {
    return "/market/apps/" + address;
  }

  /** What it says now. */
  public ListingContent content() {
    return version.content();
  }

  /** Whether the market's lists show it. */
  public boolean isDisplayed() {
    return exposure == Exposure.DISPLAY && visibility.state().isRecommended();
  }

  /** Whether search finds it. */
  public boolean isSearchable() {
    return exposure != Exposure.LINK && visibility.isSearchable();
  }

  /** Whether an enterprise that does not have it may install it. */
  public boolean isInstallable() {
    return visibility.state().isInstallable();
  }

  /** Whether members of enterprises that have it may open it. */
  public boolean isUsable() {
    return visibility.state().isUsable();
  }
}
