package dev.shangjia.platform.casework;

import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.apps.Draft;
import dev.shangjia.platform.apps.RequestedDossiers;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Hands dossiers in over HTTP, for programs: it starts a case, or is what the open one waits for.
 */
@RestController
final class SubmissionApi {
  private final RequestedDossiers requested;
  private final Submissions submissions;
  private final CaseAnswers answers;

  SubmissionApi(RequestedDossiers requested, Submissions submissions, CaseAnswers answers) {
    this.requested = requested;
    this.submissions = submissions;
    this.answers = answers;
  }

  /**
   * What goes with a dossier.
   *
   * @param contests why findings in it are wrong, by their fingerprints
   */
  record SubmissionRequest(@Nullable Map<String, String> contests) {}

  @PostMapping("/api/v1/dossiers/{id}/submissions")
  ResponseEntity<?> submit(@PathVariable long id, @RequestBody SubmissionRequest request) {
    Draft draft = requested.writable(id);
    return answers.of(
        submissions.submit(
            draft.id(),
            Objects.requireNonNullElse(request.contests(), Map.of()),
            SignedIn.required()),
        HttpStatus.CREATED);
  }
}
