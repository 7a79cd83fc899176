package dev.shangjia.platform.editor;

import dev.shangjia.engine.Problem;
import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.apps.DossierId;
import dev.shangjia.platform.apps.Dossiers;
import dev.shangjia.platform.apps.Draft;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Dossiers as archives, in and out. */
@Controller
@RequestMapping("/dossiers/{id}")
class ArchivePages {
  private final Dossiers dossiers;
  private final DossierArchives archives;

  ArchivePages(Dossiers dossiers, DossierArchives archives) {
    this.dossiers = dossiers;
    this.archives = archives;
  }

  /**
   * What came of an archive.
   *
   * @param taken whether its content is in the dossier now
   */
  record UploadView(long dossier, boolean taken, List<Problem> problems) {}

  @GetMapping("/dossier.zip")
  ResponseEntity<StreamingResponseBody> download(@PathVariable long id) {
    Draft draft = draft(id);
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("application/zip"))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename("dossier.zip").build().toString())
        .body(archives.streamed(draft));
  }

  @PostMapping(path = "/upload", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  String upload(@PathVariable long id, @RequestParam("archive") MultipartFile archive, Model model)
      throws IOException {
    Draft draft = draft(id);
    if (SignedIn.current()
        .filter(who -> who.organization().equals(draft.organization()))
        .isEmpty()) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    try (InputStream content = archive.getInputStream()) {
      List<Problem> problems = archives.read(draft, content);
      if (problems.isEmpty()) {
        return "redirect:/dossiers/" + id;
      }
      boolean taken = problems.stream().noneMatch(Problem::isError);
      model.addAttribute("view", new UploadView(id, taken, problems));
      return "editor/upload";
    }
  }

  private Draft draft(long id) {
    return dossiers
        .find(new DossierId(id))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
