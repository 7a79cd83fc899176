package dev.shangjia.engine.text;

import java.util.Arrays;
import java.util.List;

/**
 * Finds all occurrences of many patterns in one pass over a text (Aho and Corasick, 1975).
 *
 * <p>Transitions lie in one open-addressed table, so that building costs microseconds per hundred
 * words. A double-array trie is faster to walk but allocates 18 MB for each list it is built from,
 * which the cold start of a command would pay many times.
 */
final class Automaton {
  /** Receives what a scan finds. */
  interface Sink {
    /** Pattern number {@code pattern} ends before {@code end}. */
    void accept(int pattern, int end);
  }

  private static final int ROOT = 0;
  private static final int POINT_BITS = 21;

  private final long[] keys;
  private final int[] targets;
  private final int mask;
  private int transitions;

  private int states = 1;
  private final int[] fail;

  /** Nearest state on the chain of failure links that ends a pattern, or -1. */
  private final int[] shorter;

  /** First pattern that ends in a state, or -1; {@code next} chains equal patterns. */
  private final int[] first;

  private final int[] next;

  Automaton(List<int[]> patterns) {
    int size = 1;
    for (int[] pattern : patterns) {
      size += pattern.length;
    }
    int capacity = Integer.highestOneBit(Math.max(8, size)) * 4;
    keys = new long[capacity];
    targets = new int[capacity];
    mask = capacity - 1;
    first = filled(size);
    next = filled(patterns.size());
    int[] parent = new int[size];
    int[] symbol = new int[size];
    for (int i = 0; i < patterns.size(); i++) {
      insert(patterns.get(i), i, parent, symbol);
    }
    fail = new int[states];
    shorter = filled(states);
    link(parent, symbol);
  }

  private static int[] filled(int size) {
    int[] array = new int[size];
    Arrays.fill(array, -1);
    return array;
  }

  private void insert(int[] pattern, int number, int[] parent, int[] symbol) {
    int state = ROOT;
    for (int point : pattern) {
      int child = child(state, point);
      if (child < 0) {
        child = states++;
        put(state, point, child);
        parent[child] = state;
        symbol[child] = point;
      }
      state = child;
    }
    next[number] = first[state];
    first[state] = number;
  }

  /**
   * Sets failure links level by level; a state's number is greater than its parent's, but not its
   * level.
   */
  private void link(int[] parent, int[] symbol) {
    int[] depth = new int[states];
    int deepest = 0;
    for (int state = 1; state < states; state++) {
      depth[state] = depth[parent[state]] + 1;
      deepest = Math.max(deepest, depth[state]);
    }
    for (int state : byDepth(depth, deepest)) {
      if (depth[state] > 1) {
        fail[state] = step(fail[parent[state]], symbol[state]);
      }
      if (state != ROOT) {
        int link = fail[state];
        shorter[state] = first[link] >= 0 ? link : shorter[link];
      }
    }
  }

  private static int[] byDepth(int[] depth, int deepest) {
    int[] from = new int[deepest + 2];
    for (int d : depth) {
      from[d + 1]++;
    }
    for (int d = 1; d < from.length; d++) {
      from[d] += from[d - 1];
    }
    int[] order = new int[depth.length];
    for (int state = 0; state < depth.length; state++) {
      order[from[depth[state]]++] = state;
    }
    return order;
  }

  void scan(Folded text, Sink sink) {
    int state = ROOT;
    for (int i = 0; i < text.length(); i++) {
      state = step(state, text.at(i));
      int ending = first[state] >= 0 ? state : shorter[state];
      while (ending > ROOT) {
        for (int pattern = first[ending]; pattern >= 0; pattern = next[pattern]) {
          sink.accept(pattern, i + 1);
        }
        ending = shorter[ending];
      }
    }
  }

  private int step(int from, int point) {
    int state = from;
    int child = child(state, point);
    while (child < 0 && state != ROOT) {
      state = fail[state];
      child = child(state, point);
    }
    return Math.max(child, ROOT);
  }

  private int child(int state, int point) {
    long key = key(state, point);
    int slot = slot(key);
    while (keys[slot] != 0) {
      if (keys[slot] == key) {
        return targets[slot];
      }
      slot = (slot + 1) & mask;
    }
    return -1;
  }

  private void put(int state, int point, int child) {
    if (++transitions * 2 > keys.length) {
      throw new IllegalStateException(
          "The table was sized for fewer transitions than " + transitions);
    }
    long key = key(state, point);
    int slot = slot(key);
    while (keys[slot] != 0) {
      slot = (slot + 1) & mask;
    }
    keys[slot] = key;
    targets[slot] = child;
  }

  private static long key(int state, int point) {
    return ((long) (state + 1) << POINT_BITS) | point;
  }

  private int slot(long key) {
    long mixed = key * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 32) & mask;
  }
}
