package dev.shangjia.platform.casework;

import dev.shangjia.platform.accounts.SignedIn;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Appeals of decisions and contests of findings, as far as the page of a case takes them. */
@Controller
@RequestMapping("/cases/{id}")
class ObjectionPages {
  private final Appeals appeals;
  private final Contests contests;
  private final CasePage page;

  ObjectionPages(Appeals appeals, Contests contests, CasePage page) {
    this.appeals = appeals;
    this.contests = contests;
    this.page = page;
  }

  @PostMapping("/appeals")
  String appeal(
      @PathVariable long id,
      @RequestParam long decision,
      @RequestParam String words,
      HttpServletResponse response,
      Model model) {
    CaseId caseId = new CaseId(id);
    return page.answered(
        appeals.file(caseId, decision, words, actor()),
        caseId,
        new Written("appeal-" + decision, words),
        response,
        model);
  }

  @PostMapping("/appeals/{appeal}")
  String answerAppeal(
      @PathVariable long id,
      @PathVariable long appeal,
      @RequestParam String answer,
      @RequestParam String words,
      HttpServletResponse response,
      Model model) {
    CaseActor by = CaseActor.of(DeskMember.required());
    CaseResult result =
        Codes.find(Appeal.State.class, answer)
            .filter(state -> state != Appeal.State.OPEN)
            .map(state -> appeals.answer(appeal, state, words, by))
            .orElseGet(() -> Refusals.unknown("answer", answer, List.of("upheld", "reversed")));
    return page.answered(
        result, new CaseId(id), new Written("answer-" + appeal, words), response, model);
  }

  @PostMapping("/contests/{contest}")
  String answerContest(
      @PathVariable long id,
      @PathVariable long contest,
      @RequestParam String answer,
      @RequestParam String words,
      @RequestParam(required = false) @Nullable Integer days,
      HttpServletResponse response,
      Model model) {
    CaseActor by = CaseActor.of(DeskMember.required());
    int waived = Objects.requireNonNullElse(days, Contests.WAIVER_DAYS);
    CaseResult result =
        Codes.find(Contest.State.class, answer)
            .filter(state -> state != Contest.State.OPEN)
            .map(state -> contests.answer(contest, state, words, waived, by))
            .orElseGet(() -> Refusals.unknown("answer", answer, List.of("accepted", "declined")));
    return page.answered(
        result, new CaseId(id), new Written("contest-" + contest, words), response, model);
  }

  private static CaseActor actor() {
    return SignedIn.current()
        .map(CaseActor::of)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN));
  }
}
