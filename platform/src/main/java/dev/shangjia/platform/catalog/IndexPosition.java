package dev.shangjia.platform.catalog;

import java.time.Instant;

/**
 * How far an index has followed the changes of listings.
 *
 * @param transaction of the last change that it followed, as PostgreSQL numbers transactions
 * @param change the number of that change; 0 for none of that transaction
 * @param rebuiltAt when all of it was made anew
 */
record IndexPosition(long transaction, long change, Instant rebuiltAt) {

  /** As one line of text. */
  String line() {
    return "%d %d %s".formatted(transaction, change, rebuiltAt);
  }

  static IndexPosition of(String line) {
    String[] parts = line.strip().split(" ", 3);
    return new IndexPosition(
        Long.parseLong(parts[0]), Long.parseLong(parts[1]), Instant.parse(parts[2]));
  }

  IndexPosition after(long laterTransaction, long laterChange) {
    return new IndexPosition(laterTransaction, laterChange, rebuiltAt);
  }
}
