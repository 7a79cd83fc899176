package dev.shangjia.platform.accounts;

import dev.shangjia.engine.LocalText;
import dev.shangjia.platform.accounts.Erasures.Erasure;
import dev.shangjia.platform.tenancy.PersonId;
import dev.shangjia.platform.web.Shell;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Where people ask to be erased, and administrators of the market erase them. */
@Controller
final class ErasurePages {
  private final Erasures erasures;
  private final Organizations organizations;

  ErasurePages(Erasures erasures, Organizations organizations) {
    this.erasures = erasures;
    this.organizations = organizations;
  }

  /**
   * The page.
   *
   * @param name what has to be typed, so that nobody is erased by a slip
   * @param self whether the reader asks for themselves
   * @param reasons why it cannot be done yet
   */
  record ErasureView(
      String name,
      String action,
      boolean self,
      List<LocalText> reasons,
      @Nullable String problem) {}

  @GetMapping("/account/erase")
  String own(Model model) {
    return shown(SignedIn.required().person(), null, model);
  }

  @PostMapping("/account/erase")
  String eraseOwn(
      @RequestParam(defaultValue = "") String name,
      @ModelAttribute("shell") Shell shell,
      HttpServletRequest request,
      Model model) {
    PersonId person = SignedIn.required().person();
    String page = erased(person, name, shell, "redirect:/sign-in", model);
    HttpSession session = request.getSession(false);
    if (page.startsWith("redirect:") && session != null) {
      session.invalidate();
    }
    return page;
  }

  @GetMapping("/people/{id}/erase")
  String other(@PathVariable long id, Model model) {
    administratorOnly();
    return shown(new PersonId(id), null, model);
  }

  @PostMapping("/people/{id}/erase")
  String eraseOther(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String name,
      @ModelAttribute("shell") Shell shell,
      Model model) {
    administratorOnly();
    return erased(new PersonId(id), name, shell, "redirect:/organizations", model);
  }

  private String erased(PersonId person, String name, Shell shell, String then, Model model) {
    if (!name.strip().equals(nameOf(person))) {
      return shown(person, shell.t("accounts.erase.otherName"), model);
    }
    return switch (erasures.erase(person)) {
      case Erasure.Done _ -> then;
      case Erasure.Kept _ -> shown(person, null, model);
      case Erasure.NoSuchPerson _ -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    };
  }

  private String shown(PersonId person, @Nullable String problem, Model model) {
    boolean self = SignedIn.required().person().equals(person);
    model.addAttribute(
        "view",
        new ErasureView(
            nameOf(person),
            self ? "/account/erase" : "/people/" + person + "/erase",
            self,
            erasures.reasons(person),
            problem));
    return "accounts/erase";
  }

  private String nameOf(PersonId person) {
    return organizations
        .nameOf(person)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static void administratorOnly() {
    if (!SignedIn.required().is(MemberRole.ADMINISTRATOR)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
  }
}
