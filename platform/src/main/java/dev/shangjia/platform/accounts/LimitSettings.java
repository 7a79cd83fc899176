package dev.shangjia.platform.accounts;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often what may be done, where a market wants it other than usual. Such as {@code
 * shangjia.limits.sign-up-from-place.times=100}.
 *
 * @param limits by the code of a limit, dashes or not; others are refused at the start
 */
@ConfigurationProperties("shangjia")
record LimitSettings(@DefaultValue Map<String, Change> limits) {
  LimitSettings {
    Map<String, Change> known = new HashMap<>();
    limits.forEach((name, change) -> known.put(known(name).code(), change));
    limits = Map.copyOf(known);
  }

  /**
   * What is other than usual.
   *
   * @param times null for as often as usual
   * @param period null for the usual one
   */
  record Change(@Nullable Integer times, @Nullable Duration period) {}

  /** How often something may be done here. */
  Limit.Rate rate(Limit limit) {
    Change change = limits.get(limit.code());
    if (change == null) {
      return limit.usual();
    }
    Integer times = change.times();
    Duration period = change.period();
    return new Limit.Rate(
        times == null ? limit.usual().times() : times,
        period == null ? limit.usual().period() : period);
  }

  /** Names of the environment have no dashes. */
  private static Limit known(String name) {
    return Arrays.stream(Limit.values())
        .filter(limit -> bare(limit.code()).equals(bare(name)))
        .findFirst()
        .orElseThrow(
            () -> {
              List<String> codes = Arrays.stream(Limit.values()).map(Limit::code).toList();
              return new IllegalArgumentException(
                  "shangjia.limits.%s is no limit; these are: %s"
                      .formatted(name, String.join(", ", codes)));
            });
  }

  private static String bare(String name) {
    return name.replace("-", "").toLowerCase(Locale.ROOT);
  }
}
