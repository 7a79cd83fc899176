package dev.shangjia.platform.installations;

import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.apps.AppId;
import dev.shangjia.platform.catalog.Listing;
import dev.shangjia.platform.catalog.Listings;
import dev.shangjia.platform.installations.AdminPolicy.Decision;
import dev.shangjia.platform.installations.AppRequests.Answering;
import dev.shangjia.platform.installations.AppRequests.Asking;
import dev.shangjia.platform.installations.AppRequests.Waiting;
import dev.shangjia.platform.installations.Installations.Agreement;
import dev.shangjia.platform.web.Shell;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where members ask for apps, and admins answer. */
@Controller
final class RequestPages {
  private final AppRequests requests;
  private final Listings listings;

  RequestPages(AppRequests requests, Listings listings) {
    this.requests = requests;
    this.listings = listings;
  }

  /**
   * What the page shows on which a member asks.
   *
   * @param decision what the enterprise's rules say
   * @param problem why it was not asked; null for nothing
   */
  record AskView(Listing listing, Decision decision, String reason, @Nullable String problem) {}

  /** What the page shows on which admins answer. */
  record RequestsView(List<Waiting> waiting, @Nullable String done, @Nullable String problem) {}

  @GetMapping("/my-apps/apps/{app:[0-9]+}")
  String ask(@PathVariable long app, Model model) {
    return asked(MyAppPages.member(), listing(app), "", null, model);
  }

  private String asked(
      SignedIn who, Listing listing, String reason, @Nullable String problem, Model model) {
    model.addAttribute(
        "view", new AskView(listing, requests.decision(who, listing), reason, problem));
    return "installations/ask";
  }

  @PostMapping("/my-apps/apps/{app:[0-9]+}")
  String ask(
      @PathVariable long app,
      @RequestParam(defaultValue = "") String reason,
      @ModelAttribute("shell") Shell shell,
      RedirectAttributes redirect,
      Model model) {
    SignedIn who = MyAppPages.member();
    Listing listing = listing(app);
    String problem =
        switch (requests.ask(who, listing.app(), reason)) {
          case Asking.Asked _ -> {
            redirect.addFlashAttribute("done", "installations.asked");
            yield null;
          }
          case Asking.Has _ -> {
            redirect.addFlashAttribute("done", "installations.has");
            yield null;
          }
          case Asking.Waits _ -> shell.t("installations.ask.waits");
          case Asking.Denied denied ->
              shell.t("installations.ask.denied", denied.decision().text());
          case Asking.NotThere _ -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
          case Asking.Closed closed ->
              InstallationPages.words(new Installing.Closed(closed.visibility()), shell);
          case Asking.NoReason _ -> shell.t("installations.ask.noReason");
          case Asking.TooLong(int length, int limit) ->
              shell.t("installations.ask.long", length, limit);
        };
    return problem == null ? "redirect:/my-apps" : asked(who, listing, reason, problem, model);
  }

  @GetMapping("/installations/requests")
  String open(Model model) {
    SignedIn who = InstallationPages.admin();
    model.addAttribute(
        "view",
        new RequestsView(
            requests.open(who.organization()),
            (String) model.getAttribute("done"),
            (String) model.getAttribute("problem")));
    return "installations/requests";
  }

  @PostMapping("/installations/requests/{id:[0-9]+}")
  String answer(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String answer,
      @RequestParam(defaultValue = "0") int version,
      @RequestParam(defaultValue = "") String agreed,
      @RequestParam(defaultValue = "") String words,
      @ModelAttribute("shell") Shell shell,
      RedirectAttributes redirect) {
    SignedIn who = InstallationPages.admin();
    Answering result =
        answer.equals("grant")
            ? requests.grant(
                who, id, version, agreed.isEmpty() ? Agreement.MISSING : Agreement.GIVEN, words)
            : requests.decline(who, id, words);
    switch (result) {
      case Answering.Done _ ->
          redirect.addFlashAttribute("done", "installations.requests.answered");
      case Answering.Gone _ -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
      case Answering.Left _ ->
          redirect.addFlashAttribute("problem", shell.t("installations.requests.left"));
      case Answering.NotInstalled(Installing why) ->
          redirect.addFlashAttribute("problem", InstallationPages.words(why, shell));
    }
    return "redirect:/installations/requests";
  }

  private Listing listing(long app) {
    return listings
        .find(new AppId(app))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
