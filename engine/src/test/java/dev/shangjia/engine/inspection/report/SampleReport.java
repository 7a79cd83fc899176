package dev.shangjia.engine.inspection.report;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.SourcePlace;
import dev.shangjia.engine.inspection.Finding;
import dev.shangjia.engine.inspection.Finding.FactRead;
import dev.shangjia.engine.inspection.Finding.Kind;
import dev.shangjia.engine.inspection.Finding.Place;
import dev.shangjia.engine.inspection.Finding.Quote;
import dev.shangjia.engine.inspection.Finding.Quote.Item;
import dev.shangjia.engine.inspection.Finding.Quote.Passage;
import dev.shangjia.engine.inspection.Finding.Quote.Region;
import dev.shangjia.engine.inspection.Report;
import dev.shangjia.engine.inspection.RuleResult;
import dev.shangjia.engine.inspection.RuleResult.Outcome;
import dev.shangjia.engine.rulebook.Decides;
import dev.shangjia.engine.rulebook.Enforcement.Mode;
import dev.shangjia.engine.rulebook.Level;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Reports put together by hand, with something of everything in them. */
final class SampleReport {
  static final ZonedDateTime AT =
      ZonedDateTime.of(2026, 11, 22, 18, 30, 0, 0, ZoneId.of("Asia/Shanghai"));
  static final String DESCRIPTION =
      "会后一键生成纪要，自动识别发言人与待办。我们是全网最好的会议纪要工具，准确率业界第一，绝对不会遗漏任何一句话；"
          + "支持普通话、粤语、英语等十二种语言，会议结束三十秒内即可分享给未参会的同事，让每一次讨论都有结论。";
  private static final String NAME = "会议纪要智能助手专业旗舰";

  private SampleReport() {}

  static Report report(List<RuleResult> results) {
    return new Report(
        "tencent-meeting",
        new LocalText("腾讯会议第三方应用", "Tencent Meeting third-party apps"),
        "1.0.0",
        "0f".repeat(32),
        "0.1.0",
        "search-listing",
        "a1".repeat(32),
        AT,
        results);
  }

  /** A dossier with every family of result. */
  static Report everything() {
    return report(
        List.of(
            missingCompany(),
            nameTooWide(),
            superlatives(),
            logoSize(),
            screenshotContact(),
            mildAdvice(),
            brokenPicture("listing/logo-subject", "图标主体占比", "Share of the logo's subject"),
            brokenPicture("listing/logo-contrast", "图标与背景的对比", "Logo's contrast"),
            plain("listing/privacy-reachable", Outcome.NOT_GATHERED, offline()),
            plain("listing/terms-reachable", Outcome.NOT_GATHERED, offline()),
            plain("listing/works-as-described", Outcome.FOR_PERSON, null),
            plain("listing/summary-width", Outcome.PASSED, null),
            plain(
                "display/banner",
                Outcome.NOT_APPLICABLE,
                new LocalText("只用于推荐位上架。", "Only for display listings.")),
            shadow()));
  }

  /** A dossier in which nothing was found. */
  static Report clean() {
    return report(
        List.of(
            plain("listing/summary-width", Outcome.PASSED, null),
            plain("listing/works-as-described", Outcome.FOR_PERSON, null)));
  }

  static SourceMap sources() {
    ObjectNode values = JsonTree.object();
    values
        .putObject("listing")
        .put("name", NAME)
        .put("description", DESCRIPTION)
        .put("logo", "images/logo.png");
    return new SourceMap(
        Map.of(
            "/listing", new SourcePlace("dossier.yaml", 4, 3),
            "/listing/name", new SourcePlace("dossier.yaml", 5, 11),
            "/listing/description", new SourcePlace("dossier.yaml", 7, 18),
            "/listing/logo", new SourcePlace("dossier.yaml", 9, 11),
            "/listing/screenshots/2", new SourcePlace("dossier.yaml", 14, 7)),
        values,
        UnaryOperator.identity());
  }

  private static RuleResult nameTooWide() {
    return result("listing/name-width", "应用名称长度", "App name length", Level.REJECT, Mode.BLOCK)
        .cites("TM-381")
        .finding(
            new Finding(
                "9c1f0e",
                "77aa",
                Kind.VIOLATION,
                Level.REJECT,
                new Place("/listing/name", null),
                new LocalText(
                    "名称宽 24 列，最多 20 列（10 个汉字）。",
                    "The name is 24 columns wide; at most 20 (10 Chinese characters) are allowed."),
                new LocalText("缩短名称，2 至 6 个汉字最佳。", "Shorten it; 2-6 Chinese characters are best."),
                List.of(),
                List.of(new FactRead("listing.name", "\"" + NAME + "\""))))
        .build(Outcome.FINDING);
  }

  private static RuleResult superlatives() {
    return result("content/superlatives", "绝对化用语", "Superlative claims", Level.RETURN, Mode.BLOCK)
        .cites("TM-402", "TM-518")
        .decides(Decides.ASSISTED)
        .finding(
            new Finding(
                "b7d2a4",
                "88bb",
                Kind.EVIDENCE,
                Level.RETURN,
                new Place("/listing/description", null),
                new LocalText(
                    "介绍中有绝对化用语：“最好”“第一”“绝对”。",
                    "The description makes superlative claims: \"最好\", \"第一\", \"绝对\"."),
                new LocalText(
                    "改成可以核实的说法，或删去。", "Say something that can be checked, or leave it out."),
                List.of(passage("最好", "最好"), passage("第一", "第一"), passage("绝对", "绝对化程度词")),
                List.of()))
        .build(Outcome.FINDING);
  }

