package dev.shangjia.platform.catalog;

import dev.shangjia.platform.apps.AppId;
import java.util.Collection;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * Knows signals by which apps are ordered, such as {@code rating}. A module offers what it knows as
 * a bean; it is asked when a listing is put into the index, and once a day for all of them.
 */
public interface SignalSource {

  /**
   * What is known of some apps, by names of the group {@code signals} in the engine's catalogue.
   * Apps of which nothing is known may be left out.
   */
  Map<AppId, ObjectNode> known(Collection<AppId> apps);
}
