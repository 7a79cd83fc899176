package dev.shangjia.probes.policytext;

/** Ends the reading of a text inside this package; {@link PolicyTextProbe} makes it a value. */
final class TextRefused extends Exception {
  private final transient Refusal refusal;

  TextRefused(Refusal refusal) {
    super(refusal.code(), null, false, false);
    this.refusal = refusal;
  }

  Refusal refusal() {
    return refusal;
  }
}
