package dev.shangjia.platform.casework;

import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.casework.intake.Doors;
import dev.shangjia.platform.casework.intake.PlaceView;
import dev.shangjia.platform.tenancy.Side;
import dev.shangjia.platform.web.NavigationEntry;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The pages of cases: what one waits for, what happened in it, and what its reader can do. */
@Controller
@RequestMapping("/cases")
class CasePages {
  private static final int MOST = 200;

  private final Cases cases;
  private final CaseReading reading;
  private final CasePage page;
  private final CaseNotes notes;
  private final Offering offering;
  private final Doors doors;
  private final Desk desk;
  private final ProgramTimes times;

  CasePages(
      Cases cases,
      CaseReading reading,
      CasePage page,
      CaseNotes notes,
      Offering offering,
      Doors doors,
      Desk desk,
      ProgramTimes times) {
    this.cases = cases;
    this.reading = reading;
    this.page = page;
    this.notes = notes;
    this.offering = offering;
    this.doors = doors;
    this.desk = desk;
    this.times = times;
  }

  @Bean
  static NavigationEntry casesEntry() {
    return new NavigationEntry(
        20, "casework.cases.title", "/cases", "checklist", who -> who.side() != Side.OPERATOR);
  }

  /**
   * What the list of cases shows.
   *
   * @param places where the reader's organization waits for its turn
   * @param times how times of each program are shown, by its id
   */
  record CasesView(List<CaseSummary> rows, List<PlaceView> places, Map<String, Times> times) {
    Times times(CaseSummary summary) {
      return Objects.requireNonNull(times.get(summary.row().pin().program()));
    }
  }

  @GetMapping
  String list(Model model) {
    SignedIn by = signedIn();
    if (by.side() == Side.OPERATOR) {
      return "redirect:/desk";
    }
    model.addAttribute(
        "view",
        new CasesView(
            reading.summaries(by.organization(), MOST),
            doors.places(by.organization()),
            times.all()));
    return "casework/cases";
  }

  @GetMapping("/{id}")
  String view(@PathVariable long id, Model model) {
    return page.shown(new CaseId(id), model);
  }

  @PostMapping("/{id}/act")
  String act(
      @PathVariable long id,
      @RequestParam MultiValueMap<String, String> fields,
      HttpServletResponse response,
      Model model) {
    CaseId caseId = new CaseId(id);
    var form = new ActForm(fields);
    CaseAct act = form.act().orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
    return switch (cases.act(caseId, act, CaseActor.of(signedIn()))) {
      case CaseResult.Moved _ -> "redirect:" + (form.goesOn() ? next() : "/cases/" + id);
      case CaseResult.Refused refused ->
          page.refused(
              caseId,
              refused.reason(),
              new Written("explanation-" + act.stage(), act.explanation()),
              response,
              model);
    };
  }

  /** Whoever works through the queue comes to the next case. */
  private String next() {
    return desk.next(signedIn()).map(task -> "/cases/" + task.caseId()).orElse("/desk");
  }

  @PostMapping("/{id}/notes")
  String note(
      @PathVariable long id,
      @RequestParam String words,
      @RequestParam(defaultValue = "public") String visibility,
      HttpServletResponse response,
      Model model) {
    CaseId caseId = new CaseId(id);
    CaseResult result =
        Codes.find(Note.Visibility.class, visibility)
            .<CaseResult>map(
                readers -> notes.write(caseId, readers, words, CaseActor.of(signedIn())))
            .orElseGet(
                () -> Refusals.unknown("visibility", visibility, Codes.all(Note.Visibility.class)));
    return switch (result) {
      case CaseResult.Moved _ -> "redirect:/cases/" + id + "#notes";
      case CaseResult.Refused refused ->
          page.refused(caseId, refused.reason(), new Written("words", words), response, model);
    };
  }

  /** The dossier of a case, to go on with it. */
  @GetMapping("/{id}/dossier")
  String dossier(@PathVariable long id) {
    return "redirect:/dossiers/" + offering.dossier(row(id, signedIn()));
  }

  /** What is stated of whom a case is about. */
  @GetMapping("/{id}/facts")
  String facts(@PathVariable long id) {
    return "redirect:" + FactPages.address(StatedFacts.About.of(row(id, DeskMember.required())));
  }

  private CaseRow row(long id, SignedIn by) {
    return reading
        .view(new CaseId(id), CaseActor.of(by))
        .map(CaseView::row)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static SignedIn signedIn() {
    return SignedIn.current().orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN));
  }
}
