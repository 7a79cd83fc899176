package dev.shangjia.engine.text;

import java.util.BitSet;
import java.util.List;

/** The code points covered by some spans. */
record Mask(BitSet covered) {
  static Mask of(List<Span> spans) {
    BitSet covered = new BitSet();
    spans.forEach(span -> covered.set(span.start(), span.end()));
    return new Mask(covered);
  }

  boolean covers(int index) {
    return covered.get(index);
  }
}
