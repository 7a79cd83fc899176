package dev.shangjia.platform.apps;

import dev.shangjia.engine.LocalText;
import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.policies.Policies;
import dev.shangjia.platform.policies.Program;
import dev.shangjia.platform.tenancy.Side;
import dev.shangjia.platform.web.ApiRefusal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The apps of a provider over HTTP, for programs: the same as on the pages. */
@RestController
@RequestMapping("/api/v1/apps")
final class AppApi {
  private final Apps apps;
  private final Policies policies;

  AppApi(Apps apps, Policies policies) {
    this.apps = apps;
    this.policies = policies;
  }

  /** The apps of the token's organization, the newest first. */
  record AppsResponse(List<AppResponse> apps) {}

  /** An app with its versions, the newest first. */
  record AppResponse(
      long id, String program, String name, Instant createdAt, List<VersionResponse> versions) {}

  record VersionResponse(long id, int number, Instant createdAt) {}

  /** An app that is to be created. */
  record AppRequest(@Nullable String program, @Nullable String name) {}

  @GetMapping
  AppsResponse list() {
    SignedIn who = SignedIn.required();
    Map<AppId, List<AppVersion>> versions =
        apps.versionsOf(who.organization()).stream()
            .collect(Collectors.groupingBy(AppVersion::app));
    return new AppsResponse(
        apps.of(who.organization()).stream()
            .map(app -> response(app, versions.getOrDefault(app.id(), List.of())))
            .toList());
  }

  @PostMapping
  ResponseEntity<AppResponse> create(@RequestBody AppRequest request) {
    SignedIn who = SignedIn.required();
    if (who.side() != Side.PROVIDER) {
      throw new ApiRefusal(
          HttpStatus.FORBIDDEN,
          "not-a-provider",
          new LocalText(
              "只有服务商可以创建应用；令牌属于“%s”。".formatted(who.organizationName()),
              "Only providers create apps; the token is one of \"%s\"."
                  .formatted(who.organizationName())));
    }
    String program = Objects.requireNonNullElse(request.program(), "");
    return switch (apps.create(
        who.organization(), program, Objects.requireNonNullElse(request.name(), ""))) {
      case Creating.Created(App app, AppVersionId _) ->
          ResponseEntity.created(URI.create("/api/v1/apps/" + app.id()))
              .body(response(app, apps.versions(app.id())));
      case Creating.NameMissing() ->
          throw new ApiRefusal(
              HttpStatus.BAD_REQUEST,
              "name-missing",
              new LocalText("请在 name 中给出应用名称。", "Give the app a name, in name."));
      case Creating.NameTooLong(int length, int limit) ->
          throw new ApiRefusal(
              HttpStatus.BAD_REQUEST,
              "name-too-long",
              new LocalText(
                  "应用名称有 %d 个字符，最多 %d 个。".formatted(length, limit),
                  "The name has %d characters; at most %d are allowed.".formatted(length, limit)));
      case Creating.ProgramNotOffered(String _) -> throw noSuchProgram(program);
    };
  }

  private ApiRefusal noSuchProgram(String program) {
    String offered =
        policies.programs().stream().map(Program::id).collect(Collectors.joining(", "));
    return new ApiRefusal(
        HttpStatus.BAD_REQUEST,
        "no-such-program",
        new LocalText(
            "市场没有开设项目“%s”；已开设的有 %s。".formatted(program, offered),
            "The market does not run the program \"%s\"; it runs %s.".formatted(program, offered)));
  }

  @GetMapping("/{id}")
  AppResponse view(@PathVariable long id) {
    App app = app(id);
    return response(app, apps.versions(app.id()));
  }

  /** Begins another version. */
  @PostMapping("/{id}/versions")
  ResponseEntity<AppResponse> newVersion(@PathVariable long id) {
    App app = app(id);
    if (!app.organization().equals(SignedIn.required().organization())) {
      throw noSuchApp(id);
    }
    apps.newVersion(app);
    return ResponseEntity.created(URI.create("/api/v1/apps/" + id))
        .body(response(app, apps.versions(app.id())));
  }

  private App app(long id) {
    return apps.find(new AppId(id)).orElseThrow(() -> noSuchApp(id));
  }

  /** That there is no such app, or none that the token's person sees. */
  static ApiRefusal noSuchApp(long id) {
    return new ApiRefusal(
        HttpStatus.NOT_FOUND,
        "no-such-app",
        new LocalText(
            "没有应用 %d，或您无权查看；GET /api/v1/apps 列出您的应用。".formatted(id),
            "There is no app %d that you can see; GET /api/v1/apps lists yours.".formatted(id)));
  }

  private static AppResponse response(App app, List<AppVersion> versions) {
    return new AppResponse(
        app.id().value(),
        app.program(),
        app.name(),
        app.createdAt(),
        versions.stream()
            .map(
                version ->
                    new VersionResponse(
                        version.id().value(), version.number(), version.createdAt()))
            .toList());
  }
}
