package dev.shangjia.engine.record;

import dev.shangjia.engine.LocalText;
import java.util.ArrayList;
import java.util.List;

/** Finds what was changed, added or taken out in a chain that a store gave back. */
public final class ChainCheck {
  private ChainCheck() {}

  /**
   * An entry as it was stored.
   *
   * @param entry what it says
   * @param hash the hash that was stored with it
   */
  public record Stored(Entry entry, String hash) {}

  /** How a chain can be broken. */
  public enum Kind {
    /** The entry belongs to another chain, or one is missing before it or stands twice. */
    OUT_OF_ORDER("out-of-order"),
    /** The entry follows another one than the one before it. */
    OTHER_BEFORE("other-before"),
    /** The entry says something else than when its hash was made. */
    CHANGED("changed"),
    /** The chain ends elsewhere than it should. */
    OTHER_END("other-end");

    private final String code;

    Kind(String code) {
      this.code = code;
    }

    /** The name in output; it never changes. */
    public String code() {
      return code;
    }
  }

  /**
   * Where a chain is broken.
   *
   * @param chain the chain
   * @param sequence the entry where it shows
   * @param kind how
   * @param text what was found and what should be
   */
  public record Break(String chain, long sequence, Kind kind, LocalText text) {}

  /**
   * Everything that is broken. Each change shows once: after it, what was stored is followed.
   *
   * @param from where the entries begin; {@link ChainHead#start} for a whole chain
   * @param entries all that follow, in order
   * @param to where the chain ends, from another place than the entries
   */
  public static List<Break> of(ChainHead from, List<Stored> entries, ChainHead to) {
    var breaks = new ArrayList<Break>();
    ChainHead head = from;
    for (Stored stored : entries) {
      link(head, stored, breaks);
      head = new ChainHead(from.chain(), stored.entry().sequence(), stored.hash());
    }
    if (!head.equals(to)) {
      breaks.add(
          broken(
              to.chain(),
              to.sequence(),
              Kind.OTHER_END,
              "链应止于第 "
                  + to.sequence()
                  + " 条 "
                  + to.hash()
                  + "，实际止于第 "
                  + head.sequence()
                  + " 条 "
                  + head.hash()
                  + "。",
              "The chain has to end with entry "
                  + to.sequence()
                  + " "
                  + to.hash()
                  + " but ends with entry "
                  + head.sequence()
                  + " "
                  + head.hash()
                  + "."));
    }
    return List.copyOf(breaks);
  }

  private static void link(ChainHead head, Stored stored, List<Break> breaks) {
    Entry entry = stored.entry();
    long wanted = head.sequence() + 1;
    if (!entry.chain().equals(head.chain()) || entry.sequence() != wanted) {
      breaks.add(
          broken(
              head.chain(),
              wanted,
              Kind.OUT_OF_ORDER,
              "此处应为 "
                  + head.chain()
                  + " 的第 "
                  + wanted
                  + " 条，实为 "
                  + entry.chain()
                  + " 的第 "
                  + entry.sequence()
                  + " 条。",
              "Entry "
                  + wanted
                  + " of "
                  + head.chain()
                  + " has to stand here but entry "
                  + entry.sequence()
                  + " of "
                  + entry.chain()
                  + " does."));
    }
    if (!entry.previous().equals(head.hash())) {
      breaks.add(
          broken(
              head.chain(),
              entry.sequence(),
              Kind.OTHER_BEFORE,
              "第 "
                  + entry.sequence()
                  + " 条接在 "
                  + entry.previous()
                  + " 之后，而前一条是 "
                  + head.hash()
                  + "。",
              "Entry "
                  + entry.sequence()
                  + " follows "
                  + entry.previous()
                  + " but the one before it is "
                  + head.hash()
                  + "."));
    }
    String hash = entry.hash();
    if (!hash.equals(stored.hash())) {
      breaks.add(
          broken(
              head.chain(),
              entry.sequence(),
              Kind.CHANGED,
              "第 " + entry.sequence() + " 条的散列值是 " + hash + "，而存档为 " + stored.hash() + "：内容已被改动。",
              "Entry "
                  + entry.sequence()
                  + " hashes to "
                  + hash
                  + " but "
                  + stored.hash()
                  + " was stored: it was changed."));
    }
  }

  private static Break broken(String chain, long sequence, Kind kind, String zh, String en) {
    return new Break(chain, sequence, kind, new LocalText(zh, en));
  }
}
