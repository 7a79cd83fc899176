package dev.shangjia.engine.expression;

/**
 * Control flow inside the evaluator: the presence of a fact, or a fact read inside a function, is
 * not known.
 */
final class FactUnknown extends RuntimeException {
  FactUnknown(String fact) {
    super(fact, null, false, false);
  }
}
