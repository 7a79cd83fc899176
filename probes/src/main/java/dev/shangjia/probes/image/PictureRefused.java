package dev.shangjia.probes.image;

import dev.shangjia.engine.LocalText;

/** Ends the work on a file inside this package; {@link ImageProbe} turns it into a value. */
final class PictureRefused extends Exception {
  private final transient Refusal refusal;
  private final transient LocalText reason;

  PictureRefused(Refusal refusal, Object... values) {
    super(refusal.code(), null, false, false);
    this.refusal = refusal;
    this.reason = refusal.reason(values);
  }

  Refusal refusal() {
    return refusal;
  }

  LocalText reason() {
    return reason;
  }
}
