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

/** Where providers and enterprises come to the market by themselves. */
@Controller
final class JoinPages {
  private final Accounts accounts;
  private final SignUps signUps;
  private final SessionSignIn sessions;

  JoinPages(Accounts accounts, SignUps signUps, SessionSignIn sessions) {
    this.accounts = accounts;
    this.signUps = signUps;
    this.sessions = sessions;
  }

  /**
   * What the page shows.
   *
   * @param newcomer whether an account is asked for too
   */
  record JoinView(JoinRequest entered, boolean newcomer, Map<String, String> problems) {}

  /** What the page asks for. */
  record JoinRequest(
      @Nullable String side,
      @Nullable String organization,
      @Nullable String name,
      @Nullable String email,
      @Nullable String password) {

    /** Whether they come as a provider, which is what most do. */
    boolean asProvider() {
      return !Side.ENTERPRISE.code().equals(side);
    }
  }

  @GetMapping("/join")
  String join(@ModelAttribute("entered") JoinRequest entered, Model model) {
    if (!accounts.isSetUp()) {
      return "redirect:/setup";
    }
    model.addAttribute("view", new JoinView(entered, SignedIn.current().isEmpty(), Map.of()));
    return "accounts/join";
  }

  @PostMapping("/join")
  String apply(
      @ModelAttribute("entered") JoinRequest entered,
      @ModelAttribute("shell") Shell shell,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    SignUps.Result result = result(entered, shell, Place.of(request));
    return switch (result) {
      case SignUps.Result.Founded founded -> {
        if (SignedIn.current().isPresent()) {
          sessions.change(founded.signedIn(), request, response);
        } else {
          sessions.begin(founded.signedIn(), request, response);
        }
        yield "redirect:/";
      }
      case SignUps.Result.Refused refused -> {
        show(entered, Complaint.words(refused.complaints(), shell), model);
        yield "accounts/join";
      }
      case SignUps.Result.Wait wait -> {
        TooManyPages.mark(response, wait.until());
        String problem = shell.t("accounts.join.wait", TooManyPages.minutes(wait.until()));
        show(entered, Map.of("organization", problem), model);
        yield "accounts/join";
      }
    };
  }

  private SignUps.Result result(JoinRequest entered, Shell shell, String place) {
    Side side = entered.asProvider() ? Side.PROVIDER : Side.ENTERPRISE;
    String organization = Entered.line(entered.organization());
    return SignedIn.current()
        .map(who -> signUps.another(who, side, organization, place))
        .orElseGet(
            () ->
                signUps.apply(
                    new SignUps.Application(
                        side,
                        organization,
                        Entered.line(entered.name()),
                        Entered.line(entered.email()),
                        Entered.secret(entered.password()),
                        shell.words().language()),
                    place));
  }

  private static void show(JoinRequest entered, Map<String, String> problems, Model model) {
    model.addAttribute("view", new JoinView(entered, SignedIn.current().isEmpty(), problems));
  }
}
