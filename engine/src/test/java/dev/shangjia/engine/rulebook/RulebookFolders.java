package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.Language;
import dev.shangjia.engine.Problem;
import dev.shangjia.engine.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A small rulebook that is sound, to be spoilt by tests. */
final class RulebookFolders {
  private final Path folder;
  private final Map<String, String> files = new LinkedHashMap<>();

  RulebookFolders(Path folder) {
    this.folder = folder;
    files.put(
        "rulebook.yaml",
        """
        id: sample
        version: 1.2.0
        title: {zh: 示例市场, en: Sample market}
        zone: Asia/Shanghai
        region: CN
        coverage: complete
        sources:
          - {id: "001", title: {zh: 规范, en: Specification}, updated: 2024-11-22}
        projections:
          listing: {name: listing.name}
        """);
    files.put(
        "clauses.tsv",
        """
        id\tsource\tsection\tkind\twhat\twhatZh\tnote\tactor\tdecidable
        C-1\t001\t1\tcheck-text\tA name has at most 20 columns.\t名称最多 20 列。\t\tprovider\tauto
        C-2\t001\t2\tprocess-step\tA reviewer answers in time.\t审核员按时答复。\t\tplatform reviewer\trecord
        C-3\t001\t3\tsanction\tWho cheats is delisted.\t作弊者下架。\t\toperator\thuman
        C-4\t001\t4\tagreement\tThe provider agrees.\t服务商同意。\t\tprovider\trecord
        C-5\t001\t5\tother\tA preamble.\t序言。\t\toperator\trecord
        C-6\t001\t6\tmetric-gate\tMost keep using it.\t多数继续使用。\t\tsystem\tauto
        """);
    files.put(
        "resolutions.tsv",
        """
        id\tclauses\tinForce\twhere\twhy
        R1\tC-1,C-2\tC-1\t\tBoth cannot hold.
        """);
    files.put(
        "forms/listing.schema.yaml",
        """
        x-title: {zh: 应用详情, en: Listing}
        type: object
        additionalProperties: false
        required: [name]
        properties:
          name:
            type: string
            maxLength: 40
            x-title: {zh: 名称, en: Name}
            x-cites: [C-1]
          logo:
            type: string
            x-fact: image
            x-title: {zh: 图标, en: Logo}
          screenshots:
            type: array
            x-key: terminal
            x-title: {zh: 截图, en: Screenshots}
            items:
              type: object
              properties:
                terminal:
                  type: string
                  enum: [desktop, mobile]
                  x-title: {zh: 终端, en: Terminal}
          papers:
            type: array
            x-title: {zh: 文件, en: Papers}
            items: {type: string, x-kinds: papers}
        """);
    files.put(
        "matrices/papers.yaml",
        """
        id: papers
        title: {zh: 所需文件, en: Papers needed}
        held: listing.papers
        kinds:
          licence: {title: {zh: 许可证, en: Licence}}
          audit: {title: {zh: 审计报告, en: Audit}, help: {zh: 加盖公章。, en: With a seal.}}
          review: {title: {zh: 评估报告, en: Review}}
          reference: {title: {zh: 推荐信, en: Reference}}
        rows:
          - id: bank
            title: {zh: 银行业务, en: Banking}
            cites: [C-1]
            level: return
            when: listing.name == '银行'
            needs: {all: [licence, {any: [audit, review]}, {of: reference, at-least: 2}]}
            examples:
              pass: [{listing.name: 银行, listing.papers: [licence, review, reference, reference]}]
              fail: [{listing.name: 银行, quotes: [licence, audit, review, reference]}]
        """);
    files.put(
        "words/rude.yaml",
        """
        title: {zh: 粗话, en: Rude words}
        words: [笨蛋, {words: [fool], label: english}]
        allow: ["不是{word}"]
        """);
    files.put(
        "rules/name.yaml",
        """
        - id: listing/name-width
          title: {zh: 名称长度, en: Name length}
          cites: [C-1]
          decides: auto
          level: reject
          assert: width(listing.name) <= 20
          message: {zh: 名称太长。, en: The name is too long.}
          examples:
            pass: [{listing.name: 会议}]
            fail: [{listing.name: 一二三四五六七八九十一}]
        - id: listing/name-rude
          title: {zh: 名称用语, en: Rude names}
          cites: [C-1]
          decides: assisted
          level: return
          enforce: {audit: 2026-01-01, warn: 2026-02-01, block: 2026-03-01}
          find: words(listing.name, 'rude')
          message: {zh: "名称含有{quotes}。", en: "The name has {quotes}."}
          examples:
            pass: [{listing: {name: 会议}}]
            fail: [{listing.name: 笨蛋, quotes: [笨蛋]}]
        """);
    files.put(
        "procedures/release.yaml",
        """
        id: release
        title: {zh: 上线, en: Release}
        subject: app-version
        forms: [listing]
        starts: {by: provider, when: app.tested}
        stages:
          - id: review
            title: {zh: 审核, en: Review}
            kind: review
            by: reviewer
            due: 5 working days
            inspect: ["listing/*", "papers/*"]
            cites: [C-2]
            outcomes:
              pass: listed
              return: {to: provider, due: 30 calendar days, ours: true, resume: review, expired: lapsed}
        ends:
          listed: {title: {zh: 已上线, en: Listed}, effects: [publish-listing, {set-exposure: link}]}
          lapsed: {title: {zh: 超期, en: Lapsed}}
        """);
    files.put(
        "procedures/widening.yaml",
        """
        id: widening
        title: {zh: 放量, en: Widening}
        subject: app-version
        starts: {by: operator}
        stages:
          - id: trial
            title: {zh: 试用, en: Trial}
            kind: rollout
            lasts: 7 calendar days
            gate: trial
            cohort: {enterprises: 10}
            outcomes: {passed: last, failed: closed, not-enough-data: closed}
          - id: last
            title: {zh: 复核, en: Last look}
            kind: review
            by: lead
            due: 5 working days
            inspect: [listing/name-width]
            outcomes: {pass: open}
        ends:
          open: {title: {zh: 开放, en: Open}}
          closed: {title: {zh: 关闭, en: Closed}}
        """);
    files.put(
        "gates/trial.yaml",
        """
        id: trial
        title: {zh: 试用, en: Trial}
        conditions:
          - id: active-share
            title: {zh: 活跃占比, en: Active share}
            ratio: {of: metrics.activeEnterprises, over: metrics.addedEnterprises}
            above: 0.70
            estimate: wilson
            why: {zh: 样本少。, en: Few samples.}
            minimum: 10
            negotiable: true
            cites: [C-6]
          - id: satisfaction
            title: {zh: 满意度, en: Satisfaction}
            value: metrics.satisfaction
            samples: metrics.surveys
            above: 90
            minimum: 5
            why: {zh: 来源如此。, en: So the source has it.}
          - {id: quality, title: {zh: 质量, en: Quality}, score: quality, at-least: 80}
        """);
    files.put(
        "scores/quality.yaml",
        """
        id: quality
        title: {zh: 质量评分, en: Quality score}
        ours: true
        value: 100 - 10 * metrics.majorBugs
        levels: [{id: a, title: {zh: 甲, en: A}, at-least: 90}, {id: b, title: {zh: 乙, en: B}, at-least: 60}]
        """);
    files.put(
        "ranking.yaml",
        """
        {title: {zh: 按质量, en: By quality}, ours: true, value: signals.quality}
        """);
    files.put(
        "conduct.yaml",
        """
        states:
          - id: delisted
            title: {zh: 下架, en: Delisted}
            recommended: false
            searchable: {not-stated: false}
            installable: false
            usable: false
        measures:
          - {id: warned, title: {zh: 警告, en: Warned}, ends: once, effects: [send-warning]}
          - {id: delisted, title: {zh: 下架, en: Delisted}, state: delisted, effects: [delist], cites: [C-3]}
        ladders:
          - id: cheating
            title: {zh: 作弊, en: Cheating}
            repeat: next-step
            steps:
              - id: first
                title: {zh: 第一次, en: First time}
                at-once: [warned]
                measures: [delisted]
                after: 15 calendar days
                lasts: 3 months
                until: rectified
                triggers: [{id: cheat, title: {zh: 使用外挂, en: Use of cheats}, cites: [C-3]}]
        choices:
          - id: disputes
            title: {zh: 纠纷, en: Disputes}
            triggers: [{id: silence, title: {zh: 不回应, en: No answer}}]
            measures: [warned, delisted]
        appeal: {title: {zh: 申诉, en: Appeal}, within: 10 working days, ours: true}
        """);
    files.put(
        "agreements/joining.yaml",
        """
        id: joining
        title: {zh: 入驻协议, en: Joining agreement}
        version: 1.0.0
        by: provider
        notice: 7 calendar days
        governs: [release]
        points:
          - {id: accept, text: {zh: 同意规则。, en: The rules are accepted.}, cites: [C-4]}
        """);
    files.put(
        "not-covered/preamble.yaml",
        """
        - {clauses: [C-5], why: {zh: 没有要求。, en: It demands nothing.}}
        """);
  }

