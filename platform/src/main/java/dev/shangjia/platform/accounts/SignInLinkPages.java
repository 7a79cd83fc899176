package dev.shangjia.platform.accounts;

import dev.shangjia.platform.accounts.SignInLinks.Asked;
import dev.shangjia.platform.accounts.SignInLinks.Behind;
import dev.shangjia.platform.accounts.SignInLinks.Goal;
import dev.shangjia.platform.web.Shell;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Asking for a link by mail, and signing in with it. Opening it shows a button; that uses it. */
@Controller
@RequestMapping("/sign-in/link")
final class SignInLinkPages {
  /** The secret of a browser that asked, by which it is known again. */
  private static final String BROWSER = "shangjia.link-browser";

  private final SignInLinks links;
  private final Arrivals arrivals;
  private final RecentProof proof;

  SignInLinkPages(SignInLinks links, Arrivals arrivals, RecentProof proof) {
    this.links = links;
    this.arrivals = arrivals;
    this.proof = proof;
  }

  /**
   * The page on which a link is asked for.
   *
   * @param possible whether this market can send mail
   */
  record AskView(boolean possible, Goal goal, String email, Map<String, String> problems) {}

  /** The page that a link opens. */
  record LinkView(String secret, Behind behind) {}

  @GetMapping
  String ask(@RequestParam(defaultValue = "") String goal, Model model) {
    return ask(Goal.of(goal), "", Map.of(), model);
  }

  private String ask(Goal goal, String email, Map<String, String> problems, Model model) {
    model.addAttribute("view", new AskView(links.arePossible(), goal, email, problems));
    return "accounts/link-ask";
  }

  @PostMapping
  String send(
      @RequestParam(defaultValue = "") String email,
      @RequestParam(defaultValue = "") String goal,
      @ModelAttribute("shell") Shell shell,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    String address = Entered.line(email);
    if (!links.arePossible()) {
      return ask(Goal.of(goal), address, Map.of(), model);
    }
    return switch (links.ask(address, Goal.of(goal), remembered(request), Place.of(request))) {
      case Asked.OnItsWay _ -> "redirect:/sign-in/link/sent";
      case Asked.Refused refused ->
          ask(Goal.of(goal), address, Complaint.words(refused.complaints(), shell), model);
      case Asked.Wait wait -> {
        TooManyPages.mark(response, wait.until());
        String problem = shell.t("accounts.link.wait", TooManyPages.minutes(wait.until()));
        yield ask(Goal.of(goal), address, Map.of("email", problem), model);
      }
    };
  }

  @GetMapping("/sent")
  String sent() {
    return "accounts/link-sent";
  }

  @GetMapping("/{secret}")
  String show(@PathVariable String secret, HttpServletRequest request, Model model) {
    model.addAttribute("view", new LinkView(secret, links.behind(secret, known(request))));
    return "accounts/link";
  }

  @PostMapping("/{secret}")
  String use(
      @PathVariable String secret,
      HttpServletRequest request,
      HttpServletResponse response,
      RedirectAttributes redirect,
      Model model) {
    Optional<SignInLinks.Used> used = links.use(secret, known(request));
    if (used.isEmpty()) {
      return show(secret, request, model);
    }
    String next = arrivals.arrive(used.get().person(), request, response);
    if (next.equals(Arrivals.NOWHERE)) {
      return "redirect:" + next;
    }
    proof.given(used.get().person(), request);
    if (used.get().goal() == Goal.PASSWORD) {
      redirect.addFlashAttribute("done", "accounts.link.choosePassword");
      return "redirect:/account/security";
    }
    return "redirect:" + next;
  }

  private static String remembered(HttpServletRequest request) {
    HttpSession session = request.getSession(true);
    String before = (String) session.getAttribute(BROWSER);
    String browser = before == null ? Secret.fresh() : before;
    session.setAttribute(BROWSER, browser);
    return browser;
  }

  private static String known(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    String before = session == null ? null : (String) session.getAttribute(BROWSER);
    return before == null ? "" : before;
  }
}
