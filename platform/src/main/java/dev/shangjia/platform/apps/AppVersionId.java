package dev.shangjia.platform.apps;

import java.io.Serializable;

/**
 * A version of an app.
 *
 * @param value from 1
 */
public record AppVersionId(long value) implements Serializable {
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
