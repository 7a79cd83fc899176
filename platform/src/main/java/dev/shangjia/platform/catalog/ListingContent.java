package dev.shangjia.platform.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a version of a listing says, as the rulebook's projection made it from what was approved.
 * Texts are the provider's, in the language in which they wrote them; lists are empty where nothing
 * was given.
 *
 * @param name not blank
 * @param provider who offers it, as approved; null when the program does not ask
 * @param permissions what it may do, in plain words
 * @param charges what it costs and how money is given back, one text each
 * @param terminals where it runs, as the program names them
 * @param privacyPolicy an http or https address, like the other three
 * @param support how its support is reached
 * @param supportHours when it answers
 * @param pricing null where nobody said
 * @param version as its provider counts versions
 * @param updateNotes what this version changes
 */
public record ListingContent(
    String name,
    @Nullable String summary,
    @Nullable String description,
    @Nullable Picture icon,
    List<Picture> screenshots,
    @Nullable String provider,
    List<String> categories,
    List<String> keywords,
    List<String> charges,
    List<String> terminals,
    List<Permission> permissions,
    @Nullable String website,
    @Nullable String privacyPolicy,
    @Nullable String termsOfService,
    @Nullable String usageGuide,
    @Nullable String support,
    @Nullable String supportHours,
    @Nullable Pricing pricing,
    @Nullable String version,
    @Nullable String updateNotes) {
  public ListingContent {
    screenshots = List.copyOf(screenshots);
    categories = List.copyOf(categories);
    keywords = List.copyOf(keywords);
    charges = List.copyOf(charges);
    terminals = List.copyOf(terminals);
    permissions = List.copyOf(permissions);
  }

  /** Whether it costs something. */
  public enum Pricing {
    FREE,
    /** It costs something after a while. */
    TRIAL,
    PAID;

    private final String code = name().toLowerCase(Locale.ROOT);

    /** The name in rulebooks, in words and in addresses. */
    public String code() {
      return code;
    }

    static @Nullable Pricing of(@Nullable String code) {
      return Arrays.stream(values())
          .filter(pricing -> pricing.code.equals(code))
          .findFirst()
          .orElse(null);
    }
  }

  /**
   * A picture, by its content.
   *
   * @param sha256 64 hexadecimal digits
   * @param mediaType such as {@code image/png}
   */
  public record Picture(String sha256, String mediaType) {
    /** Where everybody who may see the listing gets it. */
    public String href() {
      return "/market/pictures/" + sha256;
    }
  }
}
