package dev.shangjia.platform.apps;

import java.io.Serializable;

/**
 * What a dossier was at a time.
 *
 * @param value from 1
 */
public record SnapshotId(long value) implements Serializable {
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
