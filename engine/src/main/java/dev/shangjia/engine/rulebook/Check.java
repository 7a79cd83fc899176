package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.LocalText;
import java.util.Map;
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

  /**
   * The rule is broken when the documents held are not enough. A fact that was not given is no
   * reason not to apply: then nothing is held.
   *
   * @param expression gives the kinds of the documents held, a list of texts
   * @param requirement what is needed
   * @param titles what each kind of document is called
   */
  record Require(Expression expression, Requirement requirement, Map<String, LocalText> titles)
      implements Check {
    public Require {
      titles = Map.copyOf(titles);
    }
  }
}
