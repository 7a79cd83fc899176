package dev.shangjia.platform.tenancy;

import java.io.Serializable;

/**
 * An organization: a provider, an enterprise or the operator.
 *
 * @param value from 1
 */
public record OrganizationId(long value) implements Serializable {
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
