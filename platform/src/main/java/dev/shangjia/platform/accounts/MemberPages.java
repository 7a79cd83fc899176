package dev.shangjia.platform.accounts;

import dev.shangjia.platform.tenancy.PersonId;
import dev.shangjia.platform.web.Shell;
import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
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
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Who belongs to an organization. Every member sees it; who manages members changes it. */
@Controller
@RequestMapping("/members")
final class MemberPages {
  private final Organizations organizations;
  private final Memberships memberships;
  private final Invitations invitations;

  MemberPages(Organizations organizations, Memberships memberships, Invitations invitations) {
    this.organizations = organizations;
    this.memberships = memberships;
    this.invitations = invitations;
  }

  /**
   * What the page shows.
   *
   * @param link the address of the invitation that was just made, shown this once
   * @param done the key of what was just done
   * @param problem what could not be done as a whole
   */
  record MembersView(
      SignedIn who,
      List<Member> members,
      List<ProvenDomain> domains,
      List<MemberRole> roles,
      List<Invitations.Invitation> invitations,
      String email,
      Map<String, String> problems,
      @Nullable String link,
      @Nullable String done,
      @Nullable String problem) {

    /** Whether who looks may change something. */
    boolean manages() {
      return who.managesMembers();
    }
  }

  /** What the page of one member shows. */
  record MemberView(
      Member member, List<MemberRole> roles, boolean self, @Nullable String problem) {}

  @GetMapping
  String show(Model model) {
    return show("", Map.of(), model);
  }

  private String show(String email, Map<String, String> problems, Model model) {
    SignedIn who = SignedIn.required();
    model.addAttribute(
        "view",
        new MembersView(
            who,
            organizations.members(who.organization()),
            organizations.provenDomains(who.organization()),
            MemberRole.of(who.side()),
            who.managesMembers() ? invitations.open(who.organization()) : List.of(),
            email,
            problems,
            (String) model.getAttribute("link"),
            (String) model.getAttribute("done"),
            (String) model.getAttribute("problem")));
    return "accounts/members";
  }

  @PostMapping("/invite")
  String invite(
      @RequestParam(defaultValue = "") String email,
      @RequestParam(defaultValue = "") Set<String> roles,
      @ModelAttribute("shell") Shell shell,
      HttpServletResponse response,
      RedirectAttributes redirect,
      Model model) {
    SignedIn who = managing();
    return switch (invitations.invite(
        who, email.strip(), roles(who, roles), shell.words().language())) {
      case Invitations.Invited.Open open -> {
        redirect.addFlashAttribute(
            "link",
            ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/invitations/")
                .path(open.secret())
                .toUriString());
        yield "redirect:/members";
      }
      case Invitations.Invited.Refused refused ->
          show(email, Complaint.words(refused.complaints(), shell), model);
      case Invitations.Invited.Wait wait -> {
        TooManyPages.mark(response, wait.until());
        String problem =
            shell.t("accounts.invitations.many", wait.most(), TooManyPages.minutes(wait.until()));
        yield show(email, Map.of("email", problem), model);
      }
    };
  }

  @PostMapping("/invitations/{id}/withdraw")
  String withdraw(@PathVariable long id, RedirectAttributes redirect) {
    invitations.withdraw(managing().organization(), id);
    redirect.addFlashAttribute("done", "accounts.invitations.withdrawn");
    return "redirect:/members";
  }

  @PostMapping("/organization")
  String rename(
      @RequestParam(defaultValue = "") String name,
      @ModelAttribute("shell") Shell shell,
      RedirectAttributes redirect,
      Model model) {
    SignedIn who = managing();
    var wrong = memberships.rename(who, name.strip());
    if (wrong.isPresent()) {
      return show("", Map.of("organization", wrong.get().in(shell)), model);
    }
    redirect.addFlashAttribute("done", "accounts.organization.renamed");
    return "redirect:/members";
  }

  @GetMapping("/{person}")
  String member(@PathVariable long person, Model model) {
    SignedIn who = managing();
    Member member =
        organizations.members(who.organization()).stream()
            .filter(one -> one.person().value() == person)
            .findFirst()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    model.addAttribute(
        "view",
        new MemberView(
            member,
            MemberRole.of(who.side()),
            member.person().equals(who.person()),
            (String) model.getAttribute("problem")));
    return "accounts/member";
  }

  @PostMapping("/{person}")
  String change(
      @PathVariable long person,
      @RequestParam(defaultValue = "") Set<String> roles,
      @ModelAttribute("shell") Shell shell,
      RedirectAttributes redirect) {
    SignedIn who = managing();
    return told(
        memberships.change(who, new PersonId(person), roles(who, roles)),
        "accounts.members.changed",
        "/members/" + person,
        shell,
        redirect);
  }

  @PostMapping("/{person}/remove")
  String remove(
      @PathVariable long person,
      @ModelAttribute("shell") Shell shell,
      RedirectAttributes redirect) {
    return told(
        memberships.remove(managing(), new PersonId(person)),
        "accounts.members.removed",
        "/members/" + person,
        shell,
        redirect);
  }

  @PostMapping("/leave")
  String leave(@ModelAttribute("shell") Shell shell, RedirectAttributes redirect) {
    SignedIn who = SignedIn.required();
    String next =
        told(
            memberships.remove(who, who.person()),
            "accounts.members.left",
            "/members",
            shell,
            redirect);
    return next;
  }

  private static String told(
      Memberships.Change change,
      String done,
      String back,
      Shell shell,
      RedirectAttributes redirect) {
    String problem =
        switch (change) {
          case Memberships.Change.Done _ -> null;
          case Memberships.Change.NobodyLeft left ->
              shell.t(
                  "accounts.members.nobodyLeft", shell.t("accounts.role." + left.needed().code()));
          case Memberships.Change.NoMember _ -> shell.t("accounts.members.noMember");
          case Memberships.Change.WrongRoles _ -> shell.t("accounts.roles.none");
        };
    if (problem == null) {
      redirect.addFlashAttribute("done", done);
      return "redirect:/members";
    }
    redirect.addFlashAttribute("problem", problem);
    return "redirect:" + back;
  }

  /** Who is signed in and manages members; others are turned away. */
  static SignedIn managing() {
    SignedIn who = SignedIn.required();
    if (!who.managesMembers()) {
      throw new AccessDeniedException("person " + who.person() + " does not manage members");
    }
    return who;
  }

  private static Set<MemberRole> roles(SignedIn who, Set<String> codes) {
    Set<MemberRole> roles = EnumSet.noneOf(MemberRole.class);
    MemberRole.of(who.side()).stream()
        .filter(role -> codes.contains(role.code()))
        .forEach(roles::add);
    return roles;
  }
}
