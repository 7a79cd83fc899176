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
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;

/** What people of the market state of providers and apps. */
@Controller
@RequestMapping("/desk/facts")
class FactPages {
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

  /** Somebody of whom something can be stated, in one program. */
  record Choice(LocalText program, String name, String address) {}

  /** A provider with what can be chosen of it. */
  record Provider(String name, List<Choice> choices) {}

  /** What the page for choosing shows. */
  record ChoiceView(List<Provider> providers) {}

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
  String choice(Model model) {
    DeskMember.required();
    List<Program> programs = policies.programs();
    model.addAttribute(
        "view",
        new ChoiceView(
            organizations.all(Side.PROVIDER).stream()
                .map(provider -> choices(provider, programs))
                .toList()));
    return "casework/facts-choice";
  }

  private Provider choices(Organization provider, List<Program> programs) {
    List<App> own = apps.of(provider.id());
    return new Provider(
        provider.name(),
        programs.stream()
            .flatMap(
                program ->
                    java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(
                            new Choice(
                                program.title(),
                                "",
                                address(new About(program.id(), provider.id(), null)))),
                        own.stream()
                            .filter(app -> app.program().equals(program.id()))
                            .map(app -> choice(program, app))))
            .toList());
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
