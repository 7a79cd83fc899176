package dev.shangjia.engine.inspection;

import dev.shangjia.engine.expression.Compiled;
import dev.shangjia.engine.expression.Local;
import dev.shangjia.engine.rulebook.Rule;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A rule whose expressions are compiled, but for its messages, which few dossiers need.
 *
 * @param rule the rule
 * @param sources where the things come from that it judges one by one; empty when it judges once
 * @param when its condition, or null
 * @param check what it asks, or null when a person decides
 * @param evidence what it quotes when its assertion is false, or null
 * @param at where its findings are placed, or null for the first fact that the check reads
 * @param locals the names that its expressions know besides the facts
 */
record CompiledRule(
    Rule rule,
    List<Compiled> sources,
    @Nullable Compiled when,
    @Nullable Compiled check,
    @Nullable Compiled evidence,
    @Nullable Compiled at,
    List<Local> locals) {
  CompiledRule {
    sources = List.copyOf(sources);
    locals = List.copyOf(locals);
  }

  /** The probes whose observations it reads. */
  Set<String> probes() {
    var probes = new LinkedHashSet<String>();
    Stream.concat(sources.stream(), Stream.of(when, check))
        .forEach(
            compiled -> {
              if (compiled != null) {
                probes.addAll(compiled.probes());
              }
            });
    return probes;
  }
}
