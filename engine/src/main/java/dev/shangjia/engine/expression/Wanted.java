package dev.shangjia.engine.expression;

import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.facts.Catalogue;

/** What an expression has to give where it stands. */
public enum Wanted {
  /** True or false. */
  CONDITION,
  /** A list: of spans, regions, facts or texts. */
  LIST,
  /** A list of texts. */
  TEXTS,
  /** A text. */
  TEXT,
  /** A picture of the dossier. */
  PICTURE,
  /** A list of pictures of the dossier. */
  PICTURES,
  /** An address: a text, or a link, page or policy of the dossier. */
  ADDRESS,
  /** A whole number or a fraction. */
  NUMBER,
  /** Anything. */
  ANYTHING;

  LocalText title() {
    return switch (this) {
      case CONDITION -> new LocalText("布尔值", "bool");
      case LIST -> new LocalText("列表", "a list");
      case TEXTS -> new LocalText("文本列表", "a list of texts");
      case TEXT -> new LocalText("文本", "a text");
      case PICTURE -> new LocalText("图片", "a picture");
      case PICTURES -> new LocalText("图片列表", "a list of pictures");
      case ADDRESS -> new LocalText("地址", "an address");
      case NUMBER -> new LocalText("数", "a number");
      case ANYTHING -> new LocalText("任意值", "anything");
    };
  }

  boolean accepts(CelType type) {
    return switch (this) {
      case CONDITION -> type.kind() == CelKind.BOOL;
      case LIST -> type.kind() == CelKind.LIST;
      case TEXTS -> type instanceof ListType list && list.elemType().kind() == CelKind.STRING;
      case TEXT -> type.kind() == CelKind.STRING;
      case PICTURE -> isOf(type, Catalogue.Kind.IMAGE);
      case PICTURES -> type instanceof ListType list && isOf(list.elemType(), Catalogue.Kind.IMAGE);
      case ADDRESS ->
          type.kind() == CelKind.STRING
              || isOf(type, Catalogue.Kind.LINK)
              || isOf(type, Catalogue.Kind.PAGE)
              || isOf(type, Catalogue.Kind.POLICY);
      case NUMBER -> type.kind() == CelKind.INT || type.kind() == CelKind.DOUBLE;
      case ANYTHING -> true;
    };
  }

  private static boolean isOf(CelType type, Catalogue.Kind kind) {
    return type.name().equals(CelTypes.typeOf(kind.type()).name());
  }
}
