package dev.shangjia.platform.inspections;

import dev.shangjia.engine.dossier.Dossier;
import dev.shangjia.engine.dossier.HeldDossier;
import dev.shangjia.engine.dossier.HeldDossier.HeldFile;
import dev.shangjia.engine.facts.Facts.FileValue;
import dev.shangjia.engine.facts.Observation;
import dev.shangjia.engine.facts.Probe;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.platform.apps.Attachment;
import dev.shangjia.platform.files.StoredFile;
import dev.shangjia.platform.files.StoredFiles;
import dev.shangjia.platform.tenancy.OrganizationId;
import dev.shangjia.probes.ObservationCache;
import dev.shangjia.probes.every.EveryProbe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.node.ObjectNode;

/** A dossier whose files can be read until it is closed. */
final class Held implements AutoCloseable {
  private static final List<Probe> OF_FILES = EveryProbe.ofFiles();

  private final Path workspace;
  private final Dossier dossier;

  private Held(Path workspace, Dossier dossier) {
    this.workspace = workspace;
    this.dossier = dossier;
  }

  /** What is to be held. */
  record Content(
      OrganizationId organization,
      String program,
      String procedure,
      ObjectNode forms,
      Map<String, Attachment> files) {}

  static Held of(Content content, Rulebook rulebook, StoredFiles stored, ObservationCache before) {
    try {
      Path workspace = Files.createTempDirectory("shangjia-inspection-");
      var files = new TreeMap<String, HeldFile>();
      content
          .files()
          .forEach(
              (path, file) ->
                  stored
                      .find(content.organization(), file.sha256())
                      .ifPresent(found -> files.put(path, held(found, workspace, stored, before))));
      return new Held(
          workspace,
          HeldDossier.of(
              content.program(), content.procedure(), content.forms(), files, rulebook.forms()));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "no room to look at a dossier of " + content.organization(), e);
    }
  }

  /** A sensitive file is not opened when every probe saw it before. */
  private static HeldFile held(
      StoredFile file, Path workspace, StoredFiles stored, ObservationCache before) {
    var value = new FileValue(file.sha256(), file.bytes());
    boolean seen =
        file.protection() == StoredFile.Protection.SENSITIVE
            && OF_FILES.stream()
                .allMatch(probe -> before.find(probe, Observation.subjectOf(value)).isPresent());
    Path there = workspace.resolve(file.sha256());
    return new HeldFile(
        value, seen || Files.exists(there) ? there : stored.local(file, workspace, "inspection"));
  }

  Dossier dossier() {
    return dossier;
  }

  @Override
  public void close() {
    try {
      FileSystemUtils.deleteRecursively(workspace);
    } catch (IOException e) {
      throw new UncheckedIOException("folder " + workspace + " is still there", e);
    }
  }
}
