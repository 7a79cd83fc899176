package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.LocalText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Collects in what two versions of one thing differ. */
final class Differences {
  private final List<Difference> all = new ArrayList<>();

  List<Difference> all() {
    return List.copyOf(all);
  }

  /** A property whose change has a direction of its own. */
  void add(String property, @Nullable Object before, @Nullable Object after, Direction direction) {
    String old = shown(before);
    String now = shown(after);
    if (!old.equals(now)) {
      all.add(new Difference(property, old, now, direction));
    }
  }

  /** A property whose change has no direction. */
  void changed(String property, @Nullable Object before, @Nullable Object after) {
    add(property, before, after, Direction.CHANGED);
  }

  /** A property that decides nothing. */
  void reworded(String property, @Nullable Object before, @Nullable Object after) {
    add(property, before, after, Direction.REWORDED);
  }

  /** A text in both languages, which decides nothing. */
  void reworded(String property, @Nullable LocalText before, @Nullable LocalText after) {
    reworded(property + ".zh", before == null ? "" : before.zh(), after == null ? "" : after.zh());
    reworded(property + ".en", before == null ? "" : before.en(), after == null ? "" : after.en());
  }

  /** A set of names: what came in and what went out, each with its direction. */
  void names(String property, List<String> before, List<String> after, Direction whenMore) {
    var in = new LinkedHashSet<>(after);
    before.forEach(in::remove);
    var out = new LinkedHashSet<>(before);
    after.forEach(out::remove);
    if (!in.isEmpty()) {
      all.add(new Difference(property, "", String.join(", ", in), whenMore));
    }
    if (!out.isEmpty()) {
      all.add(new Difference(property, String.join(", ", out), "", whenMore.opposite()));
    }
  }

  /** A value as differences show it; blank for none. */
  static String shown(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case Expression expression -> expression.text();
      case Period period ->
          period.amount() + " " + period.unit().code() + (period.ours() ? " (ours)" : "");
      case List<?> list -> String.join(", ", list.stream().map(Differences::shown).toList());
      case Procedure.Effect effect ->
          effect.argument() == null ? effect.name() : effect.name() + ": " + effect.argument();
      default -> Objects.toString(value);
    };
  }
}
