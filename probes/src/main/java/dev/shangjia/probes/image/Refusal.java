package dev.shangjia.probes.image;

import dev.shangjia.engine.LocalText;
import dev.shangjia.probes.worker.EarlyEnd;
import java.util.Locale;

/** Why the work on a picture ended early. The codes are stable; the texts are formats. */
enum Refusal {
  TOO_LARGE(
      "文件为 %,d 字节，超出图片检测的上限 %,d 字节，请压缩后重新上传。",
      "The file has %,d bytes; pictures of up to %,d bytes are examined. Upload a smaller one."),
  TOO_MANY_PIXELS(
      "图片尺寸为 %d×%d，像素数超出检测上限 %,d，请缩小后重新上传。",
      "The picture is %dx%d; up to %,d pixels are examined. Scale it down."),
  TOO_COMPLEX(
      "文件结构过于复杂，解码耗时会远超正常图片，未作检测，请用图片软件重新导出。",
      "The file is built so that decoding it would take far longer than its picture warrants, so it"
          + " was not examined. Export it again."),
  UNSUPPORTED(
      "暂不支持检测这种编码的 %s 图片，请另存为常规的 PNG 或 JPEG。",
      "This variant of %s cannot be examined. Save the picture as a common PNG or JPEG."),
  UNREADABLE(
      "无法读取该文件，请检查文件是否存在及访问权限。",
      "The file could not be read. Check that it exists and may be read."),
  TIMED_OUT(
      "图片检测超过 %d 毫秒未完成，已停止，请缩小尺寸后重新导出。",
      "Examining the picture was stopped after %d ms. Export it again with fewer pixels."),
  /** A fault of ours that a file brought to light. */
  BROKEN(
      "图片检测程序出错（%s），请联系平台并附上该文件。",
      "The picture probe itself failed (%s). Report it with the file."),
  /** Not a failure of the probe: that a file is broken is something seen. */
  DAMAGED("文件已损坏，请重新导出后上传。", "The file is damaged. Export it again.");

  private final String zh;
  private final String en;

  Refusal(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  /** Whether it says something about the picture, rather than that the probe could not look. */
  boolean isSeen() {
    return this == DAMAGED || this == TOO_MANY_PIXELS;
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
