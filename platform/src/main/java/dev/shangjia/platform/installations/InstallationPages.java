package dev.shangjia.platform.installations;

import dev.shangjia.platform.accounts.MemberRole;
import dev.shangjia.platform.accounts.Organization;
import dev.shangjia.platform.accounts.Organizations;
import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.accounts.Standings;
import dev.shangjia.platform.apps.AppId;
import dev.shangjia.platform.catalog.Listing;
import dev.shangjia.platform.catalog.Listings;
import dev.shangjia.platform.installations.AudienceForm.AudienceView;
import dev.shangjia.platform.installations.Installations.Agreement;
import dev.shangjia.platform.installations.JdbcInstallations.Step;
import dev.shangjia.platform.installations.Ratings.Rated;
import dev.shangjia.platform.installations.Ratings.Rating;
import dev.shangjia.platform.installations.Removal.Wish;
import dev.shangjia.platform.tenancy.OrganizationId;
import dev.shangjia.platform.tenancy.PersonId;
import dev.shangjia.platform.web.Shell;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What an enterprise has installed; for its admins. */
@Controller
@RequestMapping("/installations")
final class InstallationPages {
  private final Installations installations;
  private final Removals removals;
  private final AppRequests requests;
  private final Ratings ratings;
  private final Listings listings;
  private final AudienceForm audiences;
  private final Organizations organizations;
  private final Standings standings;
  private final Clock clock;

  InstallationPages(
      Installations installations,
      Removals removals,
      AppRequests requests,
      Ratings ratings,
      Listings listings,
      AudienceForm audiences,
      Organizations organizations,
      Standings standings,
      Clock clock) {
    this.installations = installations;
    this.removals = removals;
    this.requests = requests;
    this.ratings = ratings;
    this.listings = listings;
    this.audiences = audiences;
    this.organizations = organizations;
    this.standings = standings;
    this.clock = clock;
  }

  /**
   * An app in the list.
   *
   * @param listing as it stands; null when there is none any more
   */
  record Row(Installation installation, @Nullable Listing listing, String provider) {}

  /** What is or was owed, and whether it is late. */
  record Owed(Removal removal, String provider, boolean late) {}

  /**
   * What the list shows.
   *
   * @param requests how many members wait for an answer
   * @param done the key of what was just done; null for nothing
   */
  record ListView(List<Row> rows, List<Owed> owed, int requests, @Nullable String done) {}

  /** Who offers an app. */
  record Offerer(String name, boolean verified) {}

  /**
   * What the page shows on which an app is installed.
   *
   * @param problem why it was not installed; null for nothing
   */
  record InstallView(
      Listing listing, Offerer provider, AudienceView audience, @Nullable String problem) {}

  /** Something that was decided, and by whom. */
  record Decided(Step step, String by) {}

  /**
   * What the page of an installation shows.
   *
   * @param listing as it stands; null when there is none any more
   * @param difference what the version that waits asks for; null when none waits
   * @param removal what is owed; null while it is not removed
   * @param rating what the enterprise said of it; null when nothing
   * @param due by when data has to be deleted or returned if it were removed now
   */
  record InstallationView(
      Installation installation,
      @Nullable Listing listing,
      Offerer provider,
      @Nullable Difference difference,
      AudienceView audience,
      List<Decided> decided,
      @Nullable Owed removal,
      Instant due,
      int dueDays,
      @Nullable Rating rating,
      @Nullable String done,
      @Nullable String problem) {}

  @GetMapping
  String list(Model model) {
    SignedIn who = admin();
    List<Installation> all = installations.of(who.organization());
    Map<AppId, Listing> shown = installations.listings(all);
    List<Row> rows =
        all.stream()
            .map(one -> new Row(one, shown.get(one.app()), offerer(one.provider()).name()))
            .toList();
    List<Owed> owed = removals.of(who.organization()).stream().map(this::owed).toList();
    model.addAttribute(
        "view",
        new ListView(
            rows,
            owed,
            requests.open(who.organization()).size(),
            (String) model.getAttribute("done")));
    return "installations/list";
  }

  private Owed owed(Removal removal) {
    return new Owed(removal, offerer(removal.provider()).name(), removal.isLate(clock.instant()));
  }

