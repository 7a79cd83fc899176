package dev.shangjia.engine.expression;

import com.google.common.collect.ImmutableSet;
import com.google.errorprone.annotations.Immutable;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.common.values.StructValue;
import dev.shangjia.engine.text.Span;
import java.util.Map;
import java.util.Optional;

/** A span of text as expressions see it. */
@Immutable
@SuppressWarnings("Immutable") // a span is a record of texts and numbers
public final class SpanValue extends StructValue<String, SpanValue> {
  static final String TYPE_NAME = "span";
  private static final Map<String, CelType> FIELDS =
      Map.of(
          "text", SimpleType.STRING,
          "start", SimpleType.INT,
          "end", SimpleType.INT,
          "label", SimpleType.STRING);
  static final StructType TYPE =
      StructType.create(
          TYPE_NAME,
          ImmutableSet.copyOf(FIELDS.keySet()),
          name -> Optional.ofNullable(FIELDS.get(name)));

  private final Span span;

  SpanValue(Span span) {
    this.span = span;
  }

  /** The span itself. */
  public Span span() {
    return span;
  }

  @Override
  public Object select(String field) {
    return switch (field) {
      case "text" -> span.text();
      case "start" -> (long) span.start();
      case "end" -> (long) span.end();
      case "label" -> span.label();
      default -> throw new IllegalStateException("a span has no field " + field);
    };
  }

  @Override
  public Optional<Object> find(String field) {
    return Optional.of(select(field));
  }

  @Override
  public SpanValue value() {
    return this;
  }

  @Override
  public boolean isZeroValue() {
    return false;
  }

  @Override
  public CelType celType() {
    return TYPE;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SpanValue that && span.equals(that.span);
  }

  @Override
  public int hashCode() {
    return span.hashCode();
  }
}
