package dev.shangjia.platform.installations;

import dev.shangjia.platform.apps.AppId;
import dev.shangjia.platform.catalog.Visibility;
import dev.shangjia.platform.tenancy.OrganizationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An app that an enterprise has, or had.
 *
 * @param enterprise who has it
 * @param provider whose app it is
 * @param name what it was called when its running version began
 * @param version the number of the listing's version that runs
 * @param waiting the number of a newer version that asks for more and waits for the admin; null
 *     when none does
 * @param granted what the enterprise granted
 * @param reach whether everybody sees it
 * @param told how the listing stood when the enterprise was told last
 * @param removedAt when it was removed; null while the enterprise has it
 */
public record Installation(
    InstallationId id,
    OrganizationId enterprise,
    OrganizationId provider,
    AppId app,
    String program,
    String name,
    int version,
    @Nullable Integer waiting,
    Grant granted,
    Reach reach,
    Visibility.State told,
    Instant installedAt,
    @Nullable Instant removedAt) {

  /** How many of an enterprise see an app. */
  public enum Reach {
    EVERYBODY,
    SOME
  }

  /** Whether the enterprise has it. */
  public boolean isActive() {
    return removedAt == null;
  }

  /** Where its admins look after it. */
  public String href() {
    return "/installations/" + id;
  }
}
