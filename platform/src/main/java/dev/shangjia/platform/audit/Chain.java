package dev.shangjia.platform.audit;

import dev.shangjia.platform.tenancy.OrganizationId;
import org.jspecify.annotations.Nullable;

/**
 * A chain of entries: what happened in one case, or to one organization.
 *
 * @param kind {@code case}, {@code organization}, ...
 * @param id which of that kind
 * @param organization who may see it, besides the operator's side
 * @param counterpart who may see it, too; null for nobody
 */
public record Chain(
    String kind, String id, OrganizationId organization, @Nullable OrganizationId counterpart) {

  /** A chain that one organization may see. */
  public static Chain of(String kind, long id, OrganizationId organization) {
    return new Chain(kind, Long.toString(id), organization, null);
  }

  /** Its name in records, such as {@code case:81}. */
  public String name() {
    return name(kind, id);
  }

  static String name(String kind, String id) {
    return kind + ":" + id;
  }
}
