package dev.shangjia.platform.audit;

import dev.shangjia.engine.record.ChainHead;
import dev.shangjia.engine.record.Inclusion;
import java.util.List;

/**
 * A head that a checkpoint was the first to see.
 *
 * @param checkpoint the checkpoint's number
 * @param size how many chains it covers
 * @param leaf the head's place among its leaves
 * @param path what leads from there to its root
 */
record CoveredHead(long checkpoint, int size, ChainHead head, int leaf, List<String> path) {
  CoveredHead {
    path = List.copyOf(path);
  }

  long sequence() {
    return head.sequence();
  }

  /**
   * The proof for an entry of its chain.
   *
   * @param later the hashes of the bodies of the entries after that one, up to this head
   */
  Inclusion inclusion(List<String> later) {
    return new Inclusion(checkpoint, later, leaf, size, path);
  }
}
