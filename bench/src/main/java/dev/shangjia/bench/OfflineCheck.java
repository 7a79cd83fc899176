package dev.shangjia.bench;

import static dev.shangjia.bench.EngineRules.value;

import dev.shangjia.engine.Language;
import dev.shangjia.engine.dossier.Dossier;
import dev.shangjia.engine.dossier.DossierLimits;
import dev.shangjia.engine.dossier.DossierReader;
import dev.shangjia.engine.dossier.OpenDossier;
import dev.shangjia.engine.facts.Facts;
import dev.shangjia.engine.inspection.Inspector;
import dev.shangjia.engine.inspection.Report;
import dev.shangjia.engine.inspection.report.ReportFormat;
import dev.shangjia.engine.inspection.report.ReportOptions;
import dev.shangjia.engine.inspection.report.SourceMap;
import dev.shangjia.probes.Gathering;
import dev.shangjia.probes.ObservationCache;
import dev.shangjia.probes.image.ImageProbe;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;

/** What {@code shangjia check --offline} does for one dossier, without a cache of observations. */
final class OfflineCheck {
  private final Inspector inspector;
  private final Gathering gathering =
      new Gathering(
          List.of(new ImageProbe()),
          ObservationCache.none(),
          Clock.systemUTC(),
          Duration.ofMinutes(1));

  OfflineCheck(Inspector inspector) {
    this.inspector = inspector;
  }

  /** Reads the dossier and looks at its pictures. */
  Facts facts(Path folder) throws IOException {
    try (OpenDossier open = value(new DossierReader(DossierLimits.STANDARD).open(folder))) {
      return gathered(read(open));
    }
  }

  /** The whole report as text: reading, looking, judging, writing. */
  String report(Path folder) throws IOException {
    try (OpenDossier open = value(new DossierReader(DossierLimits.STANDARD).open(folder))) {
      Dossier dossier = read(open);
      Report report = inspector.inspect(gathered(dossier), EngineRules.AT);
      SourceMap sources =
          SourceMap.of(
              dossier.values(),
              dossier::place,
              path -> folder.resolve(path).normalize().toString());
      ReportOptions options = ReportOptions.in(Language.EN).knowing(sources, inspector.rulebook());
      var text = new StringBuilder();
      ReportFormat.TEXT.writer(options).write(report, text);
      return text.toString();
    }
  }

  private Dossier read(OpenDossier open) {
    var rulebook = inspector.rulebook();
    return value(open.read(rulebook.forms(), rulebook.procedures().keySet()));
  }

  private Facts gathered(Dossier dossier) {
    Set<String> probes = inspector.probes(dossier.procedure(), EngineRules.AT);
    return gathering.gather(
        dossier,
        probes,
        Gathering.Reach.FILES,
        JsonNodeFactory.instance.objectNode(),
        (done, total, path) -> {});
  }
}