  private static Quote passage(String text, String label) {
    int start = DESCRIPTION.codePointCount(0, DESCRIPTION.indexOf(text));
    return new Passage(text, start, start + text.length(), label);
  }

  private static RuleResult logoSize() {
    return result("listing/logo-size", "图标尺寸", "Logo size", Level.RETURN, Mode.BLOCK)
        .cites("TM-390")
        .finding(
            new Finding(
                "1122aa",
                "99cc",
                Kind.VIOLATION,
                Level.RETURN,
                new Place("/listing/logo", "images/logo.png"),
                new LocalText(
                    "图标为 100×96 像素，应为 128×128。", "The logo is 100×96 px; 128×128 is asked for."),
                new LocalText("按 128×128 像素重新导出。", "Export it again at 128×128 px."),
                List.of(),
                List.of(
                    new FactRead("listing.logo.width", "100"),
                    new FactRead("listing.logo.height", "96"))))
        .build(Outcome.FINDING);
  }

  private static RuleResult screenshotContact() {
    return result(
            "listing/screenshot-qr", "预览图中的二维码", "QR codes in previews", Level.RETURN, Mode.WARN)
        .cites("TM-415")
        .finding(
            new Finding(
                "33dd11",
                "aadd",
                Kind.VIOLATION,
                Level.WARN,
                new Place("/listing/screenshots/2/image", "images/screen-3.png"),
                new LocalText("第 3 张预览图里有二维码。", "Preview picture 3 shows a QR code."),
                null,
                List.of(
                    new Region("https://example.com/add-me", 1510, 220, 300, 300),
                    new Item("images/screen-1.png", "/listing/screenshots/0/image")),
                List.of()))
        .build(Outcome.FINDING);
  }

  private static RuleResult mildAdvice() {
    return result("listing/name-market", "名称用语", "Wording of the name", Level.NOTE, Mode.BLOCK)
        .cites("TM-757")
        .finding(
            new Finding(
                "44ee22",
                "bbee",
                Kind.VIOLATION,
                Level.NOTE,
                new Place("/listing/name", null),
                new LocalText("名称带有版本字样“专业旗舰”。", "The name carries an edition: \"专业旗舰\"."),
                null,
                List.of(new Passage("专业旗舰", 8, 12, "")),
                List.of(new FactRead("listing.name", "\"" + NAME + "\""))))
        .build(Outcome.FINDING);
  }

  private static RuleResult missingCompany() {
    return result("form/listing/company/required", "公司名称", "Company name", Level.RETURN, Mode.BLOCK)
        .finding(
            new Finding(
                "55ff33",
                "ccff",
                Kind.VIOLATION,
                Level.RETURN,
                new Place("/listing/company", null),
                new LocalText("还没有填写公司名称。", "The company name is still missing."),
                null,
                List.of(),
                List.of()))
        .build(Outcome.FINDING);
  }

  private static RuleResult shadow() {
    return result("content/new-words", "新词表", "New word list", Level.RETURN, Mode.AUDIT)
        .finding(
            new Finding(
                "66aa44",
                "ddaa",
                Kind.VIOLATION,
                Level.NOTE,
                new Place("/listing/description", null),
                new LocalText("介绍中有新词表中的词。", "The description holds a word of the new list."),
                null,
                List.of(passage("遗漏", "")),
                List.of()))
        .build(Outcome.FINDING);
  }

  private static RuleResult brokenPicture(String rule, String zh, String en) {
    LocalText reason =
        new LocalText("图标在 5 秒内没有解码完。", "The logo could not be decoded within 5 seconds.");
    return result(rule, zh, en, Level.RETURN, Mode.BLOCK)
        .because(reason)
        .finding(
            new Finding(
                rule.equals("listing/logo-subject") ? "77bb55" : "88cc66",
                "",
                Kind.COULD_NOT_CHECK,
                Level.RETURN,
                new Place("/listing/logo", "images/logo.png"),
                reason,
                null,
                List.of(),
                List.of()))
        .build(Outcome.COULD_NOT_CHECK);
  }

  private static LocalText offline() {
    return new LocalText("离线检查，没有访问链接。", "Checked offline: links were not visited.");
  }

  static RuleResult plain(String rule, Outcome outcome, @Nullable LocalText reason) {
    Builder builder = result(rule, "规则 " + rule, "Rule " + rule, Level.RETURN, Mode.BLOCK);
    if (outcome == Outcome.FOR_PERSON) {
      builder.decides(Decides.HUMAN).cites("TM-600");
    }
    return reason == null ? builder.build(outcome) : builder.because(reason).build(outcome);
  }

  static Builder result(String rule, String zh, String en, Level level, Mode mode) {
    return new Builder(rule, new LocalText(zh, en), level, mode);
  }

  /** Puts a result together. */
  static final class Builder {
    private final String rule;
    private final LocalText title;
    private final Level level;
    private final Mode mode;
    private final List<String> clauses = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private Decides decides = Decides.AUTO;
    private @Nullable LocalText reason;

    private Builder(String rule, LocalText title, Level level, Mode mode) {
      this.rule = rule;
      this.title = title;
      this.level = level;
      this.mode = mode;
    }

    Builder cites(String... ids) {
      clauses.addAll(List.of(ids));
      return this;
    }

    Builder decides(Decides other) {
      decides = other;
      return this;
    }

    Builder because(LocalText other) {
      reason = other;
      return this;
    }

    Builder finding(Finding finding) {
      findings.add(finding);
      return this;
    }

    RuleResult build(Outcome outcome) {
      return new RuleResult(rule, title, clauses, decides, level, mode, outcome, reason, findings);
    }
  }
}
