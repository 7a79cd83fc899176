package dev.shangjia.engine.dossier;

import dev.shangjia.engine.Problem;
import dev.shangjia.engine.Reading;
import dev.shangjia.engine.SourcePlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Opens dossiers: folders, and zip, tar or tar.gz archives, which are unpacked to a private
 * temporary folder. Whatever they hold, reading ends within limits and says what is wrong.
 */
public final class DossierReader {
  private final DossierLimits limits;
  private final Path temporary;

  /** Unpacks archives below the system's folder for temporary files. */
  public DossierReader(DossierLimits limits) {
    this(limits, Path.of(System.getProperty("java.io.tmpdir")));
  }

  /**
   * Unpacks archives below a folder.
   *
   * @param temporary an existing folder
   */
  public DossierReader(DossierLimits limits, Path temporary) {
    this.limits = limits;
    this.temporary = temporary;
  }

  /**
   * Opens a dossier and reads which program and procedure it is for. Its forms are read by {@link
   * OpenDossier#read} once the rulebook is known.
   *
   * @param target a folder with a dossier.yaml, that file itself, or an archive with one at its top
   *     or in one of its folders; archives are known by their content
   * @return the open dossier, which the caller closes
   * @throws IOException when the temporary folder cannot be written to
   */
  public Reading<OpenDossier> open(Path target) throws IOException {
    Path path = target.toAbsolutePath().normalize();
    String name = String.valueOf(path.getFileName());
    if (Files.isDirectory(path)) {
      return openFolder(path, name);
    }
    if (Files.isRegularFile(path)) {
      Path folder = path.getParent();
      return name.equals(DossierYaml.NAME) && folder != null
          ? openFolder(folder, String.valueOf(folder.getFileName()))
          : openArchive(path, name);
    }
    return unreadable(
        Files.exists(path) ? DossierProblems.notAFile(name) : DossierProblems.missing(name));
  }

  private Reading<OpenDossier> openFolder(Path folder, String name) {
    Optional<DossierFiles> files;
    try {
      files = FolderReader.read(folder, limits);
    } catch (IOException failure) {
      return unreadable(DossierProblems.notReadable(name));
    }
    return files.isPresent()
        ? open(files.get(), name, Workspace.none())
        : unreadable(DossierProblems.tooManyEntries(name, limits.entries()));
  }

  private Reading<OpenDossier> openArchive(Path archive, String name) throws IOException {
    if (!Files.isReadable(archive)) {
      return unreadable(DossierProblems.notReadable(name));
    }
    var workspace = Workspace.create(temporary);
    boolean opened = false;
    try {
      Reading<OpenDossier> reading =
          switch (new ArchiveReader(limits).read(archive, workspace.folder())) {
            case Reading.Read<DossierFiles>(DossierFiles files, List<Problem> _) ->
                open(files.withoutTopFolder(), name, workspace);
            case Reading.Unreadable<DossierFiles>(List<Problem> problems) ->
                new Reading.Unreadable<>(problems);
          };
      opened = reading instanceof Reading.Read;
      return reading;
    } finally {
      if (!opened) {
        workspace.close();
      }
    }
  }

  private Reading<OpenDossier> open(DossierFiles files, String name, Workspace workspace) {
    Path content = files.files().get(DossierYaml.NAME);
    if (content == null) {
      return unreadable(noDossierYaml(files, name));
    }
    return switch (DossierYaml.read(DossierYaml.NAME, content)) {
      case Reading.Read<DossierYaml>(DossierYaml yaml, List<Problem> problems) ->
          new Reading.Read<>(new OpenDossier(yaml, files, limits, workspace), problems);
      case Reading.Unreadable<DossierYaml>(List<Problem> problems) ->
          new Reading.Unreadable<>(problems);
    };
  }

  private static Problem noDossierYaml(DossierFiles files, String name) {
    var why = files.unusable().get(DossierYaml.NAME);
    if (why != null) {
      return DossierProblems.unusableDossierYaml(SourcePlace.startOf(DossierYaml.NAME), why);
    }
    List<String> several = files.topFoldersWith(DossierYaml.NAME);
    return several.size() > 1
        ? DossierProblems.severalDossierYamls(name, several)
        : DossierProblems.noDossierYaml(name, files.like(DossierYaml.NAME));
  }

  private static Reading<OpenDossier> unreadable(Problem problem) {
    return new Reading.Unreadable<>(List.of(problem));
  }
}
