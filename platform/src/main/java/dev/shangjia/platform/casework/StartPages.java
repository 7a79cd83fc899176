package dev.shangjia.platform.casework;

import dev.shangjia.engine.LocalText;
import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.apps.DossierId;
import dev.shangjia.platform.effects.Subject;
import dev.shangjia.platform.tenancy.Side;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Starting something: what can be applied for, its dossier, and handing that in. */
@Controller
@RequestMapping("/cases")
class StartPages {
  private static final String CONTEST = "contest.";

  private final Cases cases;
  private final Submissions submissions;
  private final Offering offering;

  StartPages(Cases cases, Submissions submissions, Offering offering) {
    this.cases = cases;
    this.submissions = submissions;
    this.offering = offering;
  }

  /**
   * What the page for starting a case shows.
   *
   * @param refused why nothing was started; null when nobody asked for it
   */
  record StartView(List<Offer.OfProgram> programs, @Nullable LocalText refused) {}

  /**
   * Why a dossier was not taken.
   *
   * @param dossier which one, to go back to
   * @param reason null when it is because of findings
   * @param contests what was said of findings, by fingerprint
   */
  record RefusedView(
      long dossier,
      @Nullable LocalText reason,
      List<Submissions.Standing> findings,
      Map<String, String> contests) {
    String contest(String fingerprint) {
      return contests.getOrDefault(fingerprint, "");
    }
  }

  @GetMapping("/new")
  String start(Model model) {
    model.addAttribute("view", new StartView(offering.to(signedIn()), null));
    return "casework/new";
  }

  /** Opens the dossier that a procedure asks for, or starts the case when it asks for none. */
  @PostMapping("/prepare")
  String prepare(
      @RequestParam String program,
      @RequestParam String procedure,
      @RequestParam String subjectKind,
      @RequestParam long subject,
      HttpServletResponse response,
      Model model) {
    SignedIn by = signedIn();
    var start =
        new CaseStart(
            program, procedure, new Subject(subjectKind, subject), by.organization(), null);
    Optional<DossierId> dossier = offering.dossier(start, by);
    if (dossier.isPresent() && by.side() == Side.OPERATOR) {
      // The desk looks at what the provider wrote last, and fills nothing in.
      return handIn(dossier.get().value(), Map.of(), response, model);
    }
    if (dossier.isPresent()) {
      return "redirect:/dossiers/" + dossier.get();
    }
    return switch (cases.start(start, CaseActor.of(by))) {
      case CaseResult.Moved(CaseId id, int _) -> "redirect:/cases/" + id;
      case StartResult.Waits waits -> "redirect:/waiting/" + waits.place();
      case CaseResult.Refused refused when refused.page() != null ->
          "redirect:" + refused.page() + "&then=/cases/new";
      case CaseResult.Refused refused -> {
        response.setStatus(HttpStatus.CONFLICT.value());
        model.addAttribute("view", new StartView(offering.to(by), refused.reason()));
        yield "casework/new";
      }
    };
  }

  /** Hands a dossier in; {@code contest.FINGERPRINT} says why a finding is wrong. */
  @PostMapping("/submit")
  String submit(
      @RequestParam long dossier,
      @RequestParam Map<String, String> form,
      HttpServletResponse response,
      Model model) {
    Map<String, String> contests = new HashMap<>();
    form.forEach(
        (name, words) -> {
          if (name.startsWith(CONTEST)) {
            contests.put(name.substring(CONTEST.length()), words);
          }
        });
    return handIn(dossier, contests, response, model);
  }

  private String handIn(
      long dossier, Map<String, String> contests, HttpServletResponse response, Model model) {
    return switch (submissions.submit(new DossierId(dossier), contests, signedIn())) {
      case Submissions.Submitted.Taken(CaseId id) -> "redirect:/cases/" + id;
      case Submissions.Submitted.Waits(StartResult.Waits waits) ->
          "redirect:/waiting/" + waits.place();
      case Submissions.Submitted.Refused(CaseResult.Refused why) when why.page() != null ->
          "redirect:" + why.page() + "&then=/dossiers/" + dossier;
      case Submissions.Submitted.Refused(CaseResult.Refused why) ->
          refused(new RefusedView(dossier, why.reason(), List.of(), contests), response, model);
      case Submissions.Submitted.FindingsStand(List<Submissions.Standing> findings) ->
          refused(new RefusedView(dossier, null, findings, contests), response, model);
    };
  }

  private static String refused(RefusedView view, HttpServletResponse response, Model model) {
    response.setStatus(HttpStatus.CONFLICT.value());
    model.addAttribute("view", view);
    return "casework/refused";
  }

  private static SignedIn signedIn() {
    return SignedIn.current().orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN));
  }
}