  @GetMapping("/apps/{app:[0-9]+}")
  String ask(@PathVariable long app, Model model) {
    SignedIn who = admin();
    Optional<Installation> there = installations.find(who.organization(), new AppId(app));
    if (there.isPresent()) {
      return "redirect:" + there.get().href();
    }
    return install(
        listing(app), audiences.view(who.organization(), new Audience.Everybody()), null, model);
  }

  private String install(
      Listing listing, AudienceView audience, @Nullable String problem, Model model) {
    model.addAttribute(
        "view", new InstallView(listing, offerer(listing.provider()), audience, problem));
    return "installations/install";
  }

  @PostMapping("/apps/{app:[0-9]+}")
  String install(
      @PathVariable long app,
      @RequestParam(defaultValue = "0") int version,
      @RequestParam(defaultValue = "") String agreed,
      @ModelAttribute AudienceForm.Sent sent,
      @ModelAttribute("shell") Shell shell,
      RedirectAttributes redirect,
      Model model) {
    SignedIn who = admin();
    Listing listing = listing(app);
    Installing result =
        switch (audiences.read(who.organization(), sent)) {
          case AudienceForm.Read.Unknown(String email) -> new Installing.Unknown(email);
          case AudienceForm.Read.Chosen(Audience audience) ->
              installations.install(who, listing.app(), version, agreement(agreed), audience);
        };
    return switch (result) {
      case Installing.Done(InstallationId id) -> {
        redirect.addFlashAttribute("done", "installations.done.installed");
        yield "redirect:/installations/" + id;
      }
      case Installing.AlreadyThere(InstallationId id) -> "redirect:/installations/" + id;
      default -> {
        AudienceView audience = audiences.view(who.organization(), sent);
        yield install(listing(app), audience, words(result, shell), model);
      }
    };
  }

  private static Agreement agreement(String agreed) {
    return agreed.isEmpty() ? Agreement.MISSING : Agreement.GIVEN;
  }

  @GetMapping("/{id:[0-9]+}")
  String one(@PathVariable long id, Model model) {
    SignedIn who = admin();
    Installation installation = installation(id);
    return one(
        installation,
        audiences.view(who.organization(), installations.audience(installation)),
        (String) model.getAttribute("problem"),
        model);
  }

  private String one(
      Installation installation, AudienceView audience, @Nullable String problem, Model model) {
    Listing listing = listings.find(installation.app()).orElse(null);
    Difference difference =
        listing == null || installation.waiting() == null
            ? null
            : Difference.between(installation.granted(), Grant.of(listing.content()));
    Optional<Removal> removal =
        removals.of(installation.enterprise()).stream()
            .filter(one -> one.installation().equals(installation.id()))
            .findFirst();
    model.addAttribute(
        "view",
        new InstallationView(
            installation,
            listing,
            offerer(installation.provider()),
            difference,
            audience,
            decided(installation),
            removal.map(this::owed).orElse(null),
            removals.due(clock.instant()),
            Removals.DAYS,
            ratings.of(installation).orElse(null),
            (String) model.getAttribute("done"),
            problem));
    return "installations/installation";
  }

  /** Steps that the market made have nobody's name. */
  private List<Decided> decided(Installation installation) {
    List<Step> steps = installations.steps(installation.id());
    Map<String, PersonId> people =
        steps.stream()
            .map(Step::by)
            .filter(by -> by.chars().allMatch(Character::isDigit))
            .distinct()
            .collect(Collectors.toMap(by -> by, by -> new PersonId(Long.parseLong(by))));
    Map<PersonId, String> names = organizations.namesOf(people.values());
    return steps.stream()
        .map(step -> new Decided(step, name(people.get(step.by()), names)))
        .toList();
  }

  private static String name(@Nullable PersonId person, Map<PersonId, String> names) {
    return person == null ? "" : Objects.requireNonNullElse(names.get(person), "");
  }

  @PostMapping("/{id:[0-9]+}/audience")
  String show(
      @PathVariable long id,
      @ModelAttribute AudienceForm.Sent sent,
      @ModelAttribute("shell") Shell shell,
      RedirectAttributes redirect,
      Model model) {
    SignedIn who = admin();
    Installation installation = installation(id);
    Installing result =
        switch (audiences.read(who.organization(), sent)) {
          case AudienceForm.Read.Unknown(String email) -> new Installing.Unknown(email);
          case AudienceForm.Read.Chosen(Audience audience) ->
              installations.show(who, installation.id(), audience);
        };
    if (result instanceof Installing.Done) {
      redirect.addFlashAttribute("done", "installations.done.shown");
      return "redirect:" + installation.href();
    }
    AudienceView audience = audiences.view(who.organization(), sent);
    return one(installation, audience, words(result, shell), model);
  }

