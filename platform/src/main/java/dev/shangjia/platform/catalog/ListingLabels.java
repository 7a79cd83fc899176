package dev.shangjia.platform.catalog;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.projection.Projections;
import dev.shangjia.engine.projection.RecordShape;
import dev.shangjia.platform.policies.Policies;
import dev.shangjia.platform.policies.Program;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the values of listings are called that are choices of a program's form. */
@Component
final class ListingLabels {
  static final String CATEGORIES = "categories";
  static final String TERMINALS = "terminals";

  private final Policies policies;

  ListingLabels(Policies policies) {
    this.policies = policies;
  }

  /** The names of some values of a program's listing; what providers wrote is its own name. */
  List<LocalText> of(String program, String field, Collection<String> values) {
    Projections projections = policies.projections(policies.inForce(program));
    return values.stream()
        .map(
            value ->
                projections
                    .labels(RecordShape.LISTING, field)
                    .getOrDefault(value, LocalText.same(value)))
        .toList();
  }

  /** The name of a value that listings of several programs may have. */
  LocalText of(String field, String value) {
    return policies.installed().stream()
        .map(Program::id)
        .map(program -> policies.projections(policies.inForce(program)))
        .map(projections -> projections.labels(RecordShape.LISTING, field))
        .flatMap(labels -> Optional.ofNullable(labels.get(value)).stream())
        .findFirst()
        .orElse(LocalText.same(value));
  }
}
