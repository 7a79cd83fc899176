package dev.shangjia.probes.policytext;

import dev.shangjia.engine.LocalText;
import dev.shangjia.probes.worker.EarlyEnd;
import java.util.Locale;

/** Why the reading of a text ended early. The codes are stable; the texts are formats. */
enum Refusal {
  TOO_LARGE(
      "文件为 %,d 字节，超出可读取的上限 %,d 字节，请精简后重新上传。",
      "The file has %,d bytes; up to %,d bytes are read. Upload a smaller one."),
  TOO_COMPLEX(
      "文件解压后的体积远超正常文档，未作读取，请重新导出为普通文档。",
      "The file unpacks to far more than a document needs, so it was not read. Export it again."),
  UNREADABLE(
      "无法读取该文件，请检查文件是否存在及访问权限。",
      "The file could not be read. Check that it exists and may be read."),
  TIMED_OUT(
      "读取文字超过 %d 毫秒未完成，已停止，请重新导出为更简单的文档。",
      "Reading the text was stopped after %d ms. Export it as a simpler document."),
  /** A fault of ours that a file brought to light. */
  BROKEN(
      "读取文字的程序出错（%s），请联系平台并附上该文件。",
      "Reading the text itself failed (%s). Report it with the file.");

  private final String zh;
  private final String en;

  Refusal(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  /** The one for a look that ended before anything was seen. */
  static Refusal of(EarlyEnd end) {
    return switch (end) {
      case TOO_LARGE -> TOO_LARGE;
      case UNREADABLE -> UNREADABLE;
      case TIMED_OUT -> TIMED_OUT;
      case BROKEN -> BROKEN;
    };
  }

  /** {@code too-large}, {@code timed-out}, ... */
  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  LocalText reason(Object... values) {
    return new LocalText(
        String.format(Locale.ROOT, zh, values), String.format(Locale.ROOT, en, values));
  }
}
