package dev.shangjia.platform.apps;

import dev.shangjia.engine.LocalText;
import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.web.ApiRefusal;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The dossiers of a provider over HTTP, for programs. */
@RestController
@RequestMapping("/api/v1/dossiers")
final class DossierApi {
  private final DossierOpening opening;
  private final RequestedDossiers requested;

  DossierApi(DossierOpening opening, RequestedDossiers requested) {
    this.opening = opening;
    this.requested = requested;
  }

  /**
   * The dossier that is asked for.
   *
   * @param app the id of the app that it is about; null when the procedure is about the provider
   */
  record DossierRequest(@Nullable String program, @Nullable String procedure, @Nullable Long app) {}

  /**
   * A dossier.
   *
   * @param hash names its content, as {@code check} names that of the same folder
   */
  record DossierResponse(
      long id,
      String program,
      String procedure,
      SubjectResponse subject,
      @Nullable Long app,
      Instant changedAt,
      String hash) {}

  record SubjectResponse(String kind, long id) {}

  /** Gives the dossier of a procedure, which is made when it is not there yet. */
  @PostMapping
  DossierResponse open(@RequestBody DossierRequest request) {
    String program = Objects.requireNonNullElse(request.program(), "");
    String procedure = Objects.requireNonNullElse(request.procedure(), "");
    AppId app = request.app() == null ? null : new AppId(request.app());
    return switch (opening.open(SignedIn.required().organization(), program, procedure, app)) {
      case Opening.Opened(DossierId id) -> view(id.value());
      case Opening.NoSuchProgram _ ->
          throw refused(
              "no-such-program",
              "市场没有开设项目“%s”；请改正 program。".formatted(program),
              "The market does not run the program \"%s\"; correct program.".formatted(program));
      case Opening.NoSuchProcedure missing -> {
        String known = String.join(", ", missing.known());
        throw refused(
            "no-such-procedure",
            "项目 %s 中没有服务商可提交材料的流程“%s”；可用的有 %s。".formatted(program, procedure, known),
            "The program %s has no procedure \"%s\" for which a provider hands in a dossier; there are %s."
                .formatted(program, procedure, known));
      }
      case Opening.AppMissing _ ->
          throw refused(
              "app-missing",
              "流程 %s 针对应用；请在 app 中给出应用的 id，GET /api/v1/apps 列出您的应用。".formatted(procedure),
              "The procedure %s is about an app; give its id in app. GET /api/v1/apps lists yours."
                  .formatted(procedure));
      case Opening.NoSuchApp(AppId id) -> throw AppApi.noSuchApp(id.value());
      case Opening.OtherProgram(App found, String _) ->
          throw refused(
              "other-program",
              "应用 %s“%s”属于项目 %s，而材料用于 %s；请选择该项目的应用。"
                  .formatted(found.id(), found.name(), found.program(), program),
              "App %s, \"%s\", is in the program %s, and the dossier is for %s; choose an app of that program."
                  .formatted(found.id(), found.name(), found.program(), program));
    };
  }

  private static ApiRefusal refused(String code, String zh, String en) {
    return new ApiRefusal(HttpStatus.BAD_REQUEST, code, new LocalText(zh, en));
  }

  @GetMapping("/{id}")
  DossierResponse view(@PathVariable long id) {
    return response(requested.readable(id));
  }

  private static DossierResponse response(Draft draft) {
    return new DossierResponse(
        draft.id().value(),
        draft.key().program(),
        draft.key().procedure(),
        new SubjectResponse(draft.key().subjectKind(), draft.key().subjectId()),
        draft.app() == null ? null : draft.app().value(),
        draft.changedAt(),
        draft.hash());
  }
}
