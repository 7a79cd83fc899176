package dev.shangjia.platform.casework;

/**
 * A case.
 *
 * @param value from 1
 */
public record CaseId(long value) {
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
