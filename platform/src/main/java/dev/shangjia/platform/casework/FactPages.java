package dev.shangjia.platform.casework;

import dev.shangjia.engine.LocalText;
import dev.shangjia.platform.accounts.Organization;
import dev.shangjia.platform.accounts.Organizations;
import dev.shangjia.platform.apps.App;
import dev.shangjia.platform.apps.AppId;
import dev.shangjia.platform.apps.Apps;
import dev.shangjia.platform.casework.StatedFacts.About;
import dev.shangjia.platform.policies.Policies;
import dev.shangjia.platform.policies.Program;
import dev.shangjia.platform.tenancy.OrganizationId;
import dev.shangjia.platform.tenancy.Side;
import dev.shangjia.platform.web.NavigationPart;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;

/** What people of the market state of providers and apps. */
@Controller
@RequestMapping("/desk/facts")
class FactPages {
  private static final int PAGE = 20;

  private final StatedFacts stated;
  private final Organizations organizations;
  private final Apps apps;
  private final Policies policies;
  private final ProgramTimes times;

  FactPages(
      StatedFacts stated,
      Organizations organizations,
      Apps apps,
      Policies policies,
      ProgramTimes times) {
    this.stated = stated;
    this.organizations = organizations;
    this.apps = apps;
    this.policies = policies;
    this.times = times;
  }

  @Bean
  static NavigationPart factsPart() {
    return new NavigationPart(
        "/desk", 40, "casework.facts.title", "/desk/facts", who -> who.side() == Side.OPERATOR);
  }

  /** Somebody of whom something can be stated, in one program. */
  record Choice(LocalText program, String name, String address) {}

  /** A provider with what can be chosen of it. */
  record Provider(String name, List<Choice> choices) {}

  /**
   * What the list of those is narrowed down to of whom something can be stated.
   *
   * @param in a program
   * @param q words of a provider's or an app's name
   */
  record Filter(@Nullable String in, @Nullable String q, @Nullable Integer page) {
    int number() {
      return page == null || page < 1 ? 1 : page;
    }

    boolean isEmpty() {
      return (in == null || in.isEmpty()) && (q == null || q.isBlank());
    }

    private boolean isAbout(String name) {
      return name.toLowerCase(Locale.ROOT)
          .contains(Objects.requireNonNullElse(q, "").strip().toLowerCase(Locale.ROOT));
    }

    private boolean isIn(Program program) {
      return in == null || in.isEmpty() || program.id().equals(in);
    }

    /** The address of another part of the same list. */
    String at(int other) {
      return UriComponentsBuilder.fromPath("/desk/facts")
          .queryParam("in", Objects.requireNonNullElse(in, ""))
          .queryParam("q", Objects.requireNonNullElse(q, ""))
          .queryParam("page", other)
          .encode()
          .toUriString();
    }
  }

  /** What the page for choosing shows. */
  record ChoiceView(
      Filter filter, List<Provider> providers, boolean more, List<Program> programs) {}

  /** What the page of facts shows. */
  record FactsView(
      About about,
      String address,
      String name,
      List<StatedFacts.Line> lines,
      @Nullable LocalText refused,
      Times times) {}

  /** Where facts of somebody are stated. */
  static String address(About about) {
    var address =
        UriComponentsBuilder.fromPath("/desk/facts")
            .queryParam("program", about.program())
            .queryParam("organization", about.organization());
    if (about.app() != null) {
      address.queryParam("app", about.app());
    }
    return address.encode().toUriString();
  }

  @GetMapping(params = "!program")
  String choice(@ModelAttribute Filter filter, Model model) {
    DeskMember.required();
    List<Program> programs = policies.programs();
    List<Provider> found =
        organizations.all(Side.PROVIDER).stream()
            .map(provider -> choices(provider, programs, filter))
            .filter(provider -> !provider.choices().isEmpty())
            .skip((long) (filter.number() - 1) * PAGE)
            .limit(PAGE + 1L)
            .toList();
    model.addAttribute(
        "view",
        new ChoiceView(filter, found.stream().limit(PAGE).toList(), found.size() > PAGE, programs));
    return "casework/facts-choice";
  }

  /** A provider who is looked for with all that is theirs, another one with the apps that are. */
  private Provider choices(Organization provider, List<Program> programs, Filter filter) {
    boolean all = filter.isAbout(provider.name());
    List<App> own =
        apps.of(provider.id()).stream().filter(app -> all || filter.isAbout(app.name())).toList();
    return new Provider(
        provider.name(),
        programs.stream()
            .filter(filter::isIn)
            .flatMap(program -> choices(provider, program, own, all))
            .toList());
  }

  private static Stream<Choice> choices(
      Organization provider, Program program, List<App> apps, boolean ofProvider) {
    Stream<Choice> itself =
        Stream.of(
            new Choice(program.title(), "", address(new About(program.id(), provider.id(), null))));
    return Stream.concat(
        ofProvider ? itself : Stream.empty(),
        apps.stream()
            .filter(app -> app.program().equals(program.id()))
            .map(app -> choice(program, app)));
  }

  private static Choice choice(Program program, App app) {
    return new Choice(
        program.title(),
        app.name(),
        address(new About(program.id(), app.organization(), app.id().value())));
  }

  @GetMapping(params = "program")
  String facts(
      @RequestParam String program,
      @RequestParam long organization,
      @RequestParam(required = false) @Nullable Long app,
      Model model) {
    DeskMember.required();
    return shown(new About(program, new OrganizationId(organization), app), null, model);
  }

  @PostMapping
  String state(
      @RequestParam String program,
      @RequestParam long organization,
      @RequestParam(required = false) @Nullable Long app,
      @RequestParam Map<String, String> form,
      HttpServletResponse response,
      Model model) {
    var about = new About(program, new OrganizationId(organization), app);
    Map<String, String> values = new HashMap<>(form);
    values.keySet().removeIf(name -> !name.contains("."));
    return stated
        .state(about, values, CaseActor.of(DeskMember.required()))
        .map(
            refused -> {
              response.setStatus(HttpStatus.CONFLICT.value());
              return shown(about, refused.reason(), model);
            })
        .orElseGet(() -> "redirect:" + address(about));
  }

  private String shown(About about, @Nullable LocalText refused, Model model) {
    String provider =
        organizations
            .get(about.organization())
            .map(Organization::name)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    String name =
        about.app() == null
            ? provider
            : apps.find(new AppId(about.app()))
                .filter(app -> app.organization().equals(about.organization()))
                .map(App::name)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    model.addAttribute(
        "view",
        new FactsView(
            about, address(about), name, stated.of(about), refused, times.of(about.program())));
    return "casework/facts-page";
  }
}
