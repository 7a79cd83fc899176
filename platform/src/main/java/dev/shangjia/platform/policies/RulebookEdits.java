package dev.shangjia.platform.policies;

import dev.shangjia.engine.inspection.ExampleRun;
import dev.shangjia.engine.inspection.Inspector;
import dev.shangjia.engine.inspection.RulebookCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * Changes one file of a version as plain text: checked as often as one likes, and saved as a
 * version of its own, which is an upload like any other.
 */
@Service
public class RulebookEdits {
  private static final String MANIFEST = "rulebook.yaml";
  private static final Pattern VERSION = Pattern.compile("(?m)^version:.*$");
  private static final Pattern PLAIN_TEXT = Pattern.compile(".*\\.(yaml|yml|tsv|txt|md)");

  private final JdbcPolicies rows;
  private final RulebookVersions versions;
  private final TransactionTemplate transaction;
  private final Clock clock;

  RulebookEdits(
      JdbcPolicies rows, RulebookVersions versions, TransactionTemplate transaction, Clock clock) {
    this.rows = rows;
    this.versions = versions;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** The files of a version that are plain text, with what stands in them, by path. */
  public Map<String, String> files(RulebookVersion version) {
    return RulebookArchive.texts(archive(version), PLAIN_TEXT.asMatchPredicate());
  }

  private byte[] archive(RulebookVersion version) {
    Optional<byte[]> archive = transaction.execute(_ -> rows.archive(version.hash()));
    return Objects.requireNonNull(archive)
        .orElseThrow(() -> new IllegalStateException("no archive of " + version));
  }

  /** Says what is wrong with a change, by lint and by the rules' own examples; keeps nothing. */
  public EditCheck check(RulebookVersion version, RulebookEdit edit) {
    return changed(version, edit, this::check);
  }

  private EditCheck check(Path folder) {
    RulebookCheck check = RulebookCheck.of(folder);
    Inspector inspector = check.inspector();
    if (check.rulebook() == null || inspector == null) {
      return new EditCheck(check.problems(), 0, null);
    }
    ExampleRun examples = ExampleRun.of(inspector, folder, clock.instant());
    var problems = new ArrayList<>(check.problems());
    problems.addAll(examples.problems());
    return new EditCheck(problems, examples.examples(), check.isWhole() ? inspector : null);
  }

  /** Installs a change as a version, without putting it in force, when nothing is wrong in it. */
  public Upload save(RulebookVersion version, RulebookEdit edit) {
    return changed(version, edit, folder -> versions.checked(version.program(), folder));
  }

  private <T> T changed(RulebookVersion version, RulebookEdit edit, Function<Path, T> work) {
    byte[] archive = archive(version);
    if (!files(version).containsKey(edit.file())) {
      throw new IllegalArgumentException("no file " + edit.file() + " in " + version);
    }
    try {
      Path folder = Files.createTempDirectory("shangjia-edit-");
      try {
        RulebookArchive.write(archive, folder);
        Files.writeString(folder.resolve(edit.file()), edit.text().replace("\r\n", "\n"));
        Path manifest = folder.resolve(MANIFEST);
        Files.writeString(manifest, named(Files.readString(manifest), edit.version()));
        return work.apply(folder);
      } finally {
        FileSystemUtils.deleteRecursively(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("no room to change " + version, e);
    }
  }

  private static String named(String manifest, String version) {
    return VERSION.matcher(manifest).replaceFirst(Matcher.quoteReplacement("version: " + version));
  }
}
