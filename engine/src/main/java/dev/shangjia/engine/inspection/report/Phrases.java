package dev.shangjia.engine.inspection.report;

import dev.shangjia.engine.Language;
import dev.shangjia.engine.inspection.Finding;
import dev.shangjia.engine.inspection.RuleResult;
import dev.shangjia.engine.inspection.RuleResult.Outcome;
import dev.shangjia.engine.rulebook.Level;

/** The words around a report, in one language. */
record Phrases(Language language) {

  String pick(String zh, String en) {
    return switch (language) {
      case ZH -> zh;
      case EN -> en;
    };
  }

  String level(Level level) {
    return switch (level) {
      case REJECT -> pick("拒绝", "reject");
      case RETURN -> pick("退回", "return");
      case WARN -> pick("提醒", "warn");
      case NOTE -> pick("建议", "note");
    };
  }

  String outcome(Outcome outcome) {
    return switch (outcome) {
      case FINDING -> pick("有发现", "with findings");
      case COULD_NOT_CHECK -> pick("无法检查", "could not be checked");
      case NOT_GATHERED -> pick("缺少信息", "not gathered");
      case FOR_PERSON -> pick("待人工", "for a person");
      case PASSED -> pick("通过", "passed");
      case NOT_APPLICABLE -> pick("不适用", "not applicable");
    };
  }

  /** The heading above rules with an outcome. */
  String section(Outcome outcome) {
    return switch (outcome) {
      case FINDING -> pick("有发现的规则", "With findings");
      case COULD_NOT_CHECK -> pick("无法检查", "Could not be checked");
      case NOT_GATHERED -> pick("缺少信息，未检查", "Not gathered, so not checked");
      case FOR_PERSON -> pick("由审核人员判断", "For a person to decide");
      case PASSED -> pick("通过", "Passed");
      case NOT_APPLICABLE -> pick("不适用", "Not applicable");
    };
  }

  String count(int number, String zh, String one, String many) {
    return number + pick(" " + zh, " " + (number == 1 ? one : many));
  }

  String comma() {
    return pick("，", ", ");
  }

  String colon() {
    return pick("：", ":");
  }

  /** A text in the brackets of the language. */
  String bracketed(String text) {
    return pick("（" + text + "）", " (" + text + ")");
  }

  /** Where a passage stands in its text, for people: the first character is number 1. */
  String characters(int start, int end) {
    int last = Math.max(end, start + 1);
    return last == start + 1
        ? pick("第 " + last + " 个字", "character " + last)
        : pick("第 " + (start + 1) + "–" + last + " 个字", "characters " + (start + 1) + "–" + last);
  }

  /** Where a region is in its picture. */
  String region(int x, int y, int width, int height) {
    return pick(
        "左 " + x + " 上 " + y + "，" + width + "×" + height + " 像素",
        width + "×" + height + " px at left " + x + ", top " + y);
  }

  String wholeDossier() {
    return pick("整份材料", "The whole dossier");
  }

  String item(int number) {
    return pick("第 " + number + " 项", "item " + number);
  }

  /** The word before a finding's message. */
  String word(Finding finding) {
    return finding.kind() == Finding.Kind.EVIDENCE ? pick("待核", "review") : level(finding.level());
  }

  /** What a reader has to know about a finding besides its rule; blank mostly. */
  String remark(RuleResult result, Finding finding) {
    String level = level(finding.level());
    String remark =
        finding.kind() == Finding.Kind.EVIDENCE
            ? comma() + pick("经人工确认后" + level, level + " if a person confirms it")
            : "";
    return result.shadow() ? remark + comma() + pick("试运行", "in audit") : remark;
  }

  /**
   * Why a passage was found. Labels are English codes, so Chinese texts go without most of them.
   */
  String label(String label) {
    boolean told = language == Language.EN || label.codePoints().anyMatch(Character::isIdeographic);
    return told ? label : "";
  }
}
