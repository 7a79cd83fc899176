package dev.shangjia.platform.inspections;

import dev.shangjia.platform.apps.AppId;
import dev.shangjia.platform.tenancy.OrganizationId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Knows facts that only the platform knows, such as {@code provider.verified}. A module offers what
 * it knows as a bean; where two know the same fact, the one with the higher order wins.
 */
public interface ContextSource {

  /**
   * About whom something is asked.
   *
   * @param program in which program
   * @param organization whose dossier it is
   * @param app about which app; null for none
   */
  record About(String program, OrganizationId organization, @Nullable AppId app) {}

  /** What is known, by group and name as the engine's catalogue has them. */
  ObjectNode known(About about);
}
