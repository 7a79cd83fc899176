package dev.shangjia.platform.accounts;

import dev.shangjia.platform.notices.MailChoice;
import dev.shangjia.platform.notices.NoticeKind;
import dev.shangjia.platform.notices.Notices;
import dev.shangjia.platform.tenancy.OrganizationId;
import dev.shangjia.platform.web.Shell;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What people see and change of their own account. */
@Controller
@RequestMapping("/account")
final class AccountPages {
  private final OwnAccount own;
  private final Accounts accounts;
  private final Sessions sessions;
  private final SessionSignIn signIn;
  private final Notices notices;
  private final Passkeys passkeys;
  private final RelyingParty party;
  private final OutsideIdentities identities;
  private final RecentProof proof;

  AccountPages(
      OwnAccount own,
      Accounts accounts,
      Sessions sessions,
      SessionSignIn signIn,
      Notices notices,
      Passkeys passkeys,
      RelyingParty party,
      OutsideIdentities identities,
      RecentProof proof) {
    this.own = own;
    this.accounts = accounts;
    this.sessions = sessions;
    this.signIn = signIn;
    this.notices = notices;
    this.passkeys = passkeys;
    this.party = party;
    this.identities = identities;
    this.proof = proof;
  }

  /**
   * The page of name, language and organizations.
   *
   * @param done the key of what was just done; null when nothing was
   */
  record ProfileView(
      Person person,
      SignedIn now,
      List<SignedIn> memberships,
      Map<String, String> problems,
      @Nullable String done) {}

  /**
   * The page of passkeys, password and sessions.
   *
   * @param asksCurrent whether the password until now is needed for another
   * @param passkeyName what a new passkey could be called
   * @param passkeysWorkAt where passkeys can be made; null when that is here
   * @param connected where else they are known
   */
  record SecurityView(
      Person person,
      boolean asksCurrent,
      List<Passkey> passkeys,
      String passkeyName,
      @Nullable String passkeysWorkAt,
      List<JdbcOutsideIdentities.Connected> connected,
      List<Sessions.Open> sessions,
      Map<String, String> problems,
      @Nullable String done) {}

  /** The page of what comes by mail. */
  record NoticesView(Map<NoticeKind, MailChoice> choices, boolean canMail, @Nullable String done) {}

  @GetMapping
  String profile(Model model) {
    return profile(Map.of(), model);
  }

  private String profile(Map<String, String> problems, Model model) {
    SignedIn who = SignedIn.required();
    model.addAttribute(
        "view",
        new ProfileView(
            own.person(who), who, accounts.memberships(who.person()), problems, done(model)));
    return "accounts/profile";
  }

  @PostMapping
  String changeProfile(
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String language,
      @ModelAttribute("shell") Shell shell,
      RedirectAttributes redirect,
      Model model) {
    Map<String, Complaint> complaints =
        own.changeProfile(SignedIn.required(), name.strip(), language);
    if (!complaints.isEmpty()) {
      return profile(Complaint.words(complaints, shell), model);
    }
    redirect.addFlashAttribute("done", "accounts.profile.saved");
    return "redirect:/account";
  }

  @GetMapping("/notices")
  String notices(Model model) {
    model.addAttribute(
        "view", new NoticesView(choices(SignedIn.required()), notices.canMail(), done(model)));
    return "accounts/notices";
  }

  private Map<NoticeKind, MailChoice> choices(SignedIn reader) {
    var choices = new EnumMap<>(notices.choices(reader.person()));
    choices.keySet().removeIf(kind -> !kind.isFor(reader.side()));
    return choices;
  }

  @PostMapping("/notices")
  String choose(@RequestParam Map<String, String> fields, RedirectAttributes redirect) {
    var person = SignedIn.required().person();
    for (NoticeKind kind : NoticeKind.values()) {
      MailChoice.of(fields.getOrDefault(kind.code(), ""))
          .ifPresent(choice -> notices.choose(person, kind, choice));
    }
    redirect.addFlashAttribute("done", "accounts.notices.saved");
    return "redirect:/account/notices";
  }

  @PostMapping("/organization")
  String change(
      @RequestParam long organization, HttpServletRequest request, HttpServletResponse response) {
    accounts
        .switched(SignedIn.required().person(), new OrganizationId(organization))
        .ifPresent(now -> signIn.change(now, request, response));
    return "redirect:/";
  }

  @GetMapping("/security")
  String security(HttpServletRequest request, Model model) {
    Object before = model.getAttribute("problems");
    Map<String, String> problems = new TreeMap<>();
    if (before instanceof Map<?, ?> words) {
      words.forEach(
          (field, problem) -> problems.put(String.valueOf(field), String.valueOf(problem)));
    }
    return security(problems, request, model);
  }

  private String security(Map<String, String> problems, HttpServletRequest request, Model model) {
    SignedIn who = SignedIn.required();
    Person person = own.person(who);
    model.addAttribute(
        "view",
        new SecurityView(
            person,
            person.passwordChanged() != null && !proof.counts(who.person(), request),
            passkeys.of(who),
            Browser.named(Objects.requireNonNullElse(request.getHeader("User-Agent"), "")),
            party.worksAt(request.getServerName()) ? null : party.origin(),
            identities.of(who),
            sessions.of(who.person(), number(request)),
            problems,
            done(model)));
    return "accounts/security";
  }

  @PostMapping("/password")
  String changePassword(
      @RequestParam(defaultValue = "") String current,
      @RequestParam(defaultValue = "") String password,
      @ModelAttribute("shell") Shell shell,
      HttpServletRequest request,
      RedirectAttributes redirect,
      Model model) {
    SignedIn who = SignedIn.required();
    Map<String, Complaint> complaints =
        proof.counts(who.person(), request)
            ? own.choosePassword(who, password)
            : own.changePassword(who, current, password);
    if (!complaints.isEmpty()) {
      return security(Complaint.words(complaints, shell), request, model);
    }
    proof.spend(request);
    sessions.endOthers(who.person(), number(request));
    redirect.addFlashAttribute("done", "accounts.password.changed");
    return "redirect:/account/security";
  }

  @PostMapping("/sessions/{key}/end")
  String end(@PathVariable String key, RedirectAttributes redirect) {
    sessions.end(SignedIn.required().person(), key);
    redirect.addFlashAttribute("done", "accounts.sessions.ended");
    return "redirect:/account/security";
  }

  @PostMapping("/sessions/end-others")
  String endOthers(HttpServletRequest request, RedirectAttributes redirect) {
    sessions.endOthers(SignedIn.required().person(), number(request));
    redirect.addFlashAttribute("done", "accounts.sessions.othersEnded");
    return "redirect:/account/security";
  }

  private static @Nullable String number(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session == null ? null : session.getId();
  }

  private static @Nullable String done(Model model) {
    return (String) model.getAttribute("done");
  }
}
