package dev.shangjia.engine.expression;

import com.google.common.collect.ImmutableSet;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelFunctionBinding;
import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.text.Span;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A function of ours in the expression language.
 *
 * @param name as written in expressions
 * @param result its result's type
 * @param parameters its parameters, in order
 * @param doc what it gives, in a sentence
 * @param example an expression that is true, shown in the reference and executed as a test
 * @param probes the probes whose observations it reads inside the values it is given
 * @param body what it does; arguments have their declared types
 */
record Function(
    String name,
    CelType result,
    List<Parameter> parameters,
    LocalText doc,
    String example,
    ImmutableSet<String> probes,
    Body body) {

  static final CelType SPANS = ListType.create(SpanValue.TYPE);
  static final CelType STRINGS = ListType.create(SimpleType.STRING);

  /** What a function does. */
  @FunctionalInterface
  interface Body {
    Object apply(Object[] arguments);
  }

  /**
   * A parameter of a function.
   *
   * @param name shown in the reference
   * @param type its type
   * @param javaType the class of its values
   */
  record Parameter(String name, CelType type, Class<?> javaType) {
    static Parameter text(String name) {
      return new Parameter(name, SimpleType.STRING, String.class);
    }

    static Parameter number(String name) {
      return new Parameter(name, SimpleType.INT, Long.class);
    }

    static Parameter fraction(String name) {
      return new Parameter(name, SimpleType.DOUBLE, Double.class);
    }

    static Parameter texts(String name) {
      return new Parameter(name, STRINGS, List.class);
    }
  }

  Function {
    parameters = List.copyOf(parameters);
  }

  static Function of(
      String name,
      CelType result,
      List<Parameter> parameters,
      LocalText doc,
      String example,
      Body body) {
    return new Function(name, result, parameters, doc, example, ImmutableSet.of(), body);
  }

  /** Spans as values of the expression language. */
  static List<SpanValue> spans(List<Span> spans) {
    return spans.stream().map(SpanValue::new).toList();
  }

  private String overload() {
    return name
        + parameters.stream()
            .map(p -> "_" + p.type().kind().name().toLowerCase(java.util.Locale.ROOT))
            .collect(Collectors.joining());
  }

  CelFunctionDecl declaration() {
    return CelFunctionDecl.newFunctionDeclaration(
        name,
        CelOverloadDecl.newGlobalOverload(
            overload(), result, parameters.stream().map(Parameter::type).toList()));
  }

  @SuppressWarnings("Immutable") // bodies hold word lists and calendars, which do not change
  ImmutableSet<CelFunctionBinding> bindings() {
    List<Class<?>> types = parameters.stream().<Class<?>>map(Parameter::javaType).toList();
    return CelFunctionBinding.fromOverloads(
        name, CelFunctionBinding.from(overload(), types, body::apply));
  }
}
