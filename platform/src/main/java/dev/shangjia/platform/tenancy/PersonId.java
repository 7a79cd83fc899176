package dev.shangjia.platform.tenancy;

import java.io.Serializable;

/**
 * Somebody with an account.
 *
 * @param value from 1
 */
public record PersonId(long value) implements Serializable {
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
