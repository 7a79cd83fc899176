package dev.shangjia.platform.agreements;

import dev.shangjia.engine.LocalText;
import dev.shangjia.platform.accounts.Organizations;
import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.policies.Policies;
import dev.shangjia.platform.policies.Program;
import dev.shangjia.platform.tenancy.Side;
import dev.shangjia.platform.web.Shell;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where agreements are read and accepted. */
@Controller
@RequestMapping("/agreements")
final class AgreementPages {
  private final Agreements agreements;
  private final Policies policies;
  private final Organizations organizations;

  AgreementPages(Agreements agreements, Policies policies, Organizations organizations) {
    this.agreements = agreements;
    this.policies = policies;
    this.organizations = organizations;
  }

  /** The list: what there is of each program. */
  record AgreementsView(List<Group> groups, Side side, boolean consents) {}

  /** One program's agreements. */
  record Group(LocalText program, List<Line> lines) {}

  /**
   * One agreement.
   *
   * @param consent null while there is none
   * @param upcoming whether it does not count yet
   */
  record Line(AgreementVersion version, @Nullable Consent consent, boolean upcoming) {}

  /**
   * One agreement in full.
   *
   * @param before the version before it; null when it is the first
   * @param governs what is not started without consent to it, by title
   * @param by who accepted it; null while nobody did
   * @param canConsent whether who reads it can accept it now
   */
  record AgreementView(
      AgreementVersion version,
      @Nullable AgreementVersion before,
      List<PointLine> points,
      List<LocalText> governs,
      @Nullable Consent consent,
      @Nullable String by,
      boolean upcoming,
      boolean canConsent,
      @Nullable String done,
      @Nullable String problem) {}

  /**
   * One point.
   *
   * @param change the word for how it differs from the version before; empty when it does not
   */
  record PointLine(AgreementVersion.Point point, String change) {}

  @GetMapping
  String show(Model model) {
    SignedIn who = SignedIn.required();
    Map<Long, Consent> given = given(who);
    List<AgreementVersion> upcoming = agreements.upcoming();
    var groups = new ArrayList<Group>();
    for (Program program : policies.installed()) {
      var lines = new ArrayList<Line>();
      add(lines, agreements.inForce(), program, who, given, false);
      add(lines, upcoming, program, who, given, true);
      if (!lines.isEmpty()) {
        groups.add(new Group(program.title(), lines));
      }
    }
    model.addAttribute("view", new AgreementsView(groups, who.side(), who.managesMembers()));
    return "agreements/agreements";
  }

  private static void add(
      List<Line> lines,
      List<AgreementVersion> versions,
      Program program,
      SignedIn who,
      Map<Long, Consent> given,
      boolean upcoming) {
    versions.stream()
        .filter(version -> version.program().equals(program.id()))
        .filter(version -> who.side() == Side.OPERATOR || version.side() == who.side())
        .map(version -> new Line(version, given.get(version.id()), upcoming))
        .forEach(lines::add);
  }

  @GetMapping("/{id}")
  String read(@PathVariable long id, Model model) {
    SignedIn who = SignedIn.required();
    AgreementVersion version =
        agreements.version(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    Optional<AgreementVersion> before = agreements.before(version);
    Optional<Consent> consent = Optional.ofNullable(given(who).get(id));
    boolean upcoming = agreements.upcoming().contains(version);
    boolean current = upcoming || agreements.inForce().contains(version);
    model.addAttribute(
        "view",
        new AgreementView(
            version,
            before.orElse(null),
            points(version, before),
            agreements.governed(version),
            consent.orElse(null),
            consent.flatMap(one -> organizations.nameOf(one.person())).orElse(null),
            upcoming,
            current && consent.isEmpty() && who.side() == version.side() && who.managesMembers(),
            (String) model.getAttribute("done"),
            (String) model.getAttribute("problem")));
    return "agreements/agreement";
  }

  private static List<PointLine> points(
      AgreementVersion version, Optional<AgreementVersion> before) {
    if (before.isEmpty()) {
      return version.points().stream().map(point -> new PointLine(point, "")).toList();
    }
    Map<String, LocalText> earlier =
        before.get().points().stream()
            .collect(Collectors.toMap(AgreementVersion.Point::id, AgreementVersion.Point::text));
    return version.points().stream()
        .map(
            point -> {
              LocalText text = earlier.get(point.id());
              return new PointLine(
                  point, text == null ? "new" : text.equals(point.text()) ? "" : "changed");
            })
        .toList();
  }

  @PostMapping("/{id}")
  String consent(
      @PathVariable long id,
      @ModelAttribute("shell") Shell shell,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    long next = id;
    switch (agreements.consent(SignedIn.required(), id, request.getRemoteAddr())) {
      case Consenting.Given _ -> redirect.addFlashAttribute("done", "agreements.given");
      case Consenting.NotAllowed _ ->
          redirect.addFlashAttribute("problem", shell.t("agreements.notAllowed"));
      case Consenting.NoSuchVersion _ -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
      case Consenting.Replaced replaced -> {
        redirect.addFlashAttribute(
            "problem", shell.t("agreements.replaced", replaced.by().version()));
        next = replaced.by().id();
      }
    }
    return "redirect:/agreements/" + next;
  }

  private Map<Long, Consent> given(SignedIn who) {
    return agreements.consents(who.organization()).stream()
        .collect(Collectors.toMap(Consent::version, Function.identity()));
  }
}
