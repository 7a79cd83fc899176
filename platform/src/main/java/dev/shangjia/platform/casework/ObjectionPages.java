package dev.shangjia.platform.casework;

import dev.shangjia.platform.accounts.SignedIn;
import jakarta.servlet.http.HttpServletResponse;
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
        appeals.file(caseId, decision, words, actor()), caseId, words, response, model);
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
    Appeal.State state =
        switch (answer) {
          case "reversed" -> Appeal.State.REVERSED;
          case "upheld" -> Appeal.State.UPHELD;
          default -> throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        };
    return page.answered(
        appeals.answer(appeal, state, words, by), new CaseId(id), words, response, model);
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
    Contest.State state =
        switch (answer) {
          case "accepted" -> Contest.State.ACCEPTED;
          case "declined" -> Contest.State.DECLINED;
          default -> throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        };
    return page.answered(
        contests.answer(
            contest, state, words, Objects.requireNonNullElse(days, Contests.WAIVER_DAYS), by),
        new CaseId(id),
        words,
        response,
        model);
  }

  private static CaseActor actor() {
    return SignedIn.current()
        .map(CaseActor::of)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN));
  }
}
