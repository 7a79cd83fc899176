package dev.shangjia.platform.casework;

import dev.shangjia.engine.LocalText;
import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.casework.SecondReview.Answer;
import dev.shangjia.platform.casework.SecondReview.Verdict;
import dev.shangjia.platform.casework.SecondReviewReading.Blind;
import dev.shangjia.platform.casework.SecondReviewReading.Both;
import dev.shangjia.platform.tenancy.PersonId;
import dev.shangjia.platform.tenancy.Side;
import dev.shangjia.platform.web.NavigationPart;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Judging decisions of others again, without knowing them, and seeing both side by side. */
@Controller
@RequestMapping("/desk/second-reviews")
class SecondReviewPages {
  private static final int FORTH = 40;

  private final SecondReviews seconds;
  private final SecondReviewReading reading;

  SecondReviewPages(SecondReviews seconds, SecondReviewReading reading) {
    this.seconds = seconds;
    this.reading = reading;
  }

  @Bean
  static NavigationPart secondReviewsPart() {
    return new NavigationPart(
        "/desk",
        FORTH,
        "casework.second.title",
        SecondReviewNotices.ALL,
        who -> who.side() == Side.OPERATOR);
  }

  /**
   * What the list shows.
   *
   * @param refused why the last word was not taken; null when it was
   */
  record ListView(SecondReviewReading.All all, @Nullable LocalText refused) {}

  /**
   * What there is to judge, and what was said of it that could not be kept.
   *
   * @param refused why it was not taken; null when nothing was said
   */
  record BlindView(
      Blind blind, @Nullable LocalText refused, String verdict, List<String> broken, String words) {
    BlindView {
      broken = List.copyOf(broken);
    }
  }

  @GetMapping
  String list(Model model) {
    return list(null, model);
  }

  private String list(@Nullable LocalText refused, Model model) {
    SignedIn by = DeskMember.required();
    model.addAttribute("view", new ListView(reading.all(by), refused));
    return "casework/second-reviews";
  }

  @GetMapping("/{id:[0-9]{1,18}}")
  String one(@PathVariable long id, Model model) {
    SignedIn by = DeskMember.required();
    Optional<Blind> blind = reading.blind(id, by);
    if (blind.isPresent()) {
      model.addAttribute("view", new BlindView(blind.get(), null, "", List.of(), ""));
      return "casework/second-review";
    }
    Both both =
        reading.both(id, by).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    model.addAttribute("view", both);
    return "casework/second-review-both";
  }

  /**
   * Answers.
   *
   * @param broken the rules that are held broken
   */
  @PostMapping("/{id:[0-9]{1,18}}")
  String give(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String verdict,
      @RequestParam(required = false) @Nullable List<String> broken,
      @RequestParam(defaultValue = "") String words,
      HttpServletResponse response,
      Model model) {
    SignedIn by = DeskMember.required();
    List<String> rules = Objects.requireNonNullElse(broken, List.of());
    Optional<LocalText> refused =
        Codes.find(Verdict.class, verdict)
            .map(chosen -> seconds.give(id, new Answer(chosen, rules, words.strip()), by))
            .orElseGet(
                () ->
                    Optional.of(
                        Refusals.unknown("verdict", verdict, Codes.all(Verdict.class)).reason()));
    if (refused.isEmpty()) {
      return "redirect:" + SecondReviewNotices.ALL + "/" + id;
    }
    response.setStatus(HttpStatus.CONFLICT.value());
    Optional<Blind> blind = reading.blind(id, by);
    if (blind.isEmpty()) {
      return list(refused.get(), model);
    }
    model.addAttribute("view", new BlindView(blind.get(), refused.get(), verdict, rules, words));
    return "casework/second-review";
  }

  /**
   * Gives it to somebody else.
   *
   * @param to to whom; without, whoever was asked passes it on to whose turn is next
   */
  @PostMapping("/{id:[0-9]{1,18}}/hand")
  String hand(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable Long to,
      HttpServletResponse response,
      Model model) {
    SignedIn by = DeskMember.required();
    return done(
        to == null ? seconds.passOn(id, by) : seconds.hand(id, new PersonId(to), by),
        response,
        model);
  }

  /** A lead looked at how the two differ. */
  @PostMapping("/{id:[0-9]{1,18}}/looked")
  String looked(@PathVariable long id, HttpServletResponse response, Model model) {
    return done(seconds.looked(id, DeskMember.required()), response, model);
  }

  private String done(Optional<LocalText> refused, HttpServletResponse response, Model model) {
    if (refused.isEmpty()) {
      return "redirect:" + SecondReviewNotices.ALL;
    }
    response.setStatus(HttpStatus.CONFLICT.value());
    return list(refused.get(), model);
  }
}
