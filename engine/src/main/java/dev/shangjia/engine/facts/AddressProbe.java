package dev.shangjia.engine.facts;

import java.time.Duration;
import tools.jackson.databind.node.ObjectNode;

/**
 * Observes addresses. What stands behind one changes, so that an observation carries the time at
 * which it was made and is good for a while only.
 */
public non-sealed interface AddressProbe extends Probe {

  /**
   * Looks at one address.
   *
   * @param address as {@link WebAddress#normalized} writes it; what is no address at all is seen as
   *     such, and is no failure
   */
  Observation.Result observe(String address);

  /**
   * How old an observation may be before the address is looked at again.
   *
   * @param seen what was seen then: trouble is worth another look sooner than what was well
   * @return zero to look again each time
   */
  Duration greatestAge(ObjectNode seen);
}
