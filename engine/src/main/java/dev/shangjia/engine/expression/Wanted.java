package dev.shangjia.engine.expression;

import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.shangjia.engine.LocalText;

/** What an expression has to give where it stands. */
public enum Wanted {
  /** True or false. */
  CONDITION,
  /** A list: of spans, regions, facts or texts. */
  LIST,
  /** A list of texts. */
  TEXTS,
  /** A whole number or a fraction. */
  NUMBER,
  /** Anything. */
  ANYTHING;

  LocalText title() {
    return switch (this) {
      case CONDITION -> new LocalText("布尔值", "bool");
      case LIST -> new LocalText("列表", "a list");
      case TEXTS -> new LocalText("文本列表", "a list of texts");
      case NUMBER -> new LocalText("数", "a number");
      case ANYTHING -> new LocalText("任意值", "anything");
    };
  }

  boolean accepts(CelType type) {
    return switch (this) {
      case CONDITION -> type.kind() == CelKind.BOOL;
      case LIST -> type.kind() == CelKind.LIST;
      case TEXTS -> type instanceof ListType list && list.elemType().kind() == CelKind.STRING;
      case NUMBER -> type.kind() == CelKind.INT || type.kind() == CelKind.DOUBLE;
      case ANYTHING -> true;
    };
  }
}
