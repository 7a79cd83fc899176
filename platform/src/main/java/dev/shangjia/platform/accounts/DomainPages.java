package dev.shangjia.platform.accounts;

import dev.shangjia.platform.web.Shell;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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

/** Which domains are an organization's. Every member sees it; who manages members changes it. */
@Controller
@RequestMapping("/members/domains")
final class DomainPages {
  private static final String HERE = "redirect:/members/domains";

  private final DomainProofs proofs;

  DomainPages(DomainProofs proofs) {
    this.proofs = proofs;
  }

  /**
   * What the page shows.
   *
   * @param entered what stands in the form
   * @param problem what is wrong with it; null when nothing is
   * @param done the key of what was just done; null when nothing was
   */
  record DomainsView(
      SignedIn who,
      List<DomainProof> proofs,
      String entered,
      @Nullable String problem,
      @Nullable String done) {

    /** Whether who looks may change something. */
    boolean manages() {
      return who.managesMembers();
    }
  }

  @GetMapping
  String show(Model model) {
    return show("", null, model);
  }

  private String show(String entered, @Nullable String problem, Model model) {
    SignedIn who = SignedIn.required();
    model.addAttribute(
        "view",
        new DomainsView(
            who, proofs.of(who), entered, problem, (String) model.getAttribute("done")));
    return "accounts/domains";
  }

  @PostMapping
  String ask(
      @RequestParam(defaultValue = "") String domain,
      @ModelAttribute("shell") Shell shell,
      RedirectAttributes redirect,
      Model model) {
    Optional<Complaint> wrong = proofs.ask(MemberPages.managing(), domain.strip());
    if (wrong.isPresent()) {
      return show(domain, wrong.get().in(shell), model);
    }
    redirect.addFlashAttribute("done", "accounts.domains.added");
    return HERE;
  }

  @PostMapping("/{id}/look")
  String look(
      @PathVariable long id,
      @ModelAttribute("shell") Shell shell,
      HttpServletResponse response,
      RedirectAttributes redirect,
      Model model) {
    return switch (proofs.look(MemberPages.managing(), id)) {
      case DomainProofs.Looked.Gone _ -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
      case DomainProofs.Looked.Now now -> {
        if (now.proof().state() == DomainProof.State.PROVEN) {
          redirect.addFlashAttribute("done", "accounts.domains.nowProven");
        }
        yield HERE;
      }
      case DomainProofs.Looked.Wait wait -> {
        TooManyPages.mark(response, wait.until());
        yield show("", shell.t("accounts.domains.wait", TooManyPages.minutes(wait.until())), model);
      }
    };
  }

  @PostMapping("/{id}/remove")
  String remove(@PathVariable long id, RedirectAttributes redirect) {
    proofs.remove(MemberPages.managing(), id);
    redirect.addFlashAttribute("done", "accounts.domains.removed");
    return HERE;
  }
}
