package dev.shangjia.platform.installations;

/**
 * An app that an enterprise has, or had.
 *
 * @param value from 1
 */
public record InstallationId(long value) {
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
