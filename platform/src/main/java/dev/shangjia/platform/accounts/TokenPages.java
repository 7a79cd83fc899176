package dev.shangjia.platform.accounts;

import dev.shangjia.platform.web.Shell;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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

/** Where people make tokens for their programs. */
@Controller
@RequestMapping("/account/tokens")
final class TokenPages {
  private final AccessTokens tokens;

  TokenPages(AccessTokens tokens) {
    this.tokens = tokens;
  }

  /**
   * What the page shows.
   *
   * @param made the token that was just made, shown this once; null when none was
   */
  record TokensView(
      List<AccessTokens.Token> tokens,
      List<TokenScope> scopes,
      List<Integer> days,
      String name,
      Map<String, String> problems,
      @Nullable String made) {}

  @GetMapping
  String show(Model model) {
    return show("", Map.of(), model);
  }

  @PostMapping
  String make(
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") Set<String> scopes,
      @RequestParam(defaultValue = "0") int days,
      @ModelAttribute("shell") Shell shell,
      RedirectAttributes redirect,
      Model model) {
    Set<TokenScope> known =
        scopes.stream()
            .flatMap(code -> TokenScope.of(code).stream())
            .collect(Collectors.toUnmodifiableSet());
    return switch (tokens.make(SignedIn.required(), name.strip(), known, days)) {
      case AccessTokens.Result.Made made -> {
        redirect.addFlashAttribute("made", made.token());
        yield "redirect:/account/tokens";
      }
      case AccessTokens.Result.Refused refused ->
          show(name, Complaint.words(refused.complaints(), shell), model);
    };
  }

  @PostMapping("/{id}/revoke")
  String revoke(@PathVariable long id) {
    tokens.revoke(SignedIn.required(), id);
    return "redirect:/account/tokens";
  }

  private String show(String name, Map<String, String> problems, Model model) {
    model.addAttribute(
        "view",
        new TokensView(
            tokens.of(SignedIn.required()),
            Arrays.asList(TokenScope.values()),
            AccessTokens.DAYS,
            name,
            problems,
            (String) model.getAttribute("made")));
    return "accounts/tokens";
  }
}
