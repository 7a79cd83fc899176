package dev.shangjia.engine.record;

import java.util.List;
import java.util.Optional;

/**
 * The proof that a checkpoint covers an entry: how its chain goes on to the head that the
 * checkpoint saw, and how that head hashes up to the checkpoint's root. It tells nothing of what
 * other entries and chains say.
 *
 * @param checkpoint the sequence number of the checkpoint
 * @param later the hashes of the bodies of the entries after this one, up to that head
 * @param leaf the head's place among the leaves, from 0
 * @param size how many leaves there are
 * @param path what has to be hashed with the leaf, from below
 */
public record Inclusion(
    long checkpoint, List<String> later, int leaf, int size, List<String> path) {

  public Inclusion {
    later = List.copyOf(later);
    path = List.copyOf(path);
    later.forEach(Shape.HASH::checked);
    path.forEach(Shape.HASH::checked);
    if (checkpoint < 1 || leaf < 0 || leaf >= size) {
      throw new IllegalArgumentException(
          "leaf " + leaf + " of " + size + " in checkpoint " + checkpoint);
    }
  }

  /**
   * The proof for an entry.
   *
   * @param entry the chain's head when the entry was the last
   * @param later the entries of the chain after it, up to the head that the tree has
   * @throws IllegalArgumentException when they do not lead there, or the tree is not the
   *     checkpoint's
   */
  public static Inclusion of(
      Checkpoint checkpoint, HeadTree tree, ChainHead entry, List<Entry> later) {
    var inclusion =
        new Inclusion(
            checkpoint.sequence(),
            later.stream().map(Entry::body).toList(),
            tree.indexOf(entry.chain()),
            tree.size(),
            tree.path(Math.max(0, tree.indexOf(entry.chain()))));
    if (!inclusion.proves(entry, checkpoint)) {
      throw new IllegalArgumentException(
          "checkpoint "
              + checkpoint.sequence()
              + " does not cover entry "
              + entry.sequence()
              + " of "
              + entry.chain());
    }
    return inclusion;
  }

  /** Whether it proves that the checkpoint covers an entry. Who signed that is not looked at. */
  boolean proves(ChainHead entry, Checkpoint by) {
    ChainHead head = entry;
    for (String body : later) {
      head = head.after(body);
    }
    return checkpoint == by.sequence()
        && size == by.size()
        && HeadTree.root(HeadTree.leaf(head), leaf, size, path).equals(Optional.of(by.root()));
  }
}
