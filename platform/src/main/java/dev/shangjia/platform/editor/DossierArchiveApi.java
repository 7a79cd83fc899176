package dev.shangjia.platform.editor;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.Problem;
import dev.shangjia.engine.dossier.DossierLimits;
import dev.shangjia.platform.apps.Draft;
import dev.shangjia.platform.apps.RequestedDossiers;
import dev.shangjia.platform.web.ApiRefusal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Dossiers as archives over HTTP, for programs. */
@RestController
@RequestMapping("/api/v1/dossiers/{id}/archive")
final class DossierArchiveApi {
  private static final String ZIP = "application/zip";

  private final RequestedDossiers requested;
  private final DossierArchives archives;

  DossierArchiveApi(RequestedDossiers requested, DossierArchives archives) {
    this.requested = requested;
    this.archives = archives;
  }

  /**
   * What came of an archive.
   *
   * @param hash names what the dossier holds now, as {@code check} names the same folder
   * @param warnings what there is to know about it
   */
  record ArchiveResponse(long dossier, String hash, List<ProblemResponse> warnings) {}

  /** Something about a dossier, and where. */
  record ProblemResponse(
      String severity, String code, String file, int line, int column, String message) {}

  @GetMapping(produces = ZIP)
  ResponseEntity<StreamingResponseBody> get(@PathVariable long id) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(ZIP))
        .body(archives.streamed(requested.readable(id)));
  }

  /**
   * Replaces what a dossier holds by an archive, a zip, tar or tar.gz: forms that it does not name
   * stay as they are. Of one that cannot be read nothing is taken.
   */
  @PutMapping
  ArchiveResponse put(@PathVariable long id, HttpServletRequest request) throws IOException {
    Draft draft = requested.writable(id);
    long limit = DossierLimits.STANDARD.totalBytes();
    if (request.getContentLengthLong() > limit) {
      throw tooLarge(request.getContentLengthLong(), limit);
    }
    List<Problem> problems;
    try (InputStream content = request.getInputStream()) {
      problems = archives.read(draft, content);
    }
    List<ProblemResponse> told = problems.stream().map(DossierArchiveApi::told).toList();
    if (problems.stream().anyMatch(Problem::isError)) {
      throw new ApiRefusal(
              HttpStatus.UNPROCESSABLE_CONTENT,
              "dossier-unreadable",
              new LocalText(
                  "无法读取这份材料，未予接收；problems 列出了问题和位置。",
                  "The dossier cannot be read and nothing of it was taken; problems says what and where."))
          .with("problems", told);
    }
    return new ArchiveResponse(id, requested.readable(id).hash(), told);
  }

  private static ApiRefusal tooLarge(long bytes, long limit) {
    return new ApiRefusal(
        HttpStatus.CONTENT_TOO_LARGE,
        "archive-too-large",
        new LocalText(
            "归档有 %d 字节，最多 %d 字节（%d MB）；请减小文件后再传。".formatted(bytes, limit, limit >> 20),
            "The archive has %d bytes; at most %d (%d MB) are taken. Make its files smaller."
                .formatted(bytes, limit, limit >> 20)));
  }

  private static ProblemResponse told(Problem problem) {
    return new ProblemResponse(
        problem.severity().name().toLowerCase(Locale.ROOT),
        problem.code(),
        problem.place().file(),
        problem.place().line(),
        problem.place().column(),
        ApiRefusal.in(problem.message()));
  }
}
