package dev.shangjia.platform.installations.scim;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Refuses what a program asked for, in the words of RFC 7644, 3.12. */
final class ScimRefusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final HttpStatus status;
  private final @Nullable String type;

  /**
   * A refusal.
   *
   * @param type the {@code scimType}, such as {@code uniqueness}; null where the standard has none
   * @param detail what is wrong with what was sent, and what is allowed
   */
  ScimRefusal(HttpStatus status, @Nullable String type, String detail) {
    super(detail, null, false, false);
    this.status = status;
    this.type = type;
  }

  HttpStatus status() {
    return status;
  }

  @Nullable String type() {
    return type;
  }

  static ScimRefusal invalid(String type, String detail) {
    return new ScimRefusal(HttpStatus.BAD_REQUEST, type, detail);
  }

  static ScimRefusal notFound(String what, String id) {
    return new ScimRefusal(HttpStatus.NOT_FOUND, null, "There is no %s %s.".formatted(what, id));
  }
}
