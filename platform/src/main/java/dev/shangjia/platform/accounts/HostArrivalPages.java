package dev.shangjia.platform.accounts;

import dev.shangjia.platform.accounts.HostSettings.Newcomers;
import dev.shangjia.platform.accounts.Invitations.Accepted;
import dev.shangjia.platform.accounts.Invitations.Invitation;
import dev.shangjia.platform.web.Shell;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What somebody sees whom the host knows and the market does not. */
@Controller
@RequestMapping(HostArrival.PATH)
final class HostArrivalPages {
  private static final String SIGN_IN = "redirect:/sign-in";

  private final HostArrival waiting;
  private final OutsideIdentities identities;
  private final HostSettings settings;
  private final SessionSignIn sessions;

  HostArrivalPages(
      HostArrival waiting,
      OutsideIdentities identities,
      HostSettings settings,
      SessionSignIn sessions) {
    this.waiting = waiting;
    this.identities = identities;
    this.settings = settings;
    this.sessions = sessions;
  }

  /**
   * What the page shows.
   *
   * @param invitations to what they are invited
   * @param canFound whether they may found a provider
   */
  record HostArrivalView(
      OutsideIdentity who,
      List<Invitation> invitations,
      boolean canFound,
      String organization,
      Map<String, String> problems) {}

  @GetMapping
  String show(HttpServletRequest request, Model model) {
    return show("", Map.of(), request, model);
  }

  private String show(
      String organization, Map<String, String> problems, HttpServletRequest request, Model model) {
    Optional<OutsideIdentity> who = waiting.who(request);
    if (who.isEmpty()) {
      return SIGN_IN;
    }
    model.addAttribute(
        "view",
        new HostArrivalView(
            who.get(), identities.invitations(who.get()), canFound(), organization, problems));
    return "accounts/host-arrival";
  }

  private boolean canFound() {
    return settings.newcomers() == Newcomers.FOUND_PROVIDER;
  }

  @PostMapping("/accept")
  String accept(
      @RequestParam long invitation,
      @ModelAttribute("shell") Shell shell,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    Optional<OutsideIdentity> who = waiting.who(request);
    if (who.isEmpty()) {
      return SIGN_IN;
    }
    Accepted accepted = identities.accept(who.get(), invitation, shell.words().language());
    return accepted instanceof Accepted.Joined joined
        ? in(joined.signedIn(), request, response)
        : show("", Map.of(), request, model);
  }

  @PostMapping("/found")
  String found(
      @RequestParam(defaultValue = "") String organization,
      @ModelAttribute("shell") Shell shell,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    Optional<OutsideIdentity> who = waiting.who(request);
    if (who.isEmpty()) {
      return SIGN_IN;
    }
    if (!canFound()) {
      throw new AccessDeniedException("newcomers from the host are invited only");
    }
    String name = Entered.line(organization);
    return switch (identities.found(who.get(), name, shell.words().language(), Place.of(request))) {
      case SignUps.Result.Founded founded -> in(founded.signedIn(), request, response);
      case SignUps.Result.Refused refused ->
          show(name, Complaint.words(refused.complaints(), shell), request, model);
      case SignUps.Result.Wait wait -> {
        TooManyPages.mark(response, wait.until());
        String problem = shell.t("accounts.join.wait", TooManyPages.minutes(wait.until()));
        yield show(name, Map.of("organization", problem), request, model);
      }
    };
  }

  private String in(SignedIn who, HttpServletRequest request, HttpServletResponse response) {
    waiting.end(request);
    sessions.begin(who, request, response);
    return "redirect:/";
  }
}
