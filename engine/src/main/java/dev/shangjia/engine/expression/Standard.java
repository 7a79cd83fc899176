package dev.shangjia.engine.expression;

import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction;

/**
 * The part of CEL's own functions that rulebooks have. The checker declares all of them anew for
 * each expression, most of its time from cold; and nobody writes a policy with bytes, unsigned
 * numbers or durations.
 */
final class Standard {
  static final CelStandardDeclarations DECLARATIONS =
      CelStandardDeclarations.newBuilder()
          .includeFunctions(
              StandardFunction.CONDITIONAL,
              StandardFunction.LOGICAL_AND,
              StandardFunction.LOGICAL_OR,
              StandardFunction.LOGICAL_NOT,
              StandardFunction.NOT_STRICTLY_FALSE,
              StandardFunction.EQUALS,
              StandardFunction.NOT_EQUALS,
              StandardFunction.LESS,
              StandardFunction.LESS_EQUALS,
              StandardFunction.GREATER,
              StandardFunction.GREATER_EQUALS,
              StandardFunction.ADD,
              StandardFunction.SUBTRACT,
              StandardFunction.MULTIPLY,
              StandardFunction.DIVIDE,
              StandardFunction.MODULO,
              StandardFunction.NEGATE,
              StandardFunction.IN,
              StandardFunction.INDEX,
              StandardFunction.SIZE,
              StandardFunction.INT,
              StandardFunction.DOUBLE,
              StandardFunction.STRING,
              StandardFunction.CONTAINS,
              StandardFunction.STARTS_WITH,
              StandardFunction.ENDS_WITH,
              StandardFunction.MATCHES,
              StandardFunction.GET_FULL_YEAR,
              StandardFunction.GET_MONTH,
              StandardFunction.GET_DATE,
              StandardFunction.GET_DAY_OF_WEEK,
              StandardFunction.GET_HOURS)
          .build();

  private Standard() {}
}
