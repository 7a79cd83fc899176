package dev.shangjia.platform.editor;

import dev.shangjia.engine.Problem;
import dev.shangjia.engine.Reading;
import dev.shangjia.engine.comparison.Comparison;
import dev.shangjia.engine.comparison.FactsPrint;
import dev.shangjia.engine.facts.Facts;
import dev.shangjia.engine.facts.FactsFile;
import dev.shangjia.platform.apps.DossierId;
import dev.shangjia.platform.apps.Dossiers;
import dev.shangjia.platform.apps.Draft;
import dev.shangjia.platform.inspections.Inspections;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** Compares what {@code check --save-facts} wrote on somebody's machine with what is known here. */
@Controller
class ComparisonPages {
  private final Dossiers dossiers;
  private final Inspections inspections;

  ComparisonPages(Dossiers dossiers, Inspections inspections) {
    this.dossiers = dossiers;
    this.inspections = inspections;
  }

  /**
   * What came of comparing.
   *
   * @param problems why the file could not be read, or what there is to know about it
   * @param comparison null when it could not be read
   */
  record ComparisonView(long dossier, List<Problem> problems, @Nullable Comparison comparison) {}

  /** What is uploaded is compared, judged by nothing, and kept nowhere. */
  @PostMapping(
      path = "/dossiers/{id:[0-9]+}/comparison",
      consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  String compare(@PathVariable long id, @RequestParam("facts") MultipartFile facts, Model model)
      throws IOException {
    Draft draft =
        dossiers
            .find(new DossierId(id))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    model.addAttribute(
        "view",
        switch (FactsFile.read("facts.json", facts.getBytes())) {
          case Reading.Unreadable<Facts>(List<Problem> problems) ->
              new ComparisonView(id, problems, null);
          case Reading.Read<Facts>(Facts local, List<Problem> warnings) ->
              new ComparisonView(
                  id, warnings, inspections.compare(draft, FactsPrint.of(local, null)));
        });
    return "editor/comparison";
  }
}
