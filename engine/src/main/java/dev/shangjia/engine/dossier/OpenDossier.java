package dev.shangjia.engine.dossier;

import dev.shangjia.engine.Reading;
import dev.shangjia.engine.SourcePlace;
import dev.shangjia.engine.rulebook.Form;
import java.util.Map;
import java.util.Set;

/**
 * A dossier of which it is known what it is for. Closing it deletes what was unpacked; the contents
 * of its files can be read until then.
 */
public final class OpenDossier implements AutoCloseable {
  private final DossierYaml yaml;
  private final DossierFiles files;
  private final DossierLimits limits;
  private final Workspace workspace;

  OpenDossier(DossierYaml yaml, DossierFiles files, DossierLimits limits, Workspace workspace) {
    this.yaml = yaml;
    this.files = files;
    this.limits = limits;
    this.workspace = workspace;
  }

  /** The id of the rulebook it is for; whether there is one is for the caller to find out. */
  public String program() {
    return yaml.program();
  }

  /** Where that stands. */
  public SourcePlace programPlace() {
    return yaml.programPlace();
  }

  /** The procedure it is handed in for. */
  public String procedure() {
    return yaml.procedure();
  }

  /** Where that stands. */
  public SourcePlace procedurePlace() {
    return yaml.procedurePlace();
  }

  /**
   * Reads forms and files. Errors are forms and procedures that the program does not have, and
   * files that cannot be used. That a file does not exist is no error here: it is missing in {@link
   * Dossier#files}, and the inspection says so.
   *
   * @param forms the program's forms, by id
   * @param procedures the ids of its procedures
   */
  public Reading<Dossier> read(Map<String, Form> forms, Set<String> procedures) {
    return new FormsReading(yaml, files, limits, forms).read(procedures);
  }

  @Override
  public void close() {
    workspace.close();
  }
}
