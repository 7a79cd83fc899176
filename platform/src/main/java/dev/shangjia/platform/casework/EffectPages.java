package dev.shangjia.platform.casework;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.rulebook.EffectKind;
import dev.shangjia.platform.effects.Effect;
import dev.shangjia.platform.effects.EffectId;
import dev.shangjia.platform.effects.EffectState;
import dev.shangjia.platform.effects.Effects;
import dev.shangjia.platform.effects.WantedEffects;
import dev.shangjia.platform.policies.Policies;
import dev.shangjia.platform.policies.Program;
import dev.shangjia.platform.tenancy.Side;
import dev.shangjia.platform.web.NavigationPart;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** What cases change outside of the market, and who says that it was done. */
@Controller
@RequestMapping("/desk/effects")
class EffectPages {
  private static final int PAGE = 30;

  private final Effects effects;
  private final EffectSettling settling;
  private final CaseReading cases;
  private final SecondReviews seconds;
  private final Policies policies;
  private final ProgramTimes times;

  EffectPages(
      Effects effects,
      EffectSettling settling,
      CaseReading cases,
      SecondReviews seconds,
      Policies policies,
      ProgramTimes times) {
    this.effects = effects;
    this.settling = settling;
    this.cases = cases;
    this.seconds = seconds;
    this.policies = policies;
    this.times = times;
  }

  @Bean
  static NavigationPart effectsPart() {
    return new NavigationPart(
        "/desk", 20, "casework.desk.effects", "/desk/effects", who -> who.side() == Side.OPERATOR);
  }

  /**
   * What the list is narrowed down to.
   *
   * @param name of the effect, such as {@code hold-deposit}
   * @param state its code
   * @param q a case's number
   */
  record Filter(
      @Nullable String program,
      @Nullable String name,
      @Nullable String state,
      @Nullable String q,
      @Nullable Integer page) {
    int number() {
      return page == null || page < 1 ? 1 : page;
    }

    boolean isEmpty() {
      return given(program).isEmpty()
          && given(name).isEmpty()
          && given(state).isEmpty()
          && given(q).isBlank();
    }

    /** The address of another part of the same list. */
    String at(int other) {
      return UriComponentsBuilder.fromPath("/desk/effects")
          .queryParam("program", given(program))
          .queryParam("name", given(name))
          .queryParam("state", given(state))
          .queryParam("q", given(q))
          .queryParam("page", other)
          .encode()
          .toUriString();
    }

    WantedEffects wanted() {
      return new WantedEffects(
          given(program),
          given(name),
          Codes.find(EffectState.class, given(state)).orElse(null),
          number(given(q).strip()));
    }

    /** What is no number is no case's; no case has the number 0. */
    private static @Nullable Long number(String words) {
      if (words.isEmpty()) {
        return null;
      }
      return words.matches("[0-9]{1,18}") ? Long.parseLong(words) : 0L;
    }
  }

  /**
   * What the page shows.
   *
   * @param subjects what their cases are about, by case
   * @param names of all effects that are open, for choosing
   * @param refused why the last word on one was not taken; null when it was
   */
  record EffectsView(
      Filter filter,
      List<Effect> effects,
      boolean more,
      Map<Long, String> subjects,
      List<Program> programs,
      List<String> names,
      @Nullable LocalText refused,
      Map<String, Times> times) {
    Times times(String program) {
      return Objects.requireNonNull(times.get(program));
    }

    LocalText title(String program) {
      return DeskPages.title(programs, program);
    }

    /** What people call an effect. */
    LocalText effect(String name) {
      return EffectKind.title(name, null);
    }

    String subject(long caseId) {
      return subjects.getOrDefault(caseId, "");
    }
  }

  @GetMapping
  String list(@ModelAttribute Filter filter, Model model) {
    return shown(filter, null, model);
  }

  private String shown(Filter filter, @Nullable LocalText refused, Model model) {
    List<Effect> found = effects.open(filter.wanted(), PAGE + 1, (filter.number() - 1) * PAGE);
    Set<CaseId> hidden = seconds.hiddenFrom(DeskMember.required());
    List<Effect> page =
        found.stream()
            .limit(PAGE)
            .filter(effect -> !hidden.contains(new CaseId(effect.caseId())))
            .toList();
    Map<Long, String> subjects = new HashMap<>();
    cases
        .rows(page.stream().map(Effect::caseId).distinct().map(CaseId::new).toList())
        .forEach(row -> subjects.put(row.id().value(), row.subjectName()));
    model.addAttribute(
        "view",
        new EffectsView(
            filter,
            page,
            found.size() > PAGE,
            subjects,
            policies.installed(),
            effects.openNames(),
            refused,
            times.all()));
    return "casework/effects";
  }

  @PostMapping("/{id}")
  String settle(
      @PathVariable long id,
      @RequestParam String answer,
      @ModelAttribute Filter filter,
      HttpServletResponse response,
      Model model) {
    CaseActor by = CaseActor.of(DeskMember.required());
    return settled(new EffectId(id), answer, by)
        .map(
            refused -> {
              response.setStatus(HttpStatus.CONFLICT.value());
              return shown(filter, refused.reason(), model);
            })
        .orElseGet(
            () ->
                "redirect:"
                    + (filter.isEmpty() && filter.number() == 1
                        ? "/desk/effects"
                        : filter.at(filter.number())));
  }

  private Optional<CaseResult.Refused> settled(EffectId id, String answer, CaseActor by) {
    Optional<EffectSettling.Saying> saying = Codes.find(EffectSettling.Saying.class, answer);
    return saying.isPresent()
        ? settling.settle(id, saying.get(), by)
        : Optional.of(Refusals.unknown("answer", answer, Codes.all(EffectSettling.Saying.class)));
  }

  private static String given(@Nullable String value) {
    return Objects.requireNonNullElse(value, "");
  }
}
