package dev.shangjia.platform.installations;

import dev.shangjia.platform.catalog.Permission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is different between what was granted and what is asked for now.
 *
 * @param added permissions that were not granted
 * @param dropped permissions that are no longer asked for
 * @param repurposed permissions that were granted for something else
 * @param others what else the admin agreed to and is different now
 */
record Difference(
    List<Permission> added,
    List<Permission> dropped,
    List<Repurposed> repurposed,
    Set<Other> others) {
  Difference {
    added = List.copyOf(added);
    dropped = List.copyOf(dropped);
    repurposed = List.copyOf(repurposed);
    others = Set.copyOf(others);
  }

  /**
   * A permission that is asked for with another purpose.
   *
   * @param before what for it was granted; null when nobody said
   * @param now what for it is asked for; null when nobody says
   */
  record Repurposed(String scope, @Nullable String before, @Nullable String now) {}

  /** What an admin agrees to besides permissions. */
  enum Other {
    TERMS,
    CHARGES
  }

  static Difference between(Grant before, Grant now) {
    var added = new ArrayList<Permission>();
    var repurposed = new ArrayList<Repurposed>();
    for (Permission asked : now.permissions()) {
      Permission granted = of(before, asked.scope());
      if (granted == null) {
        added.add(asked);
      } else if (!Objects.equals(granted.purpose(), asked.purpose())) {
        repurposed.add(new Repurposed(asked.scope(), granted.purpose(), asked.purpose()));
      }
    }
    List<Permission> dropped =
        before.permissions().stream().filter(one -> of(now, one.scope()) == null).toList();
    var others = EnumSet.noneOf(Other.class);
    if (now.termsOfService() != null && !now.termsOfService().equals(before.termsOfService())) {
      others.add(Other.TERMS);
    }
    if (!now.charges().isEmpty() && !now.charges().equals(before.charges())) {
      others.add(Other.CHARGES);
    }
    return new Difference(added, dropped, repurposed, others);
  }

  private static @Nullable Permission of(Grant grant, String scope) {
    return grant.permissions().stream()
        .filter(one -> one.scope().equals(scope))
        .findFirst()
        .orElse(null);
  }

  /**
   * Whether an admin has to agree first: to another permission or purpose, to other terms, or to
   * other charges.
   */
  boolean asksForMore() {
    return !added.isEmpty() || !repurposed.isEmpty() || !others.isEmpty();
  }
}
