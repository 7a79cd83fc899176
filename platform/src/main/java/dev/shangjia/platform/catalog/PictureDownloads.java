package dev.shangjia.platform.catalog;

import dev.shangjia.platform.files.StoredFile;
import dev.shangjia.platform.files.StoredFiles;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.OrganizationId;
import java.time.Duration;
import java.util.Optional;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** Hands the pictures of listings out to everybody who may see one that shows them. */
@Controller
final class PictureDownloads {
  private static final String NOTHING_RUNS = "default-src 'none'; sandbox";

  private final JdbcListings rows;
  private final StoredFiles files;
  private final TransactionTemplate transaction;
  private final Acting acting;

  PictureDownloads(
      JdbcListings rows, StoredFiles files, TransactionTemplate transaction, Acting acting) {
    this.rows = rows;
    this.files = files;
    this.transaction = transaction;
    this.acting = acting;
  }

  @GetMapping("/market/pictures/{sha256:[0-9a-f]{64}}")
  ResponseEntity<InputStreamResource> picture(@PathVariable String sha256) {
    Optional<OrganizationId> owner = transaction.execute(_ -> rows.ownerOfPicture(sha256));
    if (owner == null || owner.isEmpty()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    // A picture that may be seen is opened as the market, whose file it is not.
    return acting.as(ListingEffects.ACTOR, () -> opened(owner.get(), sha256));
  }

  private ResponseEntity<InputStreamResource> opened(OrganizationId owner, String sha256) {
    StoredFile file =
        files
            .find(owner, sha256)
            .filter(StoredFile::isPicture)
            .filter(found -> found.protection() == StoredFile.Protection.PLAIN)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(file.mediaType()))
        .contentLength(file.bytes())
        .header("Content-Security-Policy", NOTHING_RUNS)
        .header("X-Content-Type-Options", "nosniff")
        .cacheControl(CacheControl.maxAge(Duration.ofDays(30)).cachePublic().immutable())
        .body(new InputStreamResource(files.open(file, "listing")));
  }
}
