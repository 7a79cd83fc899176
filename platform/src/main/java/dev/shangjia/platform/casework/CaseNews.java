package dev.shangjia.platform.casework;

import dev.shangjia.engine.rulebook.Role;
import dev.shangjia.platform.tenancy.PersonId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something of a case that somebody has to know.
 *
 * @param once what makes it the same news, within its case and kind: such as the number of an event
 * @param arguments what {@link CaseNotice} says stands in it, from 3
 */
record CaseNews(CaseNotice what, String once, To to, List<Object> arguments) {
  CaseNews {
    arguments = List.copyOf(arguments);
  }

  /** Whom it is for. */
  sealed interface To {

    /** The people of the organization whose case it is. */
    record Applicant() implements To {}

    /** The people of the other organization that takes part. */
    record Counterpart() implements To {}

    /**
     * Everybody who can act as that in the case.
     *
     * @param except the id of somebody who knows already; null for nobody
     */
    record Playing(Role role, @Nullable String except) implements To {}

    record Somebody(PersonId person) implements To {}
  }

  static CaseNews of(CaseNotice what, int event, To to, Object... arguments) {
    return new CaseNews(what, "event-" + event, to, List.of(arguments));
  }
}
