package dev.shangjia.platform.accounts;

import dev.shangjia.platform.tenancy.Side;
import dev.shangjia.platform.web.Shell;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Signing in, and the page of the first run. */
@Controller
final class SignInPages {
  private final Accounts accounts;
  private final SignUps signUps;
  private final SessionSignIn sessions;

  SignInPages(Accounts accounts, SignUps signUps, SessionSignIn sessions) {
    this.accounts = accounts;
    this.signUps = signUps;
    this.sessions = sessions;
  }

  /**
   * What the page for signing in shows.
   *
   * @param problem why the last attempt failed; null when there was none
   */
  record SignInView(@Nullable String problem) {}

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
  String signIn(
      @RequestParam(required = false) @Nullable String refused,
      @RequestParam(required = false) @Nullable Integer wait,
      @ModelAttribute("shell") Shell shell,
      Model model) {
    if (!accounts.isSetUp()) {
      return "redirect:/setup";
    }
    String problem = refused == null ? null : shell.t("accounts.signIn.refused");
    if (wait != null) {
      problem = shell.t("accounts.signIn.wait", wait);
    }
    model.addAttribute("view", new SignInView(problem));
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
