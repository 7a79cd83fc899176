package dev.shangjia.platform.installations;

import dev.shangjia.platform.apps.AppId;
import dev.shangjia.platform.tenancy.OrganizationId;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a provider owes an enterprise that removed its app. Source: TM-061, TM-328, TM-340.
 *
 * @param name what the app was called
 * @param due until when; the end of a day in the market's zone
 * @param escalated when the desk was told that it is late; null while it was not
 * @param confirmed when the provider said that it is done; null while it has not
 * @param answer how it was done, in the provider's words; null while it has not said so
 */
record Removal(
    long id,
    InstallationId installation,
    OrganizationId enterprise,
    OrganizationId provider,
    AppId app,
    String name,
    Wish wish,
    Instant asked,
    Instant due,
    @Nullable Instant escalated,
    @Nullable Instant confirmed,
    @Nullable String answer) {

  /** What is to become of the data. */
  public enum Wish {
    /** It is deleted, with all copies. */
    DELETE,
    /** It is handed back first, and deleted then. */
    RETURN;

    private final String code = name().toLowerCase(Locale.ROOT);

    /** The name in the database, in words and in forms. */
    public String code() {
      return code;
    }

    static Wish of(String code) {
      return code.equals(RETURN.code) ? RETURN : DELETE;
    }
  }

  /** Whether the provider still has to do it. */
  boolean isOpen() {
    return confirmed == null;
  }

  /** Whether it should have been done. */
  boolean isLate(Instant now) {
    return confirmed == null && due.isBefore(now);
  }
}
