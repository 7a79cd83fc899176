package dev.shangjia.platform.organization;

import dev.shangjia.platform.accounts.MemberRole;
import dev.shangjia.platform.accounts.Organization;
import dev.shangjia.platform.accounts.Organizations;
import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.organization.OrganizationView.Reader;
import dev.shangjia.platform.tenancy.OrganizationId;
import dev.shangjia.platform.tenancy.Side;
import dev.shangjia.platform.web.NavigationEntry;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** How an organization stands: its members read their own, operators read all. */
@Controller
final class OrganizationPages {
  private final OrganizationReading reading;
  private final Organizations organizations;

  OrganizationPages(OrganizationReading reading, Organizations organizations) {
    this.reading = reading;
    this.organizations = organizations;
  }

  /** Where the pages stand in the navigation. */
  @Configuration(proxyBeanMethods = false)
  static class Navigation {
    private static final int BEFORE_AGREEMENTS = 790;

    @Bean
    static NavigationEntry ownOrganization() {
      return new NavigationEntry(
          BEFORE_AGREEMENTS,
          "organization.title",
          "/organization",
          "building",
          who -> who.side() != Side.OPERATOR);
    }

    @Bean
    static NavigationEntry allOrganizations() {
      return new NavigationEntry(
          BEFORE_AGREEMENTS,
          "organization.all",
          "/organizations",
          "building",
          who -> who.side() == Side.OPERATOR);
    }
  }

  /** All organizations that come to the market, by kind. */
  record ListView(List<Organization> providers, List<Organization> enterprises) {}

  @GetMapping("/organization")
  String own(Model model) {
    SignedIn who = SignedIn.required();
    return shown(who.organization(), Reader.MEMBER, model);
  }

  @GetMapping("/organizations")
  String all(Model model) {
    operatorOnly();
    model.addAttribute(
        "view", new ListView(organizations.all(Side.PROVIDER), organizations.all(Side.ENTERPRISE)));
    return "organization/list";
  }

  @GetMapping("/organizations/{id}")
  String one(@PathVariable long id, Model model) {
    operatorOnly();
    Reader reader =
        SignedIn.required().is(MemberRole.ADMINISTRATOR) ? Reader.ADMINISTRATOR : Reader.OPERATOR;
    return shown(new OrganizationId(id), reader, model);
  }

  private String shown(OrganizationId id, Reader reader, Model model) {
    Organization organization =
        organizations.get(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    model.addAttribute("view", reading.of(organization, reader));
    return "organization/organization";
  }

  private static void operatorOnly() {
    if (SignedIn.required().side() != Side.OPERATOR) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
  }
}