  RulebookFolders with(String path, String text) {
    files.put(path, text);
    return this;
  }

  RulebookFolders without(String path) {
    files.remove(path);
    return this;
  }

  /** Replaces the only place where a text stands. */
  RulebookFolders replace(String path, String old, String now) {
    String text = files.getOrDefault(path, "");
    if (text.indexOf(old) < 0 || text.indexOf(old) != text.lastIndexOf(old)) {
      throw new IllegalArgumentException(path + " does not have once: " + old);
    }
    files.put(path, text.replace(old, now));
    return this;
  }

  Map<String, String> files() {
    return files;
  }

  Path write() {
    files.forEach(
        (path, text) -> {
          try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    return folder;
  }

  Reading<Rulebook> read() {
    return RulebookReader.read(write());
  }

  Rulebook rulebook() {
    return switch (read()) {
      case Reading.Read<Rulebook>(Rulebook rulebook, List<Problem> _) -> rulebook;
      case Reading.Unreadable<Rulebook>(List<Problem> problems) ->
          throw new IllegalStateException(lines(problems).toString());
    };
  }

  /** The problems of reading, one a line. */
  List<String> problems() {
    return lines(read().problems());
  }

  /** The problems of linting, one a line. */
  List<String> lint() {
    Rulebook rulebook = rulebook();
    return lines(RulebookLint.check(rulebook, folder));
  }

  static List<String> lines(List<Problem> problems) {
    return problems.stream()
        .map(problem -> problem.place() + " " + problem.message().in(Language.EN))
        .toList();
  }
}
