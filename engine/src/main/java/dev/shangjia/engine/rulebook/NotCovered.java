package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.SourcePlace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Clauses that no rule, field, stage, measure or agreement of the rulebook carries out, and why: an
 * entry in {@code not-covered/}.
 *
 * @param clauses at least one
 * @param platform the capability of the platform that carries them out, such as {@code
 *     authorization}; null when nothing does
 * @param why the reason
 * @param place where it stands
 */
public record NotCovered(
    List<String> clauses, @Nullable String platform, LocalText why, SourcePlace place) {
  public NotCovered {
    clauses = List.copyOf(clauses);
  }
}
