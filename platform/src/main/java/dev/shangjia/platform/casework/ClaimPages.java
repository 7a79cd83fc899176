package dev.shangjia.platform.casework;

import dev.shangjia.engine.LocalText;
import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.tenancy.PersonId;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Taking a task of the desk, giving it up, and giving it to somebody else. */
@Controller
class ClaimPages {
  private final Desk desk;
  private final CasePage page;
  private final ProgramTimes times;

  ClaimPages(Desk desk, CasePage page, ProgramTimes times) {
    this.desk = desk;
    this.page = page;
    this.times = times;
  }

  /**
   * Claims a task, or does something else with its claim.
   *
   * @param doing {@code claim}, which is meant when nothing is said, {@code release} or {@code
   *     hand}
   * @param to to whom it is handed
   * @param back where in the queue they were; anything else goes to the case
   */
  @PostMapping("/cases/{id}/claim")
  String claim(
      @PathVariable long id,
      @RequestParam String stage,
      @RequestParam(required = false) @Nullable String doing,
      @RequestParam(required = false) @Nullable Long to,
      @RequestParam(required = false) @Nullable String back,
      HttpServletResponse response,
      Model model) {
    CaseId caseId = new CaseId(id);
    SignedIn by = DeskMember.required();
    Optional<LocalText> refused =
        switch (Objects.requireNonNullElse(doing, "claim")) {
          case "claim" -> refusal(desk.claim(caseId, stage, by));
          case "release" -> refusal(desk.release(caseId, stage, by));
          case "hand" ->
              refusal(
                  to == null
                      ? new ClaimResult.NotTheirs("")
                      : desk.handOver(caseId, stage, new PersonId(to), by));
          default ->
              Optional.of(
                  Refusals.unknown(
                          "doing", String.valueOf(doing), List.of("claim", "release", "hand"))
                      .reason());
        };
    return refused
        .map(why -> page.refused(caseId, why, Written.NOTHING, response, model))
        .orElseGet(
            () ->
                "redirect:" + (back != null && back.startsWith("/desk?") ? back : "/cases/" + id));
  }

  private Optional<LocalText> refusal(ClaimResult result) {
    return switch (result) {
      case ClaimResult.Claimed _, ClaimResult.Released _ -> Optional.empty();
      case ClaimResult.Held(String program, String name, Instant until) -> {
        String time = times.of(program).at(until);
        yield Optional.of(
            new LocalText(
                "%s 正在办理这项任务，保留到 %s；可请其移交，或等到期后领取。".formatted(name, time),
                "%s works on this task until %s; ask for a hand-over, or take it then."
                    .formatted(name, time)));
      }
      case ClaimResult.Conflict(String name) ->
          Optional.of(
              new LocalText(
                  "%s 也是该机构的成员，不能办理它的案件；请交给其他人。".formatted(name),
                  "%s is a member of this organization and cannot work on its cases; give it to somebody else."
                      .formatted(name)));
      case ClaimResult.NotTheirs(String name) ->
          Optional.of(
              new LocalText(
                  "%s 没有办理这项任务所需的角色；请选择列出的人员。".formatted(name),
                  "%s does not have the role that this task needs; choose one of the people listed."
                      .formatted(name)));
      case ClaimResult.Gone _ ->
          Optional.of(
              new LocalText("这项任务已经结束，无需领取。", "This task is over; there is nothing to take."));
    };
  }
}
