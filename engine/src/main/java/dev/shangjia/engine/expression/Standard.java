package dev.shangjia.engine.expression;

import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import java.util.EnumSet;
import java.util.Set;

/**
 * The part of CEL's own functions that rulebooks have. The checker declares all of them anew for
 * each expression, and compares each with every other of its name: most of its time from cold. And
 * nobody writes a policy with bytes, unsigned numbers or durations.
 */
final class Standard {
  private static final Set<StandardFunction> FUNCTIONS =
      EnumSet.of(
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
          StandardFunction.GET_HOURS);

  private static final Set<CelType> LEFT_OUT =
      Set.of(SimpleType.BYTES, SimpleType.UINT, SimpleType.DURATION);

  static final CelStandardDeclarations DECLARATIONS =
      CelStandardDeclarations.newBuilder()
          .filterFunctions(
              (function, overload) ->
                  FUNCTIONS.contains(function) && isKept(overload.celOverloadDecl()))
          .build();

  private Standard() {}

  private static boolean isKept(CelOverloadDecl overload) {
    return !LEFT_OUT.contains(overload.resultType())
        && overload.parameterTypes().stream().noneMatch(LEFT_OUT::contains);
  }
}
