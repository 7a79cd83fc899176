package dev.shangjia.platform.installations;

import java.util.Set;

/** To whom in an enterprise an app is shown. */
public sealed interface Audience {

  /** Every member. */
  record Everybody() implements Audience {}

  /**
   * Some members.
   *
   * @param departments numbers of departments, each with all below it
   * @param people numbers of people in the enterprise's directory
   */
  record Some(Set<Long> departments, Set<Long> people) implements Audience {
    public Some {
      departments = Set.copyOf(departments);
      people = Set.copyOf(people);
    }
  }
}
