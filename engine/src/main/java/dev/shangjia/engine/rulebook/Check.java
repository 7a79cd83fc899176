package dev.shangjia.engine.rulebook;

/** What a rule asks of the facts. */
public sealed interface Check {

  /** The expression as written. */
  Expression expression();

  /**
   * The rule is broken when the expression is false.
   *
   * @param expression of type bool
   */
  record Assert(Expression expression) implements Check {}

  /**
   * The rule is broken when the expression finds anything; what it finds is the evidence, with its
   * place.
   *
   * @param expression of type list of spans of text or regions of a picture
   */
  record Find(Expression expression) implements Check {}
}
