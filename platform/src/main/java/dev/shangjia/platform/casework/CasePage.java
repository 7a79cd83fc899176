package dev.shangjia.platform.casework;

import dev.shangjia.engine.LocalText;
import dev.shangjia.platform.accounts.SignedIn;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;

/** The page of a case: shown by itself, and again when something that was asked is refused. */
@Component
final class CasePage {
  private final CasePageReading reading;

  CasePage(CasePageReading reading) {
    this.reading = reading;
  }

  String shown(CaseId id, Model model) {
    return shown(id, null, Written.NOTHING, model);
  }

  /**
   * Says on the page why something was refused, and keeps what was written.
   *
   * @param written what its reader wrote
   */
  String refused(
      CaseId id, LocalText why, Written written, HttpServletResponse response, Model model) {
    response.setStatus(HttpStatus.CONFLICT.value());
    return shown(id, why, written, model);
  }

  /** Goes on to the case that came of something, or says on the page why nothing did. */
  String answered(
      CaseResult result, CaseId id, Written written, HttpServletResponse response, Model model) {
    return switch (result) {
      case CaseResult.Moved(CaseId other, int _) -> "redirect:/cases/" + other;
      case CaseResult.Refused refused -> refused(id, refused.reason(), written, response, model);
    };
  }

  private String shown(CaseId id, @Nullable LocalText refused, Written written, Model model) {
    SignedIn by =
        SignedIn.current().orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN));
    CasePageView view =
        reading
            .of(id, by, refused, written)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    model.addAttribute("view", view);
    return view.desk() ? "casework/desk-case" : "casework/case";
  }
}
