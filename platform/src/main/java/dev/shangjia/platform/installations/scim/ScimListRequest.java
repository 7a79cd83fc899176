package dev.shangjia.platform.installations.scim;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is asked for, as parameters of an address say it. Source: RFC 7644, 3.4.2 and 3.9.
 *
 * @param filter what is looked for; null for all
 * @param startIndex the first, counted from 1
 * @param count how many at most
 * @param attributes what is to be answered of each; null for all
 * @param excludedAttributes what is not
 */
record ScimListRequest(
    @Nullable String filter,
    @Nullable Integer startIndex,
    @Nullable Integer count,
    @Nullable String attributes,
    @Nullable String excludedAttributes) {
  /** How many resources one answer holds at most. */
  static final int MOST = 200;

  private static final int USUAL = 100;
  private static final Set<String> ALWAYS = Set.of("id", "schemas");

  /** How many come before the first. */
  int before() {
    return Math.max(Objects.requireNonNullElse(startIndex, 1), 1) - 1;
  }

  /** How many are answered at most. */
  int most() {
    return Math.clamp(Objects.requireNonNullElse(count, USUAL), 0, MOST);
  }

  /** Whether an attribute is to be answered. */
  boolean shows(String attribute) {
    String folded = attribute.toLowerCase(Locale.ROOT);
    return ALWAYS.contains(folded)
        || (!names(excludedAttributes).contains(folded)
            && (attributes == null || names(attributes).contains(folded)));
  }

  /** Takes out of a resource what is not to be answered. */
  ObjectNode shown(ObjectNode resource) {
    for (String name : List.copyOf(resource.propertyNames())) {
      if (!shows(name)) {
        resource.remove(name);
      }
    }
    return resource;
  }

  private static Set<String> names(@Nullable String list) {
    return list == null
        ? Set.of()
        : Arrays.stream(list.split(",", -1))
            .map(one -> one.strip().replaceFirst("\\..*", "").toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
  }
}
