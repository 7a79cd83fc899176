package dev.shangjia.platform.inspections;

import dev.shangjia.engine.facts.Facts;
import dev.shangjia.engine.facts.Observation;
import dev.shangjia.engine.inspection.Finding;
import dev.shangjia.engine.inspection.Report;
import dev.shangjia.platform.files.StoredFile;
import dev.shangjia.platform.files.StoredFiles;
import dev.shangjia.platform.tenancy.OrganizationId;
import dev.shangjia.probes.page.Evidence;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * The pictures that probes took of pages, as files of the organization whose pages they are, so
 * that whoever judges a finding sees them whichever node took them.
 */
@Component
final class PagePictures {
  private static final String SCREENSHOT = "screenshot";

  private final Path taken;
  private final StoredFiles files;

  PagePictures(InspectionSettings settings, StoredFiles files) {
    this.taken = folder(settings);
    this.files = files;
  }

  /** Where probes leave what they take. */
  static Path folder(InspectionSettings settings) {
    return settings.data().resolve("pictures-of-pages");
  }

  /** Keeps the pictures that facts name. One that is not there any more is left out. */
  void keep(OrganizationId organization, Facts facts) {
    keep(organization, named(facts.observations()));
  }

  /** Keeps the pictures that findings of a report show. */
  void keep(OrganizationId organization, Report report) {
    keep(
        organization,
        report.findings().stream()
            .flatMap(finding -> finding.quotes().stream())
            .filter(Finding.Quote.Picture.class::isInstance)
            .map(quote -> ((Finding.Quote.Picture) quote).sha256())
            .collect(Collectors.toUnmodifiableSet()));
  }

  private void keep(OrganizationId organization, Set<String> pictures) {
    for (String sha256 : pictures) {
      Path picture = Evidence.file(taken, sha256);
      if (Files.isRegularFile(picture) && files.find(organization, sha256).isEmpty()) {
        keep(organization, picture);
      }
    }
  }

  private void keep(OrganizationId organization, Path picture) {
    try (InputStream png = Files.newInputStream(picture)) {
      files.store(organization, png, StoredFile.Protection.PLAIN);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep the picture " + picture, e);
    }
  }

  private static Set<String> named(Collection<Observation> observations) {
    Set<String> named = new HashSet<>();
    for (Observation one : observations) {
      if (one.result() instanceof Observation.Result.Seen(var facts)) {
        facts.findValues(SCREENSHOT).stream()
            .filter(JsonNode::isString)
            .map(JsonNode::stringValue)
            .filter(sha256 -> sha256.matches("[0-9a-f]{64}"))
            .forEach(named::add);
      }
    }
    return named;
  }
}
