package dev.shangjia.platform.catalog;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The effects that change what the market shows of apps. */
enum ListingEffect {
  PRE_LIST,
  PUBLISH_LISTING,
  SET_EXPOSURE,
  WITHDRAW_LISTING,
  LOWER_RANKING,
  STOP_RECOMMENDING,
  BAN_FROM_SEARCH,
  STOP_INSTALLING,
  SUSPEND_SERVICE,
  END_SERVICE,
  DELIST;

  private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** The name in rulebooks and in the database. */
  String code() {
    return code;
  }

  /** Whether it is nothing without something to show. */
  boolean needsContent() {
    return this == PRE_LIST || this == PUBLISH_LISTING;
  }

  /** The effect of a name; empty when another module owns that. */
  static Optional<ListingEffect> of(String code) {
    return Arrays.stream(values()).filter(effect -> effect.code.equals(code)).findFirst();
  }
}
