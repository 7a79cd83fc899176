package dev.shangjia.probes.document;

import dev.shangjia.engine.LocalText;
import dev.shangjia.probes.worker.EarlyEnd;
import java.util.Locale;

/** Why looking at a document ended early. The codes are stable; the texts are formats. */
enum Refusal {
  TOO_LARGE(
      "文件为 %,d 字节，超出检测上限 %,d 字节，请压缩后重新上传。",
      "The file has %,d bytes; documents of up to %,d bytes are examined. Upload a smaller one."),
  TOO_COMPLEX(
      "文件展开后的规模远超正常文档，未作检测，请重新导出为普通 PDF。",
      "The file comes to far more than a document needs, so it was not examined. Export it as a"
          + " plain PDF."),
  UNREADABLE(
      "无法读取该文件，请检查文件是否存在及访问权限。",
      "The file could not be read. Check that it exists and may be read."),
  TIMED_OUT(
      "检测超过 %d 毫秒未完成，已停止，请重新导出为更简单的 PDF。",
      "Examining the document was stopped after %d ms. Export it as a simpler PDF."),
  /** A fault of ours that a file brought to light. */
  BROKEN(
      "文件检测程序出错（%s），请联系平台并附上该文件。",
      "The document probe itself failed (%s). Report it with the file.");

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
