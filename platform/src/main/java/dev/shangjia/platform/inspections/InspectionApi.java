package dev.shangjia.platform.inspections;

import dev.shangjia.engine.Language;
import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.comparison.ComparisonJson;
import dev.shangjia.engine.comparison.FactsPrint;
import dev.shangjia.engine.comparison.FactsPrintJson;
import dev.shangjia.engine.inspection.Report;
import dev.shangjia.engine.inspection.report.ReportFormat;
import dev.shangjia.engine.inspection.report.ReportOptions;
import dev.shangjia.engine.json.JsonMismatch;
import dev.shangjia.platform.apps.Dossiers;
import dev.shangjia.platform.apps.Draft;
import dev.shangjia.platform.apps.RequestedDossiers;
import dev.shangjia.platform.web.ApiRefusal;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is found in dossiers, over HTTP, for programs. */
@RestController
@RequestMapping(path = "/api/v1/dossiers/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
final class InspectionApi {
  /** A print of facts is some hundred bytes for each value and file. */
  private static final int MOST_PRINT_BYTES = 8 << 20;

  private final RequestedDossiers requested;
  private final Dossiers dossiers;
  private final Inspections inspections;

  InspectionApi(RequestedDossiers requested, Dossiers dossiers, Inspections inspections) {
    this.requested = requested;
    this.dossiers = dossiers;
    this.inspections = inspections;
  }

  /**
   * How far an inspection is.
   *
   * @param state {@code ordered}, {@code running}, {@code done} or {@code failed}
   * @param at the time of judging
   * @param done how many observations are finished
   * @param total how many there will be; 0 until that is known
   */
  record InspectionResponse(
      long id,
      String state,
      Instant at,
      String rulebookHash,
      int done,
      int total,
      @Nullable Instant finishedAt) {}

  /** The report on the dossier as it is now: the bytes of {@code check --format json}. */
  @GetMapping("/report")
  byte[] report(@PathVariable long id) throws IOException {
    return bytes(inspections.draft(requested.readable(id)).report());
  }

  /** Says where a check elsewhere differs from what the platform gathers itself. */
  @PostMapping(path = "/comparison", consumes = MediaType.APPLICATION_JSON_VALUE)
  byte[] compare(@PathVariable long id, InputStream body) throws IOException {
    Draft draft = requested.readable(id);
    return ComparisonJson.write(inspections.compare(draft, print(body)))
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }

  private static FactsPrint print(InputStream body) throws IOException {
    byte[] content = body.readNBytes(MOST_PRINT_BYTES + 1);
    if (content.length > MOST_PRINT_BYTES) {
      throw new ApiRefusal(
          HttpStatus.CONTENT_TOO_LARGE,
          "print-too-large",
          new LocalText(
              "事实摘要超过 8 MB，请只发送一份材料的。",
              "A print of facts has at most 8 MB; send that of one dossier."));
    }
    try {
      return FactsPrintJson.read(new String(content, StandardCharsets.UTF_8));
    } catch (JsonMismatch mismatch) {
      throw new ApiRefusal(HttpStatus.BAD_REQUEST, "malformed-print", mismatch.text());
    }
  }

  /** Has links and pages looked at; while that is under way, nothing new is ordered. */
  @PostMapping("/inspections")
  ResponseEntity<InspectionResponse> order(@PathVariable long id) {
    Draft draft = requested.writable(id);
    Inspection inspection =
        inspections
            .latest(draft.id())
            .filter(last -> !last.isOver())
            .or(() -> inspections.find(inspections.order(dossiers.snapshot(draft.id()))))
            .orElseThrow();
    return ResponseEntity.accepted()
        .location(URI.create("/api/v1/dossiers/" + id + "/inspections/" + inspection.id()))
        .body(response(inspection));
  }

  /** The inspection that was ordered last. */
  @GetMapping("/inspections/latest")
  InspectionResponse latest(@PathVariable long id) {
    Draft draft = requested.readable(id);
    return inspections
        .latest(draft.id())
        .map(InspectionApi::response)
        .orElseThrow(() -> none("latest"));
  }

  @GetMapping("/inspections/{inspection:[0-9]+}")
  InspectionResponse view(@PathVariable long id, @PathVariable long inspection) {
    return response(inspection(id, inspection));
  }

  /** The report of an inspection that is done. */
  @GetMapping("/inspections/{inspection:[0-9]+}/report")
  byte[] report(@PathVariable long id, @PathVariable long inspection) throws IOException {
    return bytes(
        inspections.report(inspection(id, inspection).id()).orElseThrow(() -> notDone(inspection)));
  }

  /** The facts of an inspection that is done: a file for {@code check --facts}. */
  @GetMapping("/inspections/{inspection:[0-9]+}/facts")
  byte[] facts(@PathVariable long id, @PathVariable long inspection) {
    return inspections
        .factsFile(inspection(id, inspection).id())
        .orElseThrow(() -> notDone(inspection))
        .getBytes(StandardCharsets.UTF_8);
  }

  private Inspection inspection(long id, long inspection) {
    Draft draft = requested.readable(id);
    Optional<Inspection> found = inspections.find(new InspectionId(inspection));
    return found
        .filter(one -> one.dossier().equals(draft.id()))
        .orElseThrow(() -> none(Long.toString(inspection)));
  }

  private static ApiRefusal none(String inspection) {
    return new ApiRefusal(
        HttpStatus.NOT_FOUND,
        "no-such-inspection",
        new LocalText(
            "这份材料没有检查 %s；POST …/inspections 发起检查。".formatted(inspection),
            "The dossier has no inspection %s; POST .../inspections orders one."
                .formatted(inspection)));
  }

  private static ApiRefusal notDone(long inspection) {
    return new ApiRefusal(
        HttpStatus.CONFLICT,
        "inspection-not-done",
        new LocalText(
            "检查 %d 尚未完成或没有完成；请查看其 state，完成后再取。".formatted(inspection),
            "Inspection %d is not done; see its state, and ask again when it is."
                .formatted(inspection)));
  }

  private static InspectionResponse response(Inspection inspection) {
    return new InspectionResponse(
        inspection.id().value(),
        inspection.state().code(),
        inspection.at(),
        inspection.rulebookHash(),
        inspection.done(),
        inspection.total(),
        inspection.finishedAt());
  }

  private static byte[] bytes(Report report) throws IOException {
    var text = new StringBuilder();
    ReportFormat.JSON.writer(ReportOptions.in(Language.EN)).write(report, text);
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
