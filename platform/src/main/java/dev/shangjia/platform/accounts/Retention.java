package dev.shangjia.platform.accounts;

import dev.shangjia.engine.LocalText;
import dev.shangjia.platform.tenancy.PersonId;
import java.util.Optional;

/**
 * Knows a reason for which a person cannot be erased yet. A module offers its reasons as a bean.
 */
public interface Retention {

  /** Why the person is still needed, and what ends that; empty when they are not. */
  Optional<LocalText> reason(PersonId person);
}