  @PostMapping("/{id:[0-9]+}/consent")
  String consent(
      @PathVariable long id,
      @RequestParam(defaultValue = "0") int version,
      @RequestParam(defaultValue = "") String agreed,
      @ModelAttribute("shell") Shell shell,
      RedirectAttributes redirect) {
    SignedIn who = admin();
    Installation installation = installation(id);
    return told(
        installation,
        installations.consent(who, installation.id(), version, agreement(agreed)),
        "installations.done.consented",
        shell,
        redirect);
  }

  @PostMapping("/{id:[0-9]+}/remove")
  String remove(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String wish,
      @ModelAttribute("shell") Shell shell,
      RedirectAttributes redirect) {
    SignedIn who = admin();
    Installation installation = installation(id);
    if (wish.isEmpty()) {
      redirect.addFlashAttribute("problem", shell.t("installations.remove.unsaid"));
      return "redirect:" + installation.href();
    }
    return told(
        installation,
        installations.remove(who, installation.id(), Wish.of(wish)),
        "installations.done.removed",
        shell,
        redirect);
  }

  @PostMapping("/{id:[0-9]+}/rating")
  String rate(
      @PathVariable long id,
      @RequestParam(defaultValue = "0") int stars,
      @RequestParam(defaultValue = "") String words,
      @ModelAttribute("shell") Shell shell,
      RedirectAttributes redirect) {
    SignedIn who = admin();
    Installation installation = installation(id);
    switch (ratings.rate(who, installation.app(), stars, words)) {
      case Rated.Done _ -> redirect.addFlashAttribute("done", "installations.rated");
      case Rated.NotInstalled _ ->
          redirect.addFlashAttribute("problem", shell.t("installations.problem.gone"));
      case Rated.NoStars(int given) ->
          redirect.addFlashAttribute("problem", shell.t("installations.rate.noStars", given));
      case Rated.TooLong(int length, int limit) ->
          redirect.addFlashAttribute("problem", shell.t("installations.rate.long", length, limit));
    }
    return "redirect:" + installation.href();
  }

  private static String told(
      Installation installation,
      Installing result,
      String done,
      Shell shell,
      RedirectAttributes redirect) {
    if (result instanceof Installing.Done) {
      redirect.addFlashAttribute("done", done);
    } else {
      redirect.addFlashAttribute("problem", words(result, shell));
    }
    return "redirect:" + installation.href();
  }

  /** Why it was not done. */
  static String words(Installing result, Shell shell) {
    return switch (result) {
      case Installing.Done _ -> throw new IllegalArgumentException("it was done");
      case Installing.AlreadyThere _ -> shell.t("installations.problem.there");
      case Installing.NotThere _ -> shell.t("installations.problem.gone");
      case Installing.Closed closed ->
          shell.t(
              "installations.problem.closed",
              shell.t("catalog.state." + closed.visibility().state().code()),
              shell.day(closed.visibility().since()));
      case Installing.Outdated(int seen, int now) ->
          shell.t("installations.problem.outdated", seen, now);
      case Installing.NotAgreed _ -> shell.t("installations.problem.notAgreed");
      case Installing.NobodyNamed _ -> shell.t("installations.problem.nobody");
      case Installing.Unknown(String named) -> shell.t("installations.problem.unknown", named);
    };
  }

  private Offerer offerer(OrganizationId provider) {
    return new Offerer(
        organizations.get(provider).map(Organization::name).orElse(""),
        standings.all(provider).stream().anyMatch(one -> one.verified() != null));
  }

  private Listing listing(long app) {
    return listings
        .find(new AppId(app))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private Installation installation(long id) {
    SignedIn who = SignedIn.required();
    return installations
        .find(new InstallationId(id))
        .filter(one -> one.enterprise().equals(who.organization()))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  /** Who is signed in and decides what the enterprise installs; others are turned away. */
  static SignedIn admin() {
    SignedIn who = SignedIn.required();
    if (!who.is(MemberRole.ADMIN)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    return who;
  }
}
