package dev.shangjia.engine.facts;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.facts.FactType.Field;
import dev.shangjia.engine.facts.FactType.Origin;
import org.jspecify.annotations.Nullable;

/** Short ways to declare fields of one origin. */
final class FactFields {
  private final Origin origin;

  private FactFields(Origin origin) {
    this.origin = origin;
  }

  static FactFields values() {
    return new FactFields(new Origin.Value());
  }

  static FactFields seenBy(String probe) {
    return new FactFields(new Origin.Observed(probe));
  }

  static FactFields ofThePlatform() {
    return new FactFields(new Origin.Context());
  }

  Field field(String name, FactType type, String zh, String en) {
    return of(name, type, null, zh, en);
  }

  Field measured(String name, FactType type, String unit, String zh, String en) {
    return of(name, type, unit, zh, en);
  }

  private Field of(String name, FactType type, @Nullable String unit, String zh, String en) {
    return new Field(name, type, unit, new LocalText(zh, en), origin);
  }
}
