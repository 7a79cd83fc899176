package dev.shangjia.platform.demo;

import dev.shangjia.engine.rulebook.Role;
import dev.shangjia.platform.accounts.Accounts;
import dev.shangjia.platform.accounts.MemberRole;
import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.demo.Script.Firm;
import dev.shangjia.platform.demo.Script.Human;
import dev.shangjia.platform.tenancy.OrganizationId;
import dev.shangjia.platform.tenancy.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Who is who in the demo. */
final class Actors {
  private final Accounts accounts;
  private final String password;
  private final Map<String, List<SignedIn>> members = new HashMap<>();

  Actors(Accounts accounts, String password) {
    this.accounts = accounts;
    this.password = password;
  }

  /** Founds an organization with all its members. */
  SignedIn found(Firm firm, Side side) {
    Human first = firm.people().getFirst();
    SignedIn founder =
        accounts.found(side, firm.name(), first.email(), first.name(), password, first.roles());
    var all = new ArrayList<SignedIn>(List.of(founder));
    for (Human human : firm.people().subList(1, firm.people().size())) {
      all.add(
          new SignedIn(
              accounts.join(
                  founder.organization(), human.email(), human.name(), password, human.roles()),
              founder.organization(),
              side,
              human.name(),
              firm.name(),
              human.roles()));
    }
    members.put(firm.key(), all);
    return founder;
  }

  OrganizationId organization(String firm) {
    return of(firm).getFirst().organization();
  }

  /** Who decides for an organization. */
  SignedIn head(String firm) {
    return of(firm).getFirst();
  }

  /** Who does the work of an organization; the same for the same number. */
  SignedIn worker(String firm, int number) {
    List<SignedIn> all = of(firm);
    return all.get(Math.floorMod(number, all.size()));
  }

  /**
   * Somebody of the operator who plays a role, the same for the same number.
   *
   * @param others who it is not
   */
  SignedIn desk(String operator, Role role, int number, List<SignedIn> others) {
    List<SignedIn> able =
        of(operator).stream()
            .filter(one -> one.playing().contains(role))
            .filter(one -> !others.contains(one))
            .toList();
    return able.get(Math.floorMod(number, able.size()));
  }

  /** Everybody of the operator. */
  List<SignedIn> desk(String operator) {
    return of(operator);
  }

  /** Who runs the market. */
  SignedIn administrator(String operator) {
    return of(operator).stream()
        .filter(one -> one.is(MemberRole.ADMINISTRATOR))
        .findFirst()
        .orElseThrow();
  }

  /** Everybody. */
  List<SignedIn> all() {
    return members.values().stream().flatMap(List::stream).toList();
  }

  private List<SignedIn> of(String firm) {
    return Objects.requireNonNull(members.get(firm), firm);
  }
}
