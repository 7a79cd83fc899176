package dev.shangjia.platform.accounts;

import dev.shangjia.platform.tenancy.Side;
import dev.shangjia.platform.web.Shell;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

/** Signing in, and the page of the first run. */
@Controller
final class SignInPages {
  /** Why somebody is back here, as the address of the page says. */
  private static final List<String> PROBLEMS =
      List.of("refused", "passkey", "nowhere", "host", "unverified", "otherIdentity");

  private final Accounts accounts;
  private final SignUps signUps;
  private final SessionSignIn sessions;
  private final RelyingParty party;
  private final SignInLinks links;
  private final HostSignIn hosts;

  SignInPages(
      Accounts accounts,
      SignUps signUps,
      SessionSignIn sessions,
      RelyingParty party,
      SignInLinks links,
      HostSignIn hosts) {
    this.accounts = accounts;
    this.signUps = signUps;
    this.sessions = sessions;
    this.party = party;
    this.links = links;
    this.hosts = hosts;
  }

  /**
   * What the page for signing in shows.
   *
   * @param problem why the last attempt failed; null when there was none
   * @param passkeys whether passkeys work on this page
   * @param links whether links can be mailed
   * @param hosts with which hosts one can sign in
   */
  record SignInView(
      @Nullable String problem, boolean passkeys, boolean links, List<HostSignIn.Host> hosts) {}

  /**
   * What the page of the first run shows.
   *
   * @param problems a message for each field that is not as it should be
   */
  record SetupView(SetupRequest entered, Map<String, String> problems) {}

  /** What the page of the first run asks for. */
  record SetupRequest(
      @Nullable String organization,
      @Nullable String name,
      @Nullable String email,
      @Nullable String password) {}

  @GetMapping("/sign-in")
  String signIn(HttpServletRequest request, @ModelAttribute("shell") Shell shell, Model model) {
    if (!accounts.isSetUp()) {
      return "redirect:/setup";
    }
    String problem =
        PROBLEMS.stream()
            .filter(code -> request.getParameter(code) != null)
            .findFirst()
            .map(code -> shell.t("accounts.signIn." + code))
            .orElse(null);
    model.addAttribute(
        "view",
        new SignInView(
            problem, party.worksAt(request.getServerName()), links.arePossible(), hosts.hosts()));
    return "accounts/sign-in";
  }

  @GetMapping("/setup")
  String setup(Model model) {
    if (accounts.isSetUp()) {
      return "redirect:/sign-in";
    }
    model.addAttribute("view", new SetupView(new SetupRequest("", "", "", ""), Map.of()));
    return "accounts/setup";
  }

  @PostMapping("/setup")
  String setUp(
      @ModelAttribute("entered") SetupRequest entered,
      @ModelAttribute("shell") Shell shell,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    if (accounts.isSetUp()) {
      return "redirect:/sign-in";
    }
    var asked =
        new SignUps.Application(
            Side.OPERATOR,
            Entered.line(entered.organization()),
            Entered.line(entered.name()),
            Entered.line(entered.email()),
            Entered.secret(entered.password()),
            shell.words().language());
    return switch (signUps.setUp(asked)) {
      case SignUps.Result.Founded founded -> {
        sessions.begin(founded.signedIn(), request, response);
        yield "redirect:/";
      }
      case SignUps.Result.Refused refused -> {
        model.addAttribute(
            "view", new SetupView(entered, Complaint.words(refused.complaints(), shell)));
        yield "accounts/setup";
      }
      case SignUps.Result.Wait _ -> "redirect:/sign-in";
    };
  }
}
