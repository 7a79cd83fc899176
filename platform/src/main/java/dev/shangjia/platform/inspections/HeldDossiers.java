package dev.shangjia.platform.inspections;

import dev.shangjia.engine.facts.Probe;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.platform.files.StoredFiles;
import dev.shangjia.platform.files.Workspaces;
import dev.shangjia.probes.every.EveryProbe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Holds dossiers for probes. */
@Component
class HeldDossiers {
  private static final List<Probe> OF_FILES = EveryProbe.ofFiles();

  private final StoredFiles files;
  private final Workspaces workspaces;
  private final Looks looks;

  HeldDossiers(StoredFiles files, Workspaces workspaces, Looks looks) {
    this.files = files;
    this.workspaces = workspaces;
    this.looks = looks;
  }

  /**
   * Holds a dossier until it is closed.
   *
   * @param wanted the names of the probes that will look
   */
  Held hold(Held.Content content, Rulebook rulebook, Set<String> wanted) {
    try {
      var held = new Held(workspaces.fresh("inspection"), content, rulebook, files);
      try {
        held.open(
            OF_FILES.stream().filter(probe -> wanted.contains(probe.name())).toList(),
            files,
            looks.before());
      } catch (RuntimeException e) {
        held.close();
        throw e;
      }
      return held;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "no room to look at a dossier of " + content.organization(), e);
    }
  }
}
