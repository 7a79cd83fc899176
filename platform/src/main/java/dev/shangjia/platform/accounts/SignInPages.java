package dev.shangjia.platform.accounts;

import dev.shangjia.platform.tenancy.Side;
import dev.shangjia.platform.web.Shell;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.Map;
import java.util.TreeMap;
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
  private static final int SHORTEST_PASSWORD = 12;

  private final Accounts accounts;

  SignInPages(Accounts accounts) {
    this.accounts = accounts;
  }

  /** What the page for signing in shows. */
  record SignInView(boolean refused) {}

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
  String signIn(@RequestParam(required = false) @Nullable String error, Model model) {
    if (!accounts.isSetUp()) {
      return "redirect:/setup";
    }
    model.addAttribute("view", new SignInView(error != null));
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
      Model model)
      throws jakarta.servlet.ServletException {
    if (accounts.isSetUp()) {
      return "redirect:/sign-in";
    }
    Map<String, String> problems = problems(entered, shell);
    if (!problems.isEmpty()) {
      model.addAttribute("view", new SetupView(entered, problems));
      return "accounts/setup";
    }
    String email = given(entered.email());
    String password = given(entered.password());
    accounts.found(
        Side.OPERATOR,
        given(entered.organization()),
        email,
        given(entered.name()),
        password,
        EnumSet.copyOf(MemberRole.of(Side.OPERATOR)));
    request.login(email, password);
    return "redirect:/";
  }

  private static Map<String, String> problems(SetupRequest entered, Shell shell) {
    var problems = new TreeMap<String, String>();
    var fields = new TreeMap<String, String>();
    fields.put("organization", given(entered.organization()));
    fields.put("name", given(entered.name()));
    fields.put("email", given(entered.email()));
    fields.forEach(
        (field, value) -> {
          if (value.isBlank()) {
            problems.put(field, shell.t("accounts.missing"));
          }
        });
    if (!problems.containsKey("email") && !given(entered.email()).matches("[^@\\s]+@[^@\\s]+")) {
      problems.put("email", shell.t("accounts.email.wrong", given(entered.email())));
    }
    if (given(entered.password()).length() < SHORTEST_PASSWORD) {
      problems.put(
          "password",
          shell.t(
              "accounts.password.short", given(entered.password()).length(), SHORTEST_PASSWORD));
    }
    return problems;
  }

  private static String given(@Nullable String value) {
    return value == null ? "" : value.strip();
  }
}
