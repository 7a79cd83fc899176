package dev.shangjia.engine.record;

import dev.shangjia.engine.json.Rfc8785;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The Merkle tree of RFC 6962 over the heads of chains, in the order of their names. A leaf is the
 * RFC 8785 form of {@code {"chain", "sequence", "hash"}}.
 */
public final class HeadTree {
  private final List<ChainHead> heads;

  /** From the leaves up; the last has the root alone, or nothing. */
  private final List<byte[][]> levels;

  private HeadTree(List<ChainHead> heads, List<byte[][]> levels) {
    this.heads = heads;
    this.levels = levels;
  }

  /**
   * The tree over these heads, in whatever order they come.
   *
   * @throws IllegalArgumentException when a chain has two
   */
  public static HeadTree of(Collection<ChainHead> heads) {
    List<ChainHead> sorted = heads.stream().sorted(Comparator.comparing(ChainHead::chain)).toList();
    for (int i = 1; i < sorted.size(); i++) {
      if (sorted.get(i).chain().equals(sorted.get(i - 1).chain())) {
        throw new IllegalArgumentException("two heads of " + sorted.get(i).chain());
      }
    }
    var levels = new ArrayList<byte[][]>();
    levels.add(sorted.stream().map(HeadTree::leaf).toArray(byte[][]::new));
    while (levels.getLast().length > 1) {
      levels.add(above(levels.getLast()));
    }
    return new HeadTree(sorted, levels);
  }

  static byte[] leaf(ChainHead head) {
    return Sha256.leaf(
        Rfc8785.bytes(
            JsonNodeFactory.instance
                .objectNode()
                .put("chain", head.chain())
                .put("sequence", head.sequence())
                .put("hash", head.hash())));
  }

  /** Pairs become nodes; what has no partner moves up as it is. */
  private static byte[][] above(byte[][] level) {
    var above = new byte[(level.length + 1) / 2][];
    for (int i = 0; i < above.length; i++) {
      above[i] =
          2 * i + 1 < level.length ? Sha256.node(level[2 * i], level[2 * i + 1]) : level[2 * i];
    }
    return above;
  }

  /** How many chains it covers. */
  public int size() {
    return heads.size();
  }

  /** The hash over all of them, in lower-case hexadecimal. */
  public String root() {
    return Sha256.hex(heads.isEmpty() ? Sha256.nothing() : levels.getLast()[0]);
  }

  /** The head of a chain that it covers. */
  public Optional<ChainHead> head(String chain) {
    int leaf = indexOf(chain);
    return leaf < 0 ? Optional.empty() : Optional.of(heads.get(leaf));
  }

  /** The place of a chain among the leaves, from 0; negative when it is not covered. */
  int indexOf(String chain) {
    int low = 0;
    int high = heads.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = heads.get(middle).chain().compareTo(chain);
      if (order == 0) {
        return middle;
      } else if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  /** What has to be hashed with a leaf to come to the root, from below. */
  List<String> path(int leaf) {
    var path = new ArrayList<String>();
    int index = leaf;
    for (byte[][] level : levels) {
      int sibling = index ^ 1;
      if (sibling < level.length) {
        path.add(Sha256.hex(level[sibling]));
      }
      index /= 2;
    }
    return List.copyOf(path);
  }

  /**
   * The root that a leaf and its path come to (RFC 9162, 2.1.3.2).
   *
   * @return empty when the path is too long or too short for the tree
   */
  static Optional<String> root(byte[] leafHash, int leaf, int size, List<String> path) {
    if (leaf >= size) {
      return Optional.empty();
    }
    int index = leaf;
    int last = size - 1;
    byte[] hash = leafHash;
    for (String hex : path) {
      if (last == 0) {
        return Optional.empty();
      }
      byte[] sibling = Sha256.bytes(hex);
      if (index % 2 == 1 || index == last) {
        hash = Sha256.node(sibling, hash);
        while (index % 2 == 0 && index != 0) {
          index /= 2;
          last /= 2;
        }
      } else {
        hash = Sha256.node(hash, sibling);
      }
      index /= 2;
      last /= 2;
    }
    return last == 0 ? Optional.of(Sha256.hex(hash)) : Optional.empty();
  }
}
