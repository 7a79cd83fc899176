package dev.shangjia.platform.notices;

import dev.shangjia.platform.tenancy.PersonId;
import java.util.Optional;

/** Where people read mail; whoever knows people answers. */
public interface AddressBook {

  /**
   * How somebody is written to.
   *
   * @param name the person's name
   * @param email the address
   * @param language {@code zh-CN} or {@code en}
   */
  record Addressee(String name, String email, String language) {}

  /** A person's address; empty when there is none (any more). */
  Optional<Addressee> find(PersonId person);
}
