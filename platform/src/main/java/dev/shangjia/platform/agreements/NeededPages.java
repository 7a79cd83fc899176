package dev.shangjia.platform.agreements;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.rulebook.Procedure;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.policies.Policies;
import dev.shangjia.platform.web.Shell;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * "You also agree to this": all that an organization has to accept before it starts a procedure, on
 * one page, and from there back to what it was about to do.
 */
@Controller
@RequestMapping("/agreements/needed/{program}")
final class NeededPages {
  private final Agreements agreements;
  private final Policies policies;

  NeededPages(Agreements agreements, Policies policies) {
    this.agreements = agreements;
    this.policies = policies;
  }

  /**
   * What is needed.
   *
   * @param program the program's title
   * @param procedure the id of what is to be started; blank when the program as a whole is asked
   * @param title the title of that; null when the program as a whole is asked
   * @param versions what is to be accepted
   * @param action where the form goes
   * @param then where it goes on afterwards, a path of this market
   * @param canConsent whether who reads it accepts for the organization
   */
  record NeededView(
      LocalText program,
      String procedure,
      @Nullable LocalText title,
      List<AgreementVersion> versions,
      String action,
      String then,
      boolean canConsent,
      @Nullable String problem) {}

  /**
   * The page.
   *
   * @param procedure the id of what is to be started; blank for the whole program
   * @param then where it goes on afterwards; another place than one of this market is not taken
   */
  @GetMapping
  String show(
      @PathVariable String program,
      @RequestParam(defaultValue = "") String procedure,
      @RequestParam(defaultValue = "") String then,
      Model model) {
    Rulebook rulebook = found(program);
    SignedIn who = SignedIn.required();
    Optional<LocalText> title =
        Optional.ofNullable(rulebook.procedures().get(procedure)).map(Procedure::title);
    model.addAttribute(
        "view",
        new NeededView(
            rulebook.title(),
            procedure,
            title.orElse(null),
            needed(who, program, procedure),
            "/agreements/needed/" + rulebook.id(),
            path(then),
            who.managesMembers(),
            (String) model.getAttribute("problem")));
    return "agreements/needed";
  }

  @PostMapping
  String accept(
      @PathVariable String program,
      @RequestParam(defaultValue = "") String procedure,
      @RequestParam(defaultValue = "") String then,
      @RequestParam(name = "version", defaultValue = "") List<Long> read,
      @ModelAttribute("shell") Shell shell,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    found(program);
    SignedIn who = SignedIn.required();
    Optional<Consenting> refused =
        read.stream()
            .map(version -> agreements.consent(who, version, request.getRemoteAddr()))
            .filter(answer -> !(answer instanceof Consenting.Given))
            .findFirst();
    if (refused.isEmpty() && needed(who, program, procedure).isEmpty()) {
      return "redirect:" + path(then);
    }
    refused
        .map(answer -> problem(answer, shell))
        .ifPresent(problem -> redirect.addFlashAttribute("problem", problem));
    return "redirect:"
        + UriComponentsBuilder.fromPath("/agreements/needed/{program}")
            .queryParam("procedure", "{procedure}")
            .queryParam("then", "{then}")
            .encode()
            .buildAndExpand(program, procedure, path(then));
  }

  private static String problem(Consenting answer, Shell shell) {
    return switch (answer) {
      case Consenting.Given _, Consenting.NoSuchVersion _ -> shell.t("agreements.needed.changed");
      case Consenting.NotAllowed _ -> shell.t("agreements.notAllowed");
      case Consenting.Replaced(AgreementVersion by) -> shell.t("agreements.replaced", by.version());
    };
  }

  private List<AgreementVersion> needed(SignedIn who, String program, String procedure) {
    return procedure.isBlank()
        ? agreements.missing(program, who.organization(), who.side())
        : agreements.missing(program, procedure, who.organization());
  }

  private Rulebook found(String program) {
    return policies
        .find(program)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  /** A path of this market; nobody is led elsewhere by a link that somebody made. */
  private static String path(String then) {
    boolean isOurs = then.matches("/[A-Za-z0-9][A-Za-z0-9/-]*");
    return isOurs ? then : "/agreements";
  }
}
