package dev.shangjia.engine.expression;

/** Control flow inside the evaluator: a fact that was not given is read unguarded. */
final class FactNotGiven extends RuntimeException {
  private final String fact;

  FactNotGiven(String fact) {
    super(fact, null, false, false);
    this.fact = fact;
  }

  String fact() {
    return fact;
  }
}
