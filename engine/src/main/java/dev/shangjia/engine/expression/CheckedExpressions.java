package dev.shangjia.engine.expression;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Expressions that were parsed and checked before, so that neither is done again: most of the time
 * that a rulebook takes to compile. Good only for the same facts, word lists and engine; whoever
 * keeps them sees to that. Safe for several threads.
 */
public interface CheckedExpressions {

  /**
   * What was kept.
   *
   * @param key the expression, with the names it knows besides the facts
   * @return a CEL {@code CheckedExpr} in its wire format
   */
  Optional<byte[]> find(String key);

  /**
   * Keeps an expression that is right.
   *
   * @param checked gives what to keep, and is asked only if it is kept
   */
  void keep(String key, Supplier<byte[]> checked);

  /** Remembers nothing. */
  static CheckedExpressions none() {
    return new CheckedExpressions() {
      @Override
      public Optional<byte[]> find(String key) {
        return Optional.empty();
      }

      @Override
      public void keep(String key, Supplier<byte[]> checked) {}
    };
  }
}
