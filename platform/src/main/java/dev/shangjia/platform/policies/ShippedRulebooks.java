package dev.shangjia.platform.policies;

import dev.shangjia.engine.Problem;
import dev.shangjia.engine.Reading;
import dev.shangjia.engine.inspection.Inspector;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.engine.rulebook.RulebookReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Installs the rulebooks that come with the server, before anybody can ask for a page. One that
 * cannot be used is told in the log and left out; the version before it stays in force. One that
 * was published before is not published again, so that a node that still comes with an older one
 * puts no old rules back in force.
 */
@Component
final class ShippedRulebooks implements SmartInitializingSingleton {
  private static final Logger LOG = LoggerFactory.getLogger(ShippedRulebooks.class);
  private static final String MANIFEST = "rulebook.yaml";
  private static final String PUBLISHER = "system:shipped-rulebooks";

  private final JdbcPolicies rows;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final Path folder;

  ShippedRulebooks(
      JdbcPolicies rows,
      TransactionTemplate transaction,
      Clock clock,
      @Value("${shangjia.home:.}") Path home) {
    this.rows = rows;
    this.transaction = transaction;
    this.clock = clock;
    this.folder = home.resolve("rulebooks");
  }

  @Override
  public void afterSingletonsInstantiated() {
    Set<String> published =
        Objects.requireNonNull(transaction.execute(_ -> rows.published(PUBLISHER)));
    for (Path rulebook : folders()) {
      if (!published.contains(RulebookReader.hash(rulebook))) {
        install(rulebook);
      }
    }
  }

  private void install(Path from) {
    switch (RulebookReader.read(from)) {
      case Reading.Unreadable<Rulebook>(List<Problem> problems) -> tell(from, problems);
      case Reading.Read<Rulebook>(Rulebook rulebook, List<Problem> _) -> {
        List<Problem> problems = compiling(rulebook);
        if (problems.isEmpty()) {
          install(rulebook, from);
        } else {
          tell(from, problems);
        }
      }
    }
  }

  private static List<Problem> compiling(Rulebook rulebook) {
    return Inspector.of(rulebook) instanceof Reading.Unreadable<Inspector>(List<Problem> problems)
        ? problems
        : List.of();
  }

  private void install(Rulebook rulebook, Path from) {
    byte[] archive = RulebookArchive.pack(from);
    transaction.executeWithoutResult(
        _ -> {
          rows.install(rulebook, archive, clock.instant());
          rows.publish(rulebook, clock.instant(), PUBLISHER);
        });
    LOG.info("installed rulebook {} {}", rulebook.id(), rulebook.version());
  }

  private List<Path> folders() {
    if (!Files.isDirectory(folder)) {
      LOG.warn("no rulebooks come with this server: there is no folder {}", folder);
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(path -> Files.isRegularFile(path.resolve(MANIFEST))).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
  }

  private static void tell(Path rulebook, List<Problem> problems) {
    problems.stream()
        .filter(Problem::isError)
        .forEach(
            problem ->
                LOG.error(
                    "rulebook {} is not installed: {} {}",
                    rulebook.getFileName(),
                    problem.place(),
                    problem.message().en()));
  }
}
