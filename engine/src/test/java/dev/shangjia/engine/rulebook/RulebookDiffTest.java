package dev.shangjia.engine.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RulebookDiffTest {
  private static final String RULES = "rules/name.yaml";
  private static final String FORM = "forms/listing.schema.yaml";

  @TempDir private Path before;
  @TempDir private Path after;

  private List<String> changes(RulebookFolders changed) {
    RulebookDiff diff =
        RulebookDiff.between(new RulebookFolders(before).rulebook(), changed.rulebook());
    return diff.changes().stream().map(RulebookDiffTest::line).toList();
  }

  private static String line(RulebookChange change) {
    String differences =
        String.join(
            "; ",
            change.differences().stream()
                .map(
                    one ->
                        "%s %s -> %s (%s)"
                            .formatted(
                                one.property(), one.before(), one.after(), one.direction().code()))
                .toList());
    return (change.subject().code()
            + " "
            + change.name()
            + " "
            + change.direction().code()
            + ": "
            + differences)
        .strip();
  }

  @Test
  void findsNoDifferenceBetweenEqualRulebooks() {
    assertThat(changes(new RulebookFolders(after))).isEmpty();
  }

  private static Arguments changed(String path, String old, String now, String... changes) {
    return Arguments.of(path, old, now, List.of(changes));
  }

  static List<Arguments> changed() {
    return List.of(
        changed(
            "rulebook.yaml",
            "listing: {name: listing.name}",
            "listing: {name: fold(listing.name)}",
            "projection listing.name changed: expression listing.name -> fold(listing.name)"
                + " (changed)"),
        changed(
            RULES,
            "<= 20",
            "<= 10",
            "rule listing/name-width tightened: assert width(listing.name) <= 20 ->"
                + " width(listing.name) <= 10 (tightened)"),
        changed(
            RULES,
            "level: reject",
            "level: note",
            "rule listing/name-width loosened: level reject -> note (loosened)"),
        changed(
            RULES,
            "audit: 2026-01-01, warn: 2026-02-01, block: 2026-03-01",
            "warn: 2026-01-01, block: 2026-03-01",
            "rule listing/name-rude tightened: enforce audit from 2026-01-01, warn from 2026-02-01,"
                + " block from 2026-03-01 -> warn from 2026-01-01, block from 2026-03-01"
                + " (tightened)"),
        changed(
            RULES,
            "audit: 2026-01-01, warn: 2026-02-01, block: 2026-03-01",
            "warn: 2026-01-01, block: 2026-04-01",
            "rule listing/name-rude changed: enforce audit from 2026-01-01, warn from 2026-02-01,"
                + " block from 2026-03-01 -> warn from 2026-01-01, block from 2026-04-01"
                + " (changed)"),
        changed(
            RULES,
            "level: reject",
            "level: reject\n  when: has(listing.logo)",
            "rule listing/name-width loosened: when  -> has(listing.logo) (loosened)"),
        changed(
            RULES,
            "decides: auto\n  level: reject",
            "decides: assisted\n  if-broken: pass\n  open-cases: true\n  level: reject",
            "rule listing/name-width changed: decides auto -> assisted (loosened); if-broken hold"
                + " -> pass (loosened); open-cases false -> true (tightened)"),
        changed(
            RULES,
            "find: words(listing.name, 'rude')",
            "find: words(fold(listing.name), 'rude')",
            "rule listing/name-rude changed: find words(listing.name, 'rude') ->"
                + " words(fold(listing.name), 'rude') (changed)"),
        changed(
            RULES,
            "The name is too long.",
            "Too long a name.",
            "rule listing/name-width reworded: message.en The name is too long. -> Too long a name."
                + " (reworded)"),
        changed(
            RULES,
            "id: listing/name-width",
            "id: listing/name-columns",
            "rule listing/name-columns added:",
            "rule listing/name-width removed:"),
        changed(
            "gates/trial.yaml",
            "above: 0.70",
            "at-least: 0.70",
            "condition trial/active-share loosened: threshold above 0.7 -> at-least 0.7"
                + " (loosened)"),
        changed(
            "gates/trial.yaml",
            "above: 90\n    minimum: 5",
            "above: 95\n    minimum: 8",
            "condition trial/satisfaction tightened: threshold above 90 -> above 95 (tightened);"
                + " minimum 5 -> 8 (tightened)"),
        changed(
            "gates/trial.yaml",
            "estimate: wilson",
            "estimate: point",
            "condition trial/active-share loosened: estimate wilson -> point (loosened)"),
        changed(
            "gates/trial.yaml",
            "conditions:\n",
            "confidence: 0.9\nconditions:\n",
            "gate trial loosened: confidence 0.95 -> 0.9 (loosened)"),
        changed(
            "scores/quality.yaml",
            "value: 100 - 10",
            "value: 100 - 20",
            "score quality changed: value 100 - 10 * metrics.majorBugs -> 100 - 20 *"
                + " metrics.majorBugs (changed)"),
        changed(
            "ranking.yaml",
            "value: signals.quality",
            "value: signals.rating",
            "ranking ranking changed: value signals.quality -> signals.rating (changed)"),
        changed(
            FORM,
            "maxLength: 40",
            "maxLength: 20",
            "field listing.name tightened: maxLength 40 -> 20 (tightened)"),
        changed(
            FORM,
            "maxLength: 40",
            "minLength: 2",
            "field listing.name changed: minLength  -> 2 (tightened); maxLength 40 ->  (loosened)"),
        changed(
            FORM,
            "required: [name]",
            "required: [name, logo]",
            "field listing.logo tightened: required false -> true (tightened)"),
        changed(
            FORM,
            "enum: [desktop, mobile]",
            "enum: [desktop, mobile, tablet]",
            "field listing.screenshots[].terminal loosened: enum  -> tablet (loosened)"),
        changed(
            FORM,
            "x-fact: image",
            "x-fact: document\n    x-level: reject",
            "field listing.logo changed: x-level return -> reject (tightened); x-fact \"image\" ->"
                + " \"document\" (changed)"),
        changed(
            "words/rude.yaml",
            "[笨蛋, ",
            "[笨蛋, 傻瓜, ",
            "words rude tightened: words  -> 傻瓜 (tightened)"),
        changed(
            "words/rude.yaml",
            "allow: [\"不是{word}\"]",
            "not: [笨蛋糕]",
            "words rude changed: allow 不是{word} ->  (tightened); not  -> 笨蛋糕 (loosened)"),
        changed(
            "procedures/release.yaml",
            "due: 5 working days",
            "due: 7 working days",
            "stage release/review changed: due 5 working days -> 7 working days (changed)"),
        changed(
            "procedures/release.yaml",
            "[\"listing/*\", \"papers/*\"]",
            "[listing/name-*, \"papers/*\"]",
            "stage release/review changed: inspect  -> listing/name-* (tightened); inspect"
                + " listing/* ->  (loosened)"),
        changed(
            "conduct.yaml",
            "lasts: 3 months",
            "lasts: 6 months",
            "conduct cheating/first tightened: lasts 3 months -> 6 months (tightened)"),
        changed(
            "conduct.yaml",
            "after: 15 calendar days",
            "after: 30 calendar days",
            "conduct cheating/first loosened: after 15 calendar days -> 30 calendar days"
                + " (loosened)"),
        changed(
            "conduct.yaml",
            "searchable: {not-stated: false}",
            "searchable: true",
            "conduct state delisted loosened: searchable false (not stated) -> true (loosened)"),
        changed(
            "conduct.yaml",
            "lasts: 3 months\n        until: rectified",
            "until: permanent",
            "conduct cheating/first changed: lasts 3 months ->  (loosened); until rectified ->"
                + " permanent (tightened)"),
        changed(
            "agreements/joining.yaml",
            "The rules are accepted.",
            "All rules are accepted.",
            "agreement joining changed: points.accept.en The rules are accepted. -> All rules are"
                + " accepted. (changed)"),
        changed(
            "agreements/joining.yaml",
            "governs: [release]\n",
            "",
            "agreement joining changed: governs release ->  (changed)"),
        changed(
            "clauses.tsv",
            "A name has at most 20 columns.",
            "A name has at most 10 columns.",
            "clause C-1 changed: what A name has at most 20 columns. -> A name has at most 10"
                + " columns. (changed)"));
  }

  @ParameterizedTest
  @MethodSource("changed")
  void tellsWhatChangedAndInWhichDirection(
      String path, String old, String now, List<String> expected) {
    assertThat(changes(new RulebookFolders(after).replace(path, old, now)))
        .containsExactlyElementsOf(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "x <= 20 ; x <= 10 ; TIGHTENED",
        "x < 20 ; x < 21 ; LOOSENED",
        "x >= 2 ; x >= 3 ; TIGHTENED",
        "20 >= x ; 10 >= x ; TIGHTENED",
        "2 < x ; 3 < x ; TIGHTENED",
        "x >= 2 && x <= 6 ; x >= 3 && x <= 5 ; TIGHTENED",
        "x >= 2 && x <= 6 ; x >= 1 && x <= 5 ; CHANGED",
        "(x <= 2 || y) ; (x <= 3 || y) ; LOOSENED",
        "x<=20 ; x <= 20 ; REWORDED",
        "x == 20 ; x == 10 ; CHANGED",
        "!(x <= 20) ; !(x <= 10) ; CHANGED",
        "a ? x <= 20 : true ; a ? x <= 10 : true ; CHANGED",
        "f(x, 20) <= 1 ; f(x, 10) <= 1 ; CHANGED",
        "l.all(i, i <= 20) ; l.all(i, i <= 10) ; CHANGED",
        "x <= 20 * y ; x <= 10 * y ; CHANGED",
        "x <= 2.5 ; x <= 2.25 ; TIGHTENED",
        "x == '<= 20' ; x == '<= 10' ; CHANGED",
        "x <= 20 ; y <= 10 ; CHANGED",
        "x <= 20 ; x <= 20 && y ; CHANGED",
      })
  void comparesBoundsOnlyWhereTheirDirectionIsSure(String old, String now, Direction expected) {
    assertThat(Bounds.compare(old, now)).isEqualTo(expected);
  }
}
