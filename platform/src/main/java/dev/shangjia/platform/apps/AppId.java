package dev.shangjia.platform.apps;

import java.io.Serializable;

/**
 * An app.
 *
 * @param value from 1
 */
public record AppId(long value) implements Serializable {
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
