package dev.shangjia.engine.inspection.report;

import dev.shangjia.engine.Language;
import dev.shangjia.engine.inspection.RuleResult.Outcome;
import dev.shangjia.engine.rulebook.Level;
import java.util.ArrayList;
import java.util.List;

/** The words around a report, in one language. */
record Phrases(Language language) {
  /** The order in which people expect counts: what is well first. */
  static final List<Outcome> COUNTED =
      List.of(
          Outcome.PASSED,
          Outcome.FINDING,
          Outcome.COULD_NOT_CHECK,
          Outcome.NOT_GATHERED,
          Outcome.FOR_PERSON,
          Outcome.NOT_APPLICABLE);

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

  String inAudit() {
    return pick("试运行", "in audit");
  }

  /** What the report comes to, in a sentence or two. */
  String verdict(Verdict verdict, Tally tally) {
    return switch (verdict) {
      case MUST_FIX ->
          pick(
              "暂不能提交：有 " + tally.stopping() + " 处须先改正，或逐处提出异议。",
              "Not ready to submit: correct "
                  + count(tally.stopping(), "", "finding", "findings")
                  + ", or contest "
                  + (tally.stopping() == 1 ? "it." : "each of them."));
      case REMARKS -> remarks(tally);
      case CLEAN -> pick("可以提交，未发现问题。", "Can be submitted: nothing was found.");
    };
  }

  private String remarks(Tally tally) {
    var parts = new ArrayList<String>();
    int advice =
        tally.violations().values().stream().mapToInt(Integer::intValue).sum() - tally.stopping();
    if (advice > 0) {
      parts.add(count(advice, "处提醒或建议", "piece of advice", "pieces of advice"));
    }
    if (tally.evidence() > 0) {
      parts.add(
          count(
              tally.evidence(),
              "处由审核人员核对",
              "finding for a person to judge",
              "findings for a person to judge"));
    }
    int unchecked = tally.rules(Outcome.COULD_NOT_CHECK);
    if (unchecked > 0) {
      parts.add(
          count(
              unchecked,
              "条规则没能检查，将转给审核人员",
              "rule that could not be checked",
              "rules that could not be checked"));
    }
    return pick("可以提交；另有 ", "Can be submitted, with ")
        + String.join(comma(), parts)
        + pick("。", ".");
  }
}
