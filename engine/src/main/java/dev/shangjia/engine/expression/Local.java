package dev.shangjia.engine.expression;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;

/** A name that only some expressions know, such as the item of {@code each}. */
public final class Local {
  private final String name;
  private final CelType type;

  private Local(String name, CelType type) {
    this.name = name;
    this.type = type;
  }

  /** A local text. */
  public static Local text(String name) {
    return new Local(name, SimpleType.STRING);
  }

  /** A local whole number. */
  public static Local number(String name) {
    return new Local(name, SimpleType.INT);
  }

  static Local of(String name, CelType type) {
    return new Local(name, type);
  }

  static Local itemOf(String name, CelType type) {
    return new Local(name, type instanceof ListType list ? list.elemType() : type);
  }

  /** Its name. */
  public String name() {
    return name;
  }

  CelType type() {
    return type;
  }

  /** Its type as authors know it. */
  public String typeName() {
    return name(type);
  }

  private static String name(CelType type) {
    return type instanceof ListType list
        ? "list(" + name(list.elemType()) + ")"
        : CelTypes.shown(type.name());
  }

  /** Whether it has the same type as another. */
  public boolean sameType(Local other) {
    return type.equals(other.type);
  }

  /** Its name and type. */
  @Override
  public String toString() {
    return name + ":" + typeName();
  }
}
