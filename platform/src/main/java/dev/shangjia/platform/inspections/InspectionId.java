package dev.shangjia.platform.inspections;

import java.io.Serializable;

/**
 * An inspection.
 *
 * @param value from 1
 */
public record InspectionId(long value) implements Serializable {
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
