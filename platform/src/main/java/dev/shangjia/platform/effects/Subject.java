package dev.shangjia.platform.effects;

/**
 * What a case is about, and what its effects change.
 *
 * @param kind as procedures name it: {@code organization}, {@code app}, {@code app-version} or
 *     {@code installation}
 * @param id the id that the module which owns it gave it
 */
public record Subject(String kind, long id) {
  public Subject {
    if (kind.isBlank() || id < 1) {
      throw new IllegalArgumentException("no subject: " + kind + " " + id);
    }
  }
}
