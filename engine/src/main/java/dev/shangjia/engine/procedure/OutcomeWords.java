package dev.shangjia.engine.procedure;

import dev.shangjia.engine.LocalText;
import java.util.Map;
import java.util.Objects;

/** What people call outcomes that a rulebook gives no title: the usual names, in both languages. */
final class OutcomeWords {
  private static final Map<String, LocalText> USUAL =
      Map.ofEntries(
          entry("done", "完成", "done"),
          entry("failed", "未通过", "failed"),
          entry("passed", "已达标", "passed"),
          entry("not-enough-data", "数据不足", "not enough data"),
          entry("pass", "通过", "pass"),
          entry("return", "退回", "return"),
          entry("reject", "驳回", "reject"),
          entry("agree", "同意", "agree"),
          entry("decline", "不通过", "decline"),
          entry("rework", "返工", "rework"),
          entry("accept", "受理", "accept"),
          entry("approve", "批准", "approve"),
          entry("refuse", "拒绝", "refuse"),
          entry("refused", "被拒绝", "refused"),
          entry("confirm", "确认", "confirm"),
          entry("verified", "核验通过", "verified"),
          entry("settled", "已解决", "settled"),
          entry("noted", "已记录", "noted"),
          entry("open", "开放", "open"),
          entry("extend", "延长", "extend"),
          entry("close", "关闭", "close"));

  private OutcomeWords() {}

  private static Map.Entry<String, LocalText> entry(String name, String zh, String en) {
    return Map.entry(name, new LocalText(zh, en));
  }

  /** The usual words for a name; the name itself where there are none. */
  static LocalText of(String name) {
    return Objects.requireNonNullElseGet(
        USUAL.get(name), () -> LocalText.same(name.isEmpty() ? "-" : name));
  }
}
