package dev.shangjia.platform.tenancy;

import java.util.Optional;

/** On whose behalf something is done. It decides which rows the database shows. */
public sealed interface Actor {

  /** On which side it stands; the operator's side sees the rows of all organizations. */
  Side side();

  /** For which organization it acts; empty for the market itself. */
  Optional<OrganizationId> organization();

  /** Who it is, as an id that holds no name: {@code 12}, or {@code system:case-dates}. */
  String id();

  /**
   * A person who is signed in.
   *
   * @param person who
   * @param member the organization as whose member they act
   * @param side what kind of organization that is
   */
  record Person(PersonId person, OrganizationId member, Side side) implements Actor {
    @Override
    public Optional<OrganizationId> organization() {
      return Optional.of(member);
    }

    @Override
    public String id() {
      return person.toString();
    }
  }

  /**
   * A job or a listener that acts for one organization, and sees its rows only.
   *
   * @param name what it does, such as {@code case-dates}
   */
  record SystemFor(String name, OrganizationId of, Side side) implements Actor {
    @Override
    public Optional<OrganizationId> organization() {
      return Optional.of(of);
    }

    @Override
    public String id() {
      return "system:" + name;
    }
  }

  /**
   * A job that acts for the market itself, such as one that looks which dates have passed.
   *
   * @param name what it does
   */
  record SystemOfMarket(String name) implements Actor {
    @Override
    public Side side() {
      return Side.OPERATOR;
    }

    @Override
    public Optional<OrganizationId> organization() {
      return Optional.empty();
    }

    @Override
    public String id() {
      return "system:" + name;
    }
  }
}
