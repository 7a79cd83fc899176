package dev.shangjia.platform.accounts;

import dev.shangjia.platform.accounts.Invitations.Accepted;
import dev.shangjia.platform.accounts.Invitations.Invitation;
import dev.shangjia.platform.web.Shell;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** What somebody sees who opens the link of an invitation. */
@Controller
@RequestMapping("/invitations/{secret}")
final class InvitationPages {
  private final Invitations invitations;
  private final SessionSignIn sessions;

  InvitationPages(Invitations invitations, SessionSignIn sessions) {
    this.invitations = invitations;
    this.sessions = sessions;
  }

  /**
   * What the page shows.
   *
   * @param invitation what it is about; null when it cannot be accepted any more
   * @param newcomer whether an account is asked for too
   * @param problem what stands in the way as a whole; null when nothing does
   */
  record InvitationView(
      String secret,
      @Nullable Invitation invitation,
      boolean newcomer,
      @Nullable String name,
      Map<String, String> problems,
      @Nullable String problem) {}

  /** What somebody without an account enters. */
  record AcceptRequest(@Nullable String name, @Nullable String password) {}

  @GetMapping
  String show(@PathVariable String secret, Model model) {
    return show(secret, new AcceptRequest("", ""), Map.of(), null, model);
  }

  @PostMapping
  String accept(
      @PathVariable String secret,
      @ModelAttribute("entered") AcceptRequest entered,
      @ModelAttribute("shell") Shell shell,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    Optional<SignedIn> who = SignedIn.current();
    Accepted accepted =
        who.map(signedIn -> invitations.accept(secret, signedIn))
            .orElseGet(
                () ->
                    invitations.accept(
                        secret,
                        Entered.line(entered.name()),
                        Entered.secret(entered.password()),
                        shell.words().language()));
    return switch (accepted) {
      case Accepted.Joined joined -> {
        if (who.isPresent()) {
          sessions.change(joined.signedIn(), request, response);
        } else {
          sessions.begin(joined.signedIn(), request, response);
        }
        yield "redirect:/";
      }
      case Accepted.Gone _ -> show(secret, entered, Map.of(), null, model);
      case Accepted.Refused refused ->
          show(secret, entered, Complaint.words(refused.complaints(), shell), null, model);
      case Accepted.OtherAddress other ->
          show(
              secret,
              entered,
              Map.of(),
              shell.t("accounts.invitation.other", other.invited(), other.signedIn()),
              model);
      case Accepted.SignInFirst _ ->
          show(secret, entered, Map.of(), shell.t("accounts.invitation.signInFirst"), model);
    };
  }

  /** Signs in first, and comes back here. */
  @GetMapping("/sign-in")
  String signIn(@PathVariable String secret, HttpServletRequest request) {
    return SignedIn.current().isPresent() ? "redirect:/invitations/" + secret : "redirect:/sign-in";
  }

  private String show(
      String secret,
      AcceptRequest entered,
      Map<String, String> problems,
      @Nullable String problem,
      Model model) {
    model.addAttribute(
        "view",
        new InvitationView(
            secret,
            invitations.behind(secret).orElse(null),
            SignedIn.current().isEmpty(),
            entered.name(),
            problems,
            problem));
    return "accounts/invitation";
  }
}
