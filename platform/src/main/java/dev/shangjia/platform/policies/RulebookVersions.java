package dev.shangjia.platform.policies;

import dev.shangjia.engine.Problem;
import dev.shangjia.engine.inspection.ExampleRun;
import dev.shangjia.engine.inspection.Inspector;
import dev.shangjia.engine.inspection.RulebookCheck;
import dev.shangjia.engine.rulebook.Rulebook;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * The versions of rulebooks, and from when on each is in force. A version comes here only when the
 * engine's lint finds no error in it and all examples of its rules come out as they say.
 */
@Service
public class RulebookVersions {
  private final JdbcVersions rows;
  private final JdbcPolicies policies;
  private final TransactionTemplate transaction;
  private final Clock clock;

  RulebookVersions(
      JdbcVersions rows, JdbcPolicies policies, TransactionTemplate transaction, Clock clock) {
    this.rows = rows;
    this.policies = policies;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** The versions of a program, the one that came last first. */
  public List<RulebookVersion> of(String program) {
    return inTransaction(() -> rows.of(program));
  }

  /** A version of a program; empty when it was never installed here. */
  public Optional<RulebookVersion> find(String program, String hash) {
    return inTransaction(() -> rows.find(hash))
        .filter(version -> version.program().equals(program));
  }

  /** What is, was and will be in force in a program, what begins last first. */
  public List<Publication> publications(String program) {
    return inTransaction(() -> rows.publications(program));
  }

  /**
   * Installs a version of a program's rulebook, without putting it in force. Installing it again
   * changes nothing.
   *
   * @param zip the folder with {@code rulebook.yaml}, packed; read to its end, not closed
   */
  public Upload upload(String program, InputStream zip) throws IOException {
    Path work = Files.createTempDirectory("shangjia-rulebook-");
    try {
      return switch (UploadedArchive.unpack(zip, work)) {
        case UploadedArchive.Unpacked.NotReadable _ -> new Upload.NoArchive();
        case UploadedArchive.Unpacked.TooLarge _ ->
            new Upload.TooLarge(UploadedArchive.MOST_FILES, UploadedArchive.MOST_BYTES);
        case UploadedArchive.Unpacked.WithoutRulebook _ -> new Upload.NoRulebook();
        case UploadedArchive.Unpacked.Folder(Path folder) -> checked(program, folder);
      };
    } finally {
      FileSystemUtils.deleteRecursively(work);
    }
  }

  /** Installs the version in a folder when nothing is wrong in it. */
  Upload checked(String program, Path folder) {
    RulebookCheck check = RulebookCheck.of(folder);
    var problems = new ArrayList<>(check.problems());
    Rulebook rulebook = check.rulebook();
    Inspector inspector = check.inspector();
    if (rulebook == null || inspector == null) {
      return new Upload.Faulty(problems);
    }
    if (!rulebook.id().equals(program)) {
      return new Upload.OfAnotherProgram(rulebook.id());
    }
    ExampleRun examples = ExampleRun.of(inspector, folder, clock.instant());
    problems.addAll(examples.problems());
    if (problems.stream().anyMatch(Problem::isError)) {
      return new Upload.Faulty(problems);
    }
    byte[] archive = RulebookArchive.pack(folder);
    RulebookVersion version =
        inTransaction(
            () -> {
              policies.install(rulebook, archive, clock.instant());
              return rows.find(rulebook.hash()).orElseThrow();
            });
    return new Upload.Installed(version, examples.examples());
  }

  /**
   * Puts a version in force from a time on; what was to begin at or after that time comes to
   * nothing, since the last word counts.
   *
   * @param from not before now
   * @param by who says so, a person's number
   * @param reason why, in the author's words
   */
  public void publish(RulebookVersion version, Instant from, String by, String reason) {
    transaction.executeWithoutResult(
        _ ->
            rows.publish(
                version.program(), version.hash(), from, by, clock.instant(), reason.strip()));
  }

  private <T> T inTransaction(Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(_ -> work.get()));
  }
}
