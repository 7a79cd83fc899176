package dev.shangjia.engine.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RulebookReaderTest {
  private static final String RULES = "rules/name.yaml";
  private static final String FORM = "forms/listing.schema.yaml";
  private static final String RELEASE = "procedures/release.yaml";

  @TempDir private Path folder;

  private RulebookFolders sample() {
    return new RulebookFolders(folder);
  }

  private static <T> T present(@Nullable T value) {
    return Objects.requireNonNull(value);
  }

  @Test
  void readsEveryPartOfASoundRulebook() {
    assertThat(sample().problems()).isEmpty();
    Rulebook rulebook = sample().rulebook();

    assertThat(rulebook.id()).isEqualTo("sample");
    assertThat(rulebook.hash()).hasSize(64);
    assertThat(rulebook.clauses()).hasSize(6);
    assertThat(rulebook.resolutions().getFirst().inForce()).containsExactly("C-1");
    Rule rude = rulebook.rule("listing/name-rude").orElseThrow();
    assertThat(rude.check())
        .isInstanceOfSatisfying(
            Check.Find.class,
            find -> {
              assertThat(find.expression().text()).isEqualTo("words(listing.name, 'rude')");
              assertThat(find.expression().place()).hasToString("rules/name.yaml:17:9");
            });
    assertThat(rude.enforcement().on(LocalDate.of(2026, 2, 15))).isEqualTo(Enforcement.Mode.WARN);
    assertThat(rude.fail().getFirst().facts()).hasToString("{\"listing\":{\"name\":\"笨蛋\"}}");
    assertThat(rude.fail().getFirst().quotes()).containsExactly("笨蛋");
    assertThat(present(rulebook.forms().get("listing")).fields())
        .extracting(Form.Field::path)
        .containsExactly("name", "logo", "screenshots", "screenshots[].terminal", "papers");
    assertThat(
            present(rulebook.procedures().get("release"))
                .stages()
                .getFirst()
                .outcomes()
                .get("return"))
        .isEqualTo(
            new Procedure.Outcome(
                null,
                List.of(
                    new Procedure.Choice(
                        null,
                        null,
                        new Procedure.Way.Return(
                            "provider",
                            new Period(30, Period.Unit.CALENDAR_DAYS, true),
                            "review",
                            "lapsed",
                            Procedure.Clock.CONTINUES)))));
    Conduct.Step step = present(rulebook.conduct()).ladders().getFirst().steps().getFirst();
    assertThat(step.lasts()).isEqualTo(new Period(3, Period.Unit.MONTHS, false));
    assertThat(step.until()).isEqualTo(Conduct.Until.RECTIFIED);
    assertThat(present(rulebook.agreements().get("joining")).points()).hasSize(1);
    assertThat(present(rulebook.projections().get("listing")).fields()).containsOnlyKeys("name");
    assertThat(present(rulebook.words().get("rude")).words())
        .extracting(word -> word.text() + "/" + word.label())
        .containsExactly("笨蛋/rude", "fool/english");
  }

  @Test
  void readsExpressionsInBlocksAndQuotesWithTheirPlaces() {
    Rulebook rulebook =
        sample()
            .replace(
                RULES,
                "assert: width(listing.name) <= 20",
                """
                when: "listing.name != ''"
                  assert: |
                    width(listing.name) <= 20
                      && true\
                """)
            .rulebook();
    Rule rule = rulebook.rule("listing/name-width").orElseThrow();

    assertThat(present(rule.when()).place()).hasToString("rules/name.yaml:6:10");
    assertThat(present(rule.check()).expression())
        .satisfies(
            expression -> {
              assertThat(expression.text()).isEqualTo("width(listing.name) <= 20\n  && true");
              assertThat(expression.place()).hasToString("rules/name.yaml:8:5");
            });
  }

  @Test
  void takesSeveralSourcesOfAnEach() {
    Rulebook rulebook =
        sample()
            .replace(
                RULES,
                "assert: width(listing.name) <= 20",
                "each: listing.name, f(listing.logo, ',') as text\n  assert: width(text) <= 20")
            .rulebook();

    assertThat(present(rulebook.rule("listing/name-width").orElseThrow().each()).sources())
        .extracting(source -> source.place() + " " + source.text())
        .containsExactly(
            "rules/name.yaml:6:9 listing.name", "rules/name.yaml:6:23 f(listing.logo, ',')");
  }

  private static Arguments spoilt(String path, String old, String now, String... problems) {
    return Arguments.of(path, old, now, List.of(problems));
  }

  static List<Arguments> spoilt() {
    return List.of(
        // Rules
        spoilt(
            RULES,
            "assert: width",
            "asert: width",
            "rules/name.yaml:1:3 A rule with decides: auto has an assert or a find; when only a"
                + " person can tell, write decides: human.",
            "rules/name.yaml:6:3 Unknown key 'asert'. Did you mean 'assert'?"),
        spoilt(
            RULES,
            "decides: auto",
            "colour: auto",
            "rules/name.yaml:1:3 Missing here: decides.",
            "rules/name.yaml:4:3 Unknown key 'colour'. Known here: id, title, cites, decides,"
                + " level, message, enforce, if-broken, open-cases, each, when, assert, find, at,"
                + " fix, why, examples, history."),
        spoilt(
            RULES,
            "decides: auto",
            "decides: automatic",
            "rules/name.yaml:4:12 'automatic' is none of auto, assisted, human, record."),
        spoilt(
            RULES,
            "level: reject",
            "level: rejct",
            "rules/name.yaml:5:10 'rejct' is none of reject, return, warn, note. Did you mean"
                + " 'reject'?"),
        spoilt(
            RULES,
            "decides: auto",
            "decides: human",
            "rules/name.yaml:6:3 A rule with decides: human is not run by the machine; delete"
                + " 'assert'."),
        spoilt(
            RULES,
            "assert: width",
            "find: spaces(listing.name)\n  assert: width",
            "rules/name.yaml:6:3 A rule has either assert or find; delete one."),
        spoilt(
            RULES,
            "id: listing/name-rude",
            "id: listing/name-width",
            "rules/name.yaml:11:7 The name 'listing/name-width' is taken by line 1; choose"
                + " another."),
        spoilt(
            RULES,
            "id: listing/name-rude",
            "id: Listing Rude",
            "rules/name.yaml:11:7 'Listing Rude' is no rule id: topic/name in lower-case letters,"
                + " digits and hyphens, such as listing/name-width."),
        spoilt(
            RULES,
            "title: {zh: 名称长度, en: Name length}",
            "title: Name length",
            "rules/name.yaml:2:10 A text is needed in both languages here; write {zh: ..., en:"
                + " ...}."),
        spoilt(
            RULES,
            "title: {zh: 名称长度, en: Name length}",
            "title: {zh: 名称长度, eng: Name length}",
            "rules/name.yaml:2:10 Missing here: en.",
            "rules/name.yaml:2:21 Unknown key 'eng'. Did you mean 'en'?"),
        spoilt(
            RULES,
            "title: {zh: 名称长度, en: Name length}",
            "title: {zh: 名称长度, en: ' '}",
            "rules/name.yaml:2:25 'en' is blank; give it a text."),
        spoilt(
            RULES,
            "audit: 2026-01-01",
            "audit: 2026-2-30",
            "rules/name.yaml:16:20 '2026-2-30' is no date; write it like 2026-11-22."),
        spoilt(
            RULES,
            "audit: 2026-01-01",
            "audit: 2026-03-05",
            "rules/name.yaml:16:20 'audit' begins after 'block'; the order is audit, warn, block,"
                + " off."),
        spoilt(
            RULES,
            "{audit: 2026-01-01",
            "{from: 2026-01-01",
            "rules/name.yaml:16:12 Write {from: DATE}, or a date for each of audit, warn, block and"
                + " off, not both."),
        spoilt(
            RULES,
            "{audit: 2026-01-01, warn: 2026-02-01, block: 2026-03-01}",
            "blok",
            "rules/name.yaml:16:12 'blok' is none of off, audit, warn, block. Did you mean"
                + " 'block'?"),
        spoilt(
            RULES,
            "level: return",
            "open-cases: yes\n  level: return",
            "rules/name.yaml:15:15 'open-cases' is true or false, found the text 'yes'."),
        spoilt(
            RULES,
            "level: return",
            "each: listing.name text\n  level: return",
            "rules/name.yaml:15:9 'listing.name text' has to read 'facts as name', such as"
                + " listing.screenshots as shot, or listing.name, listing.summary as text."),
        spoilt(
            RULES,
            "pass: [{listing.name: 会议}]",
            "pass: {listing.name: 会议}",
            "rules/name.yaml:9:11 Expected a list here, found a mapping of keys to values."),
        spoilt(
            RULES,
            "pass: [{listing.name: 会议}]",
            "pass: [{listing.name: 会议, listing: {name: 会}, quotes: [a]}]",
            "rules/name.yaml:9:31 The fact 'name' is given twice in this example; delete one.",
            "rules/name.yaml:9:51 An example that passes quotes nothing; delete 'quotes'."),
        spoilt(
            RULES,
            "pass: [{listing.name: 会议}]",
            "pass: [{Listing-name: 会议}]",
            "rules/name.yaml:9:13 'Listing-name' is no name of a fact; write it like"
                + " listing.name."),
        spoilt(
            RULES,
            "title: {zh: 名称用语, en: Rude names}\n  cites: [C-1]",
            "title: {zh: 名称用语, en: Rude names}\n  cites: [C-9, C-1, C-1]",
            "rules/name.yaml:13:11 Unknown clause 'C-9'. clauses.tsv has no such row.",
            "rules/name.yaml:13:21 'C-1' stands in this list twice; delete one."),
        spoilt(
            RULES,
            "title: {zh: 名称用语, en: Rude names}\n  cites: [C-1]",
            "title: {zh: 名称用语, en: Rude names}\n  cites: C-1",
            "rules/name.yaml:13:10 Expected a list here, found the text 'C-1'."),
        // Forms
        spoilt(
            FORM,
            "maxLength: 40",
            "maxLenght: 40",
            "forms/listing.schema.yaml:8:5 Neither JSON Schema 2020-12 nor this format has a"
                + " keyword 'maxLenght'. Did you mean 'maxLength'?"),
        spoilt(
            FORM,
            "maxLength: 40",
            "maxLength: -1",
            "forms/listing.schema.yaml:8:16 'maxLength' takes a whole number from 0, found the"
                + " number '-1'."),
        spoilt(
            FORM,
            "maxLength: 40",
            "pattern: '(?=a)'",
            "forms/listing.schema.yaml:8:14 The regular expression '(?=a)' cannot be used (RE2"
                + " syntax): invalid or unsupported Perl syntax."),
        spoilt(
            FORM,
            "maxLength: 40",
            "$ref: '#/$defs/a'",
            "forms/listing.schema.yaml:8:5 Forms do not use '$ref'; write the schema out."),
        spoilt(
            FORM,
            "required: [name]",
            "required: [nam]",
            "forms/listing.schema.yaml:4:12 'nam' is none of name, logo, screenshots, papers. Did you mean"
                + " 'name'?"),
        spoilt(
            FORM,
            "x-fact: image",
            "x-fact: imgae",
            "forms/listing.schema.yaml:13:13 'imgae' is none of image, document, link, policy. Did you mean"
                + " 'image'?"),
        spoilt(
            FORM,
            "x-key: terminal",
            "x-key: name",
            "forms/listing.schema.yaml:17:12 'name' is none of terminal."),
        spoilt(
            FORM,
            "    x-title: {zh: 图标, en: Logo}\n",
            "",
            "forms/listing.schema.yaml:12:5 'logo' lacks x-title: {zh: ..., en: ...}."),
        spoilt(
            FORM,
            "  logo:\n    type: string\n    x-fact: image",
            "  App_logo:\n    x-widget: image",
            "forms/listing.schema.yaml:11:3 The field name 'App_logo' cannot be used in"
                + " expressions: letters and digits beginning with a lower-case letter, and no"
                + " reserved word, such as companyName.",
            "forms/listing.schema.yaml:12:5 The field 'App_logo' needs one type: string, integer,"
                + " number, boolean, array, object."),
        // Procedures
        spoilt(
            RELEASE,
            "pass: listed",
            "pass: lised",
            "procedures/release.yaml:15:13 This procedure has no stage or end 'lised'. Did you mean"
                + " 'listed'?"),
        spoilt(
            RELEASE,
            "resume: review",
            "resume: elsewhere",
            "procedures/release.yaml:16:73 This procedure has no stage 'elsewhere'. It has"
                + " review."),
        spoilt(
            RELEASE,
            "due: 5 working days",
            "due: 5 workdays",
            "procedures/release.yaml:11:10 '5 workdays' is no period: a number from 1 to 1000 and"
                + " hours, working days, calendar days or months, such as '7 working days'."),
        spoilt(
            RELEASE,
            "[publish-listing, {set-exposure: link}]",
            "[publish-listings, {set-exposure: all}, set-exposure]",
            "procedures/release.yaml:18:52 'publish-listings' is none of"
                + " verify-organization, open-account, close-account, pre-list, publish-listing,"
                + " withdraw-listing, set-exposure, start-rollout,"
                + " hold-deposit, release-deposit, assign-domain, enable-plugin,"
                + " issue-invitation-code, issue-deployment-link, send-warning, lower-ranking,"
                + " stop-recommending, ban-from-search, delist, refuse-admission,"
                + " require-correction, remove-content, restrict-account, suspend-service,"
                + " end-service, block-access, stop-installing, refuse-new-apps,"
                + " announce-conduct, disclose-identity, pursue-liability. Did you mean"
                + " 'publish-listing'?",
            "procedures/release.yaml:18:85 The effect 'set-exposure' takes one of link, search,"
                + " display, as in {set-exposure: link}.",
            "procedures/release.yaml:18:91 The effect 'set-exposure' takes one of link, search,"
                + " display, as in {set-exposure: link}."),
        spoilt(
            RELEASE,
            "by: reviewer",
            "by: reviewers",
            "procedures/release.yaml:10:9 'reviewers' is none of provider, reviewer, operator,"
                + " business, lead, enterprise-admin, member, system. Did you mean 'reviewer'?"),
        spoilt(
            RELEASE,
            "forms: [listing]",
            "forms: [listings]",
            "procedures/release.yaml:4:9 Unknown form 'listings'. Did you mean 'listing'?"),
        spoilt(
            RELEASE,
            "id: release",
            "id: relase",
            "procedures/release.yaml:1:5 The name 'relase' differs from the file's, 'release'; make"
                + " them the same."),
        // Tables
        spoilt(
            "clauses.tsv",
            "C-2\t001\t2",
            "C-1\t002\t2",
            "clauses.tsv:3:1 The name 'C-1' is taken by line 2; choose another.",
            "clauses.tsv:3:5 Unknown source '002'. The sources in rulebook.yaml lack it.",
            "procedures/release.yaml:13:13 Unknown clause 'C-2'. clauses.tsv has no such row.",
            "resolutions.tsv:2:8 Unknown clause 'C-2'. clauses.tsv has no such row."),
        spoilt(
            "clauses.tsv",
            "platform reviewer\trecord",
            "\trecords",
            "clauses.tsv:3:62 The cell 'actor' is blank; fill it in.",
            "clauses.tsv:3:63 'records' is none of auto, assisted, human, record. Did you mean"
                + " 'record'?"),
        spoilt(
            "clauses.tsv",
            "C-5\t001\t5\tother\t",
            "C-5\t001\t5\t",
            "clauses.tsv:6:1 This row has 8 cells, the header 9 columns; cells are separated by one"
                + " tab.",
            "not-covered/preamble.yaml:1:14 Unknown clause 'C-5'. clauses.tsv has no such row."),
        spoilt(
            "resolutions.tsv",
            "inForce\twhere",
            "inforce\twhere",
            "resolutions.tsv:1:12 Column 3 of the header is 'inforce'; the columns are id, clauses,"
                + " inForce, where, why."),
        spoilt(
            "resolutions.tsv",
            "C-1,C-2\tC-1",
            "C-1, C-7\tC-2",
            "resolutions.tsv:2:9 Unknown clause 'C-7'. clauses.tsv has no such row.",
            "resolutions.tsv:2:13 The clause in force 'C-2' is not among this row's clauses."),
        // The rest
        spoilt(
            "rulebook.yaml",
            "version: 1.2.0",
            "version: 1.2",
            "rulebook.yaml:2:10 The version '1.2' has to be three numbers, such as 1.0.0."),
        spoilt(
            "rulebook.yaml",
            "zone: Asia/Shanghai",
            "zone: Asia/Peking",
            "rulebook.yaml:4:7 Unknown time zone 'Asia/Peking'; name a region such as"
                + " Asia/Shanghai."),
        spoilt(
            "rulebook.yaml",
            "coverage: complete",
            "coverage: most",
            "rulebook.yaml:6:11 'most' is none of complete, partial."),
        spoilt(
            "words/rude.yaml",
            "allow: [\"不是{word}\"]",
            "allow: [\"不是{word}\", 不是]",
            "words/rude.yaml:3:21 The entry cannot be read: '不是' must hold {word} exactly once."),
        spoilt(
            "conduct.yaml",
            "        measures: [delisted]",
            "        measures: [delist]",
            "conduct.yaml:19:20 'delist' is none of warned, delisted. Did you mean 'delisted'?"),
        spoilt(
            "conduct.yaml",
            "until: rectified",
            "until: permanent",
            "conduct.yaml:21:9 A permanent measure has no least time; delete 'lasts'."),
        spoilt(
            "conduct.yaml",
            "        lasts: 3 months\n        until: rectified\n",
            "",
            "conduct.yaml:19:19 These measures have no end: give 'lasts', or write until: rectified"
                + " or permanent."),
        spoilt(
            "conduct.yaml",
            "at-once: [warned]",
            "at-once: [delisted]",
            "conduct.yaml:18:19 What is done at once is an act (ends: once); 'delisted' is none."),
        spoilt(
            "conduct.yaml",
            "        measures: [delisted]",
            "        measures: [warned]",
            "conduct.yaml:19:20 'warned' is an act; put it into at-once."),
        spoilt(
            "conduct.yaml",
            "state: delisted",
            "state: delist",
            "conduct.yaml:10:58 'delist' is none of delisted. Did you mean 'delisted'?"),
        spoilt("conduct.yaml", "    usable: false\n", "", "conduct.yaml:2:5 Missing here: usable."),
        spoilt(
            "conduct.yaml",
            "id: disputes",
            "id: cheating",
            "conduct.yaml:25:9 The name 'cheating' is taken by line 12; choose another."),
        spoilt(
            "agreements/joining.yaml",
            "by: provider",
            "by:",
            "agreements/joining.yaml:4:4 'by' has no value (null). Leave it out, or write '' for an"
                + " empty text."),
        spoilt(
            "not-covered/preamble.yaml",
            "{clauses: [C-5],",
            "{clauses: [C-5], platform: account,",
            "not-covered/preamble.yaml:1:30 'account' is none of audit, effects, files, notices, accounts,"
                + " agreements, policies, apps, inspections, casework, catalog, installations,"
                + " authorization, usage, rollouts, conduct, support, deployments, partnerapi,"
                + " desk. Did you mean 'accounts'?"));
  }

  @ParameterizedTest
  @MethodSource("spoilt")
  void saysWhatIsWrongWithPlaceFoundAllowedAndNearestName(
      String path, String old, String now, List<String> expected) {
    assertThat(sample().replace(path, old, now).problems()).containsExactlyElementsOf(expected);
  }

  @Test
  void reportsTheProblemsOfAllFilesTogether() {
    List<String> problems =
        sample()
            .replace(RULES, "level: reject", "level: rejct")
            .replace(RELEASE, "pass: listed", "pass: lised")
            .replace(FORM, "maxLength", "maxLenght")
            .with("rules/broken.yaml", "- id: a/b\n  title: {zh: 'x\n")
            .with("rule/lost.yaml", "[]")
            .with("words/rude.yml", "words: []")
            .without("clauses.tsv")
            .problems();

    assertThat(problems)
        .extracting(line -> line.substring(0, line.indexOf(' ')))
        .containsExactly(
            "clauses.tsv:1:1",
            "forms/listing.schema.yaml:8:5",
            "procedures/release.yaml:15:13",
            "rule:1:1",
            "rules/broken.yaml:2:15",
            "rules/name.yaml:5:10",
            "words/rude.yml:1:1");
    assertThat(problems)
        .contains(
            "clauses.tsv:1:1 The rulebook lacks the file clauses.tsv.",
            "rule:1:1 A rulebook has no 'rule'. Did you mean 'rules'?",
            "words/rude.yml:1:1 A rulebook has no 'words/rude.yml'. Did you mean"
                + " 'words/<name>.yaml'?");
  }

  @Test
  void showsTheLineWithACaret() {
    Problem problem =
        sample().replace(RULES, "level: reject", "level: rejct").read().problems().getFirst();

    assertThat(problem.excerpt()).isEqualTo("  level: rejct\n         ^");
  }

  @Test
  void saysThatAFolderIsMissing() {
    assertThat(RulebookFolders.lines(RulebookReader.read(folder.resolve("absent")).problems()))
        .containsExactly("rulebook.yaml:1:1 There is no folder 'absent'.");
  }

  @Test
  void doesNotFollowLinks() throws Exception {
    Path path = sample().write();
    Files.delete(path.resolve("conduct.yaml"));
    Files.createSymbolicLink(path.resolve("conduct.yaml"), path.resolve("rulebook.yaml"));

    assertThat(RulebookFolders.lines(RulebookReader.read(path).problems()))
        .containsExactly("conduct.yaml:1:1 This is no regular file; links are not followed.");
  }

  @Test
  void hashChangesWithPolicyButNotWithExamplesOrLineEnds() throws Exception {
    String hash = sample().rulebook().hash();
    Path examples = Files.createDirectories(folder.resolve("examples/good"));
    Files.writeString(examples.resolve("dossier.yaml"), "anything");
    Files.writeString(
        folder.resolve("rulebook.yaml"),
        "\uFEFF" + Files.readString(folder.resolve("rulebook.yaml")).replace("\n", "\r\n"));

    assertThat(RulebookReader.read(folder))
        .isInstanceOfSatisfying(
            dev.shangjia.engine.Reading.Read.class,
            read -> assertThat(((Rulebook) read.value()).hash()).isEqualTo(hash));
    assertThat(sample().replace(RULES, "<= 20", "<= 19").rulebook().hash()).isNotEqualTo(hash);
  }

  @Test
  void letsAFormShareTheNameOfWhatThePlatformKnowsButNotItsFacts() {
    String form =
        """
        x-title: {zh: 应用, en: App}
        type: object
        properties:
          category: {type: string, x-title: {zh: 类目, en: Category}}
          tested: {type: boolean, x-title: {zh: 已测试, en: Tested}}
        """;

    assertThat(new RulebookFolders(folder).with("forms/app.schema.yaml", form).problems())
        .containsExactly(
            "forms/app.schema.yaml:5:3 'app.tested' is a fact of the platform's; call the field"
                + " something else.");
  }
}
