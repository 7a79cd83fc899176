package dev.shangjia.platform.installations;

import dev.shangjia.platform.catalog.ListingContent;
import dev.shangjia.platform.catalog.Permission;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an enterprise granted an app, and on what terms: what the listing said when its admin
 * agreed.
 *
 * @param permissions what it may do
 * @param charges what it costs, one text each; empty where it said nothing
 * @param termsOfService the address of the provider's terms; null when it has none, like the others
 */
public record Grant(
    List<Permission> permissions,
    List<String> charges,
    @Nullable String termsOfService,
    @Nullable String privacyPolicy,
    @Nullable String website) {
  public Grant {
    permissions = List.copyOf(permissions);
    charges = List.copyOf(charges);
  }

  /** What a listing asks for. */
  static Grant of(ListingContent content) {
    return new Grant(
        content.permissions(),
        content.charges(),
        content.termsOfService(),
        content.privacyPolicy(),
        content.website());
  }
}
