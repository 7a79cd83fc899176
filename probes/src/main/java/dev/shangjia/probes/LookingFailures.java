package dev.shangjia.probes;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.facts.Observation.Result.Failed;
import java.time.Duration;

/** Why looking came to nothing, whatever the probe. */
final class LookingFailures {
  private LookingFailures() {}

  static Failed timedOut(Duration limit) {
    return new Failed(
        "timed-out",
        new LocalText(
            "检测总时长超过 %d 秒，未能完成，请减少或缩小文件、减少链接后重试".formatted(limit.toSeconds()),
            "looking at all files and addresses took longer than %d s; hand in fewer or smaller ones"
                .formatted(limit.toSeconds())));
  }

  static Failed fileChanged() {
    return new Failed(
        "file-changed",
        new LocalText(
            "检测期间文件内容发生了变化，请重新检查", "the file changed while it was looked at; check again"));
  }

  static Failed broken(Throwable cause) {
    String name = cause.getClass().getSimpleName();
    return new Failed(
        "probe-broken",
        new LocalText(
            "检测程序出错（" + name + "），请联系平台并附上所检测的文件或链接",
            "the probe broke (" + name + "); report it together with the file or address"));
  }
}
