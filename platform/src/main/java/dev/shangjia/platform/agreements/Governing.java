package dev.shangjia.platform.agreements;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.rulebook.Agreement;
import dev.shangjia.engine.rulebook.Procedure;
import dev.shangjia.platform.policies.Policies;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which procedures an agreement governs. The rulebook in force says so, whatever version of the
 * agreement counts: one that its program dropped governs nothing any more.
 */
@Component
class Governing {
  private final Policies policies;

  Governing(Policies policies) {
    this.policies = policies;
  }

  /** The procedures that are not started without consent to it. */
  List<Procedure> of(AgreementVersion version) {
    return policies.find(version.program()).stream()
        .flatMap(
            rulebook ->
                governed(
                    rulebook.agreements().get(version.agreement()), rulebook.procedures()::get))
        .toList();
  }

  private static Stream<Procedure> governed(
      @Nullable Agreement agreement, Function<String, @Nullable Procedure> procedures) {
    return agreement == null
        ? Stream.of()
        : agreement.governs().stream().map(procedures).filter(Objects::nonNull);
  }

  /** The agreements of a program of which at least one of some procedures is governed, by id. */
  Set<String> over(String program, Collection<String> procedures) {
    return policies.find(program).stream()
        .flatMap(rulebook -> rulebook.agreements().values().stream())
        .filter(agreement -> agreement.governs().stream().anyMatch(procedures::contains))
        .map(Agreement::id)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** What people call procedures, one after the other. */
  static LocalText titles(List<Procedure> procedures) {
    return new LocalText(
        procedures.stream()
            .map(procedure -> "“" + procedure.title().zh() + "”")
            .collect(Collectors.joining("、")),
        procedures.stream()
            .map(procedure -> "\"" + procedure.title().en() + "\"")
            .collect(Collectors.joining(", ")));
  }
}
