package dev.shangjia.platform.files;

import dev.shangjia.platform.tenancy.OrganizationId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * Hands stored contents out. Pictures are shown, everything else is a download; nothing runs as a
 * page of this server, whatever it holds.
 */
@Controller
class FileDownloads {
  private static final String NOTHING_RUNS = "default-src 'none'; sandbox";

  private final StoredFiles files;

  FileDownloads(StoredFiles files) {
    this.files = files;
  }

  @GetMapping("/files/{organization}/{sha256:[0-9a-f]{64}}")
  ResponseEntity<InputStreamResource> file(
      @PathVariable long organization,
      @PathVariable String sha256,
      @RequestParam(required = false) @Nullable String name) {
    StoredFile file =
        files
            .find(new OrganizationId(organization), sha256)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    ContentDisposition disposition =
        (file.isPicture() ? ContentDisposition.inline() : ContentDisposition.attachment())
            .filename(name == null ? sha256.substring(0, 12) : name, StandardCharsets.UTF_8)
            .build();
    return ResponseEntity.ok()
        .contentType(
            file.isPicture()
                ? MediaType.parseMediaType(file.mediaType())
                : MediaType.APPLICATION_OCTET_STREAM)
        .contentLength(file.bytes())
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
        .header("Content-Security-Policy", NOTHING_RUNS)
        .header("X-Content-Type-Options", "nosniff")
        .cacheControl(
            file.protection() == StoredFile.Protection.SENSITIVE
                ? CacheControl.noStore()
                : CacheControl.maxAge(Duration.ofDays(30)).cachePrivate().immutable())
        .body(new InputStreamResource(files.open(file, "download")));
  }
}
