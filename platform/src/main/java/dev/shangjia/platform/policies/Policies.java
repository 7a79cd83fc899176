package dev.shangjia.platform.policies;

import dev.shangjia.engine.Reading;
import dev.shangjia.engine.inspection.Inspector;
import dev.shangjia.engine.procedure.Pin;
import dev.shangjia.engine.projection.Projections;
import dev.shangjia.engine.rulebook.EffectKind;
import dev.shangjia.engine.rulebook.Procedure;
import dev.shangjia.engine.rulebook.Rulebook;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The programs and their rulebooks. A version that was installed once is there for good, so that a
 * case is played to its end by the rulebook it began with. Safe for several threads.
 */
@Service
public class Policies {
  private final JdbcPolicies rows;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final Map<String, Rulebook> rulebooks = new ConcurrentHashMap<>();
  private final Map<String, Inspector> inspectors = new ConcurrentHashMap<>();
  private final Map<String, Projections> projections = new ConcurrentHashMap<>();

  Policies(JdbcPolicies rows, TransactionTemplate transaction, Clock clock) {
    this.rows = rows;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** The programs that the market runs, by id. */
  public List<Program> programs() {
    return installed().stream()
        .filter(program -> program.offer() == Program.Offer.OFFERED)
        .toList();
  }

  /** All programs that a rulebook is there for, run or not, by id. */
  public List<Program> installed() {
    return inTransaction(() -> rows.programs(clock.instant()));
  }

  /**
   * Has the market run some programs and no others.
   *
   * @param programs ids of installed programs; others are ignored
   */
  public void offer(Collection<String> programs) {
    transaction.executeWithoutResult(_ -> rows.offer(programs));
  }

  /** The rulebook of a program that is in force now; empty when there is no such program. */
  public Optional<Rulebook> find(String program) {
    return inTransaction(() -> rows.hashInForce(program, clock.instant())).map(this::byHash);
  }

  /** The rulebooks that are in force now, one of each program that is installed. */
  public List<Rulebook> inForce() {
    return inTransaction(() -> rows.hashesInForce(clock.instant())).stream()
        .map(this::byHash)
        .toList();
  }

  /**
   * The rulebook of a program that is in force now.
   *
   * @throws IllegalArgumentException when there is no such program; {@link #find} is for names that
   *     somebody typed
   */
  public Rulebook inForce(String program) {
    return find(program)
        .orElseThrow(() -> new IllegalArgumentException("no rulebook of program " + program));
  }

  /**
   * The procedures of a program that can end with an organization's identity verified; none when
   * the program goes by what others verified, or there is no such program.
   */
  public List<Procedure> verifying(String program) {
    return find(program).stream()
        .flatMap(rulebook -> rulebook.procedures().values().stream())
        .filter(procedure -> procedure.effects().stream().anyMatch(Policies::verifies))
        .toList();
  }

  private static boolean verifies(Procedure.Effect effect) {
    return effect.name().equals(EffectKind.VERIFY_ORGANIZATION.code());
  }

  /**
   * The rulebook by which a case is played.
   *
   * @throws IllegalArgumentException when it was never installed here
   */
  public Rulebook pinned(Pin pin) {
    return byHash(pin.hash());
  }

  /**
   * A version of a rulebook.
   *
   * @param hash as {@link Rulebook#hash} has it
   * @throws IllegalArgumentException when it was never installed here
   */
  public Rulebook byHash(String hash) {
    Rulebook known = rulebooks.get(hash);
    if (known != null) {
      return known;
    }
    byte[] archive =
        inTransaction(() -> rows.archive(hash))
            .orElseThrow(() -> new IllegalArgumentException("no rulebook " + hash));
    Rulebook read = RulebookArchive.unpack(hash, archive);
    rulebooks.put(hash, read);
    return read;
  }

  /** Judges by a rulebook; compiled when it is first asked for, then kept. */
  public Inspector inspector(Rulebook rulebook) {
    return inspectors.computeIfAbsent(
        rulebook.hash(),
        _ ->
            switch (Inspector.of(rulebook)) {
              case Reading.Read<Inspector>(Inspector inspector, var _) -> inspector;
              case Reading.Unreadable<Inspector>(var problems) ->
                  throw new IllegalStateException(
                      "rulebook %s %s was installed and does not compile: %s"
                          .formatted(rulebook.id(), rulebook.version(), problems));
            });
  }

  /** Makes the records that every program is projected to; compiled once for each rulebook. */
  public Projections projections(Rulebook rulebook) {
    return projections.computeIfAbsent(
        rulebook.hash(),
        _ ->
            switch (Projections.of(rulebook)) {
              case Reading.Read<Projections>(Projections ready, var _) -> ready;
              case Reading.Unreadable<Projections>(var problems) ->
                  throw new IllegalStateException(
                      "the projections of rulebook %s %s were installed and do not compile: %s"
                          .formatted(rulebook.id(), rulebook.version(), problems));
            });
  }

  private <T> T inTransaction(java.util.function.Supplier<T> work) {
    return transaction.execute(_ -> work.get());
  }
}
