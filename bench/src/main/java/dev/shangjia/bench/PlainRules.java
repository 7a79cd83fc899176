package dev.shangjia.bench;

import dev.shangjia.bench.Submission.Shot;
import dev.shangjia.engine.text.Widths;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** The rules as Java's lambdas: what there would be without any rule engine. */
final class PlainRules {
  private final List<BiConsumer<Submission, List<Breach>>> rules;

  PlainRules(List<GeneratedRule> rules) {
    this.rules = rules.stream().map(PlainRules::lambda).toList();
  }

  List<Breach> evaluate(Submission submission) {
    var breaches = new ArrayList<Breach>();
    rules.forEach(rule -> rule.accept(submission, breaches));
    return breaches;
  }

  private static BiConsumer<Submission, List<Breach>> lambda(GeneratedRule rule) {
    return switch (rule) {
      case GeneratedRule.TextWidth(String id, int limit) ->
          (submission, breaches) -> {
            int width = Widths.displayWidth(submission.getSummary());
            if (width > limit) {
              breaches.add(breach(id, width, limit));
            }
          };
      case GeneratedRule.PictureSize(String id, int limit) ->
          (submission, breaches) -> {
            for (Shot shot : submission.getShots()) {
              if (shot.terminal().equals("desktop")
                  && !(shot.width() == 1920 && shot.height() == 1080 && shot.bytes() <= limit)) {
                breaches.add(breach(id, shot.bytes(), limit));
              }
            }
          };
      case GeneratedRule.Membership(String id, List<String> refused) -> {
        Set<String> categories = Set.copyOf(refused);
        yield (submission, breaches) -> {
          if (categories.contains(submission.getCategory())) {
            breaches.add(breach(id, submission.getCategory(), "-"));
          }
        };
      }
      case GeneratedRule.ListedWords(String id, String list) ->
          (submission, breaches) -> {
            if (submission.holds(list)) {
              breaches.add(breach(id, list, "-"));
            }
          };
      case GeneratedRule.Guarded(String id, int limit) ->
          (submission, breaches) -> {
            String notes = submission.getUpdateNotes();
            if (notes != null && Widths.codePoints(notes) > limit) {
              breaches.add(breach(id, Widths.codePoints(notes), limit));
            }
          };
    };
  }

  private static Breach breach(String id, Object found, Object limit) {
    return new Breach(
        id, "现在是 " + found + "，最多 " + limit + "。", "Found " + found + ", at most " + limit);
  }
}
