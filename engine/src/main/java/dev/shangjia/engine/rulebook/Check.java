package dev.shangjia.engine.rulebook;

import org.jspecify.annotations.Nullable;

/** What a rule asks of the facts. */
public sealed interface Check {

  /** The expression as written. */
  Expression expression();

  /**
   * The rule is broken when the expression is false.
   *
   * @param expression of type bool
   * @param evidence what to quote when it is false, of type list; null for nothing
   */
  record Assert(Expression expression, @Nullable Expression evidence) implements Check {
    /** One that quotes nothing. */
    public Assert(Expression expression) {
      this(expression, null);
    }
  }

  /**
   * The rule is broken when the expression finds anything; what it finds is the evidence, with its
   * place.
   *
   * @param expression of type list of spans of text or regions of a picture
   */
  record Find(Expression expression) implements Check {}
}
