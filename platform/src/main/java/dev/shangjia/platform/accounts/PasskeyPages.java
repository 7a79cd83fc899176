package dev.shangjia.platform.accounts;

import dev.shangjia.platform.tenancy.PersonId;
import dev.shangjia.platform.web.Shell;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Passkeys on pages. What a device is asked for is fetched by a script and kept in the session;
 * what it answers comes in a form, once.
 */
@Controller
final class PasskeyPages {
  private static final String OFFER = "shangjia.passkey-offer";
  private static final String CHALLENGE = "shangjia.passkey-challenge";
  private static final String SECURITY = "redirect:/account/security";

  private final Passkeys passkeys;
  private final RelyingParty party;
  private final Arrivals arrivals;
  private final Sessions sessions;
  private final Attempts attempts;

  PasskeyPages(
      Passkeys passkeys,
      RelyingParty party,
      Arrivals arrivals,
      Sessions sessions,
      Attempts attempts) {
    this.passkeys = passkeys;
    this.party = party;
    this.arrivals = arrivals;
    this.sessions = sessions;
    this.attempts = attempts;
  }

  @PostMapping(value = "/account/passkeys/options", produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  String offer(HttpSession session) {
    PublicKeyCredentialCreationOptions offer = passkeys.offer(SignedIn.required());
    session.setAttribute(OFFER, offer);
    return party.json(offer);
  }

  @PostMapping("/account/passkeys")
  String add(
      @RequestParam(defaultValue = "") String credential,
      @RequestParam(defaultValue = "") String passkey,
      @ModelAttribute("shell") Shell shell,
      HttpSession session,
      RedirectAttributes redirect) {
    var asked = (PublicKeyCredentialCreationOptions) taken(session, OFFER);
    Map<String, Complaint> complaints =
        asked == null
            ? Map.of("passkey", Complaint.of("accounts.passkeys.refused"))
            : passkeys.add(SignedIn.required(), asked, credential, passkey.strip());
    if (complaints.isEmpty()) {
      redirect.addFlashAttribute("done", "accounts.passkeys.added");
    } else {
      redirect.addFlashAttribute("problems", Complaint.words(complaints, shell));
    }
    return SECURITY;
  }

  @PostMapping("/account/passkeys/{key}/name")
  String rename(
      @PathVariable String key,
      @RequestParam(defaultValue = "") String passkey,
      @ModelAttribute("shell") Shell shell,
      RedirectAttributes redirect) {
    passkeys
        .rename(SignedIn.required(), key, passkey.strip())
        .ifPresentOrElse(
            complaint ->
                redirect.addFlashAttribute("problems", Map.of("passkey", complaint.in(shell))),
            () -> redirect.addFlashAttribute("done", "accounts.passkeys.renamed"));
    return SECURITY;
  }

  /** Whoever had it in another browser is signed out there. */
  @PostMapping("/account/passkeys/{key}/remove")
  String remove(@PathVariable String key, HttpServletRequest request, RedirectAttributes redirect) {
    SignedIn who = SignedIn.required();
    if (passkeys.remove(who, key)) {
      sessions.endOthers(who.person(), request.getSession().getId());
      redirect.addFlashAttribute("done", "accounts.passkeys.removed");
    }
    return SECURITY;
  }

  @PostMapping(value = "/sign-in/passkey/options", produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  String challenge(HttpSession session) {
    PublicKeyCredentialRequestOptions challenge = passkeys.challenge();
    session.setAttribute(CHALLENGE, challenge);
    return party.json(challenge);
  }

  @PostMapping("/sign-in/passkey")
  @Nullable String signIn(
      @RequestParam(defaultValue = "") String credential,
      HttpServletRequest request,
      HttpServletResponse response)
      throws ServletException, IOException {
    String place = Place.of(request);
    Optional<Duration> wait = attempts.take(Limit.SIGN_IN_FROM_PLACE, place);
    if (wait.isPresent()) {
      TooManyPages.show(request, response, wait.get());
      return null;
    }
    var asked = (PublicKeyCredentialRequestOptions) taken(request.getSession(), CHALLENGE);
    Optional<PersonId> person =
        asked == null ? Optional.empty() : passkeys.proven(asked, credential);
    if (person.isEmpty()) {
      return "redirect:/sign-in?passkey";
    }
    attempts.giveBack(Limit.SIGN_IN_FROM_PLACE, place);
    return "redirect:" + arrivals.arrive(person.get(), request, response);
  }

  /** A challenge is answered once. */
  private static @Nullable Object taken(HttpSession session, String attribute) {
    Object value = session.getAttribute(attribute);
    session.removeAttribute(attribute);
    return value;
  }
}
