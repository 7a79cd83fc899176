package dev.shangjia.platform.apps;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.rulebook.Procedure;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.policies.Policies;
import dev.shangjia.platform.policies.Program;
import dev.shangjia.platform.tenancy.Side;
import dev.shangjia.platform.web.NavigationEntry;
import dev.shangjia.platform.web.Shell;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The apps of a provider. */
@Controller
class AppPages {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd");

  private final Apps apps;
  private final Dossiers dossiers;
  private final Policies policies;
  private final DossierStates states;
  private final List<AppRemarks> remarks;

  AppPages(
      Apps apps,
      Dossiers dossiers,
      Policies policies,
      DossierStates states,
      List<AppRemarks> remarks) {
    this.apps = apps;
    this.dossiers = dossiers;
    this.policies = policies;
    this.states = states;
    this.remarks = List.copyOf(remarks);
  }

  @Bean
  static NavigationEntry appsEntry() {
    return new NavigationEntry(
        10, "apps.title", "/apps", "apps", who -> who.side() == Side.PROVIDER);
  }

  /** An app in the list. */
  record Row(App app, LocalText program, String since) {}

  /** What the list of apps shows. */
  record AppsView(List<Row> apps) {}

  /**
   * What the page for a new app shows.
   *
   * @param problem what is wrong with the name; null for nothing
   */
  record NewAppView(
      List<Program> programs, String program, String name, @Nullable String problem) {}

  /**
   * Something that can be prepared.
   *
   * @param dossier the dossier that is there already; null for none
   * @param changed when that was changed last; blank for none
   * @param state what became of it; null when it was never handed in
   */
  record Way(
      String procedure,
      LocalText title,
      String subjectKind,
      long subject,
      @Nullable DossierId dossier,
      String changed,
      DossierStates.@Nullable State state) {}

  /** A version and what can be prepared about it. */
  record Version(AppVersion version, String since, List<Way> ways) {}

  /**
   * What the page of an app shows.
   *
   * @param ways what can be prepared about the app as a whole
   * @param remarks what other modules tell of it
   */
  record AppView(
      App app,
      LocalText program,
      List<Version> versions,
      List<Way> ways,
      boolean hasVersions,
      boolean writable,
      List<AppRemarks.Remark> remarks) {}

  @GetMapping("/apps")
  String list(Model model) {
    List<App> own = apps.of(signedIn().organization());
    Map<String, Rulebook> rulebooks =
        own.stream()
            .map(App::program)
            .distinct()
            .collect(Collectors.toMap(Function.identity(), policies::inForce));
    List<Row> rows =
        own.stream()
            .map(app -> row(app, Objects.requireNonNull(rulebooks.get(app.program()))))
            .toList();
    model.addAttribute("view", new AppsView(rows));
    return "apps/list";
  }

  private static Row row(App app, Rulebook rulebook) {
    return new Row(app, rulebook.title(), day(app.createdAt(), rulebook));
  }

  @GetMapping("/apps/new")
  String ask(@RequestParam(required = false) @Nullable String program, Model model) {
    model.addAttribute(
        "view", new NewAppView(policies.programs(), program == null ? "" : program, "", null));
    return "apps/new";
  }

  @PostMapping("/apps")
  String create(
      @RequestParam(defaultValue = "") String program,
      @RequestParam(defaultValue = "") String name,
      @ModelAttribute("shell") Shell shell,
      Model model) {
    SignedIn who = signedIn();
    if (who.side() != Side.PROVIDER) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    String problem =
        switch (apps.create(who.organization(), program, name)) {
          case Creating.Created(App app, AppVersionId _) -> null;
          case Creating.NameMissing() -> shell.t("apps.name.missing");
          case Creating.NameTooLong(int length, int limit) ->
              shell.t("apps.name.long", length, limit);
          case Creating.ProgramNotOffered(String _) -> shell.t("apps.program.missing");
        };
    if (problem == null) {
      return "redirect:/apps/" + apps.of(who.organization()).getFirst().id();
    }
    model.addAttribute("view", new NewAppView(policies.programs(), program, name, problem));
    return "apps/new";
  }

  @GetMapping("/apps/{id:[0-9]+}")
  String app(@PathVariable long id, Model model) {
    App app = app(id);
    Rulebook rulebook = policies.inForce(app.program());
    Map<DossierKey, DossierSummary> drafts =
        dossiers.of(app.organization()).stream()
            .filter(draft -> app.id().equals(draft.app()))
            .collect(Collectors.toMap(DossierSummary::key, Function.identity()));
    var prepared = new Prepared(rulebook, drafts, states.of(app));
    List<Version> versions =
        apps.versions(app.id()).stream()
            .map(
                version ->
                    new Version(
                        version,
                        day(version.createdAt(), rulebook),
                        prepared.ways("app-version", version.id().value())))
            .toList();
    model.addAttribute(
        "view",
        new AppView(
            app,
            rulebook.title(),
            versions,
            prepared.ways("app", app.id().value()),
            rulebook.procedures().values().stream()
                .anyMatch(procedure -> procedure.subject().equals("app-version")),
            app.organization().equals(signedIn().organization()),
            remarks.stream().flatMap(one -> one.of(app).stream()).toList()));
    return "apps/app";
  }

  @PostMapping("/apps/{id:[0-9]+}/versions")
  String newVersion(@PathVariable long id) {
    App app = app(id);
    if (!app.organization().equals(signedIn().organization())) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    apps.newVersion(app);
    return "redirect:/apps/" + id;
  }

  /** What was prepared for an app, and what became of it. */
  private record Prepared(
      Rulebook rulebook,
      Map<DossierKey, DossierSummary> drafts,
      Map<DossierKey, DossierStates.State> states) {

    List<Way> ways(String kind, long subject) {
      return rulebook.procedures().values().stream()
          .filter(procedure -> procedure.subject().equals(kind) && !procedure.forms().isEmpty())
          .filter(procedure -> procedure.starts().by().equals("provider"))
          .map(procedure -> way(procedure, subject))
          .toList();
    }

    private Way way(Procedure procedure, long subject) {
      var key = new DossierKey(rulebook.id(), procedure.id(), procedure.subject(), subject);
      Optional<DossierSummary> draft = Optional.ofNullable(drafts.get(key));
      return new Way(
          procedure.id(),
          procedure.title(),
          procedure.subject(),
          subject,
          draft.map(DossierSummary::id).orElse(null),
          draft.map(there -> day(there.changedAt(), rulebook)).orElse(""),
          states.get(key));
    }
  }

  private static String day(Instant at, Rulebook rulebook) {
    return DAY.format(at.atZone(rulebook.zone()));
  }

  private App app(long id) {
    return apps.find(new AppId(id))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static SignedIn signedIn() {
    return SignedIn.current()
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.UNAUTHORIZED));
  }
}
