package dev.shangjia.engine.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadTreeTest {

  private static List<ChainHead> heads(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> Samples.end(Samples.chain("case:%04d".formatted(i), 1 + i % 3)))
        .toList();
  }

  /** The definition of RFC 6962, 2.1, as it stands there. */
  private static byte[] defined(List<ChainHead> heads) {
    if (heads.isEmpty()) {
      return Sha256.nothing();
    }
    if (heads.size() == 1) {
      return HeadTree.leaf(heads.getFirst());
    }
    int half = Integer.highestOneBit(heads.size() - 1);
    return Sha256.node(defined(heads.subList(0, half)), defined(heads.subList(half, heads.size())));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 15, 16, 17, 31, 33, 64, 65, 100})
  void theRootIsAsTheStandardDefinesIt(int count) {
    List<ChainHead> heads = heads(count);
    List<ChainHead> shuffled = new ArrayList<>(heads);
    Collections.shuffle(shuffled, new Random(count));

    HeadTree tree = HeadTree.of(shuffled);

    assertThat(tree.root()).isEqualTo(HexFormat.of().formatHex(defined(heads)));
    assertThat(tree.size()).isEqualTo(count);
  }

  @Test
  void nothingHashesToTheHashOfNothing() {
    assertThat(HeadTree.of(List.of()).root())
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 7, 8, 9, 16, 21, 33})
  void eachPathLeadsToTheRootFromItsOwnLeafAlone(int count) {
    List<ChainHead> heads = heads(count);
    HeadTree tree = HeadTree.of(heads);
    Optional<String> root = Optional.of(tree.root());
    for (int leaf = 0; leaf < count; leaf++) {
      List<String> path = tree.path(leaf);
      for (int other = 0; other < count; other++) {
        assertThat(HeadTree.root(HeadTree.leaf(heads.get(other)), leaf, count, path).equals(root))
            .isEqualTo(other == leaf);
        if (other != leaf) {
          assertThat(HeadTree.root(HeadTree.leaf(heads.get(leaf)), other, count, path))
              .isNotEqualTo(root);
        }
      }
      var longer = new ArrayList<>(path);
      longer.add("0".repeat(64));
      assertThat(HeadTree.root(HeadTree.leaf(heads.get(leaf)), leaf, count, longer)).isEmpty();
      if (!path.isEmpty()) {
        assertThat(
                HeadTree.root(
                    HeadTree.leaf(heads.get(leaf)), leaf, count, path.subList(0, path.size() - 1)))
            .isEmpty();
      }
    }
  }

  @Test
  void aNodeIsNeverTakenForALeaf() {
    byte[] hash = Sha256.nothing();
    byte[] both = new byte[64];
    System.arraycopy(hash, 0, both, 0, 32);
    System.arraycopy(hash, 0, both, 32, 32);
    assertThat(Sha256.leaf(both)).isNotEqualTo(Sha256.node(hash, hash));
  }

  @Test
  void findsHeadsByChain() {
    List<ChainHead> heads = heads(9);
    HeadTree tree = HeadTree.of(heads);
    assertThat(heads).allSatisfy(head -> assertThat(tree.head(head.chain())).contains(head));
    assertThat(tree.head("case:9999")).isEmpty();
  }

  @Test
  void aChainHasOneHead() {
    ChainHead head = heads(1).getFirst();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HeadTree.of(List.of(head, head)))
        .withMessageContaining("case:0000");
  }
}
