package dev.shangjia.platform.database;

import java.util.List;

/** What a committed transaction survives. */
public enum Durability {
  /** A power failure: every commit waits for the disk. What a server uses. */
  FULL("on"),
  /** Only the end of the server's own process. For tests, several times faster. */
  NONE("off");

  private final String waiting;

  Durability(String waiting) {
    this.waiting = waiting;
  }

  List<String> parameters() {
    return List.of(
        "fsync=" + waiting, "full_page_writes=" + waiting, "synchronous_commit=" + waiting);
  }
}
