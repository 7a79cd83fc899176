package dev.shangjia.platform.apps;

import java.io.Serializable;

/**
 * A dossier that is being prepared.
 *
 * @param value from 1
 */
public record DossierId(long value) implements Serializable {
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
