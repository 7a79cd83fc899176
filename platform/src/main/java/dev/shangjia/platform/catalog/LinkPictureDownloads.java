package dev.shangjia.platform.catalog;

import dev.shangjia.platform.catalog.linkpicture.LinkPicture;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Hands out the picture that goes with a link to an app, to everybody who may see the app. */
@Controller
final class LinkPictureDownloads {
  private static final String RETRY_SECONDS = "5";

  private final Listings listings;
  private final LinkPictures pictures;

  LinkPictureDownloads(Listings listings, LinkPictures pictures) {
    this.listings = listings;
    this.pictures = pictures;
  }

  /** Where the picture of a listing is, which is another address when it shows something else. */
  static String href(Listing listing, LinkPicture picture) {
    return listing.href() + "/link.png?v=" + picture.key();
  }

  @GetMapping("/market/apps/{address}/link.png")
  ResponseEntity<byte[]> picture(
      @PathVariable String address, @RequestParam(defaultValue = "") String v) {
    Listing listing =
        listings.find(address).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    LinkPicture picture = pictures.of(listing);
    Optional<byte[]> png = pictures.png(listing, picture);
    return png.isEmpty()
        ? ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
            .header("Retry-After", RETRY_SECONDS)
            .build()
        : ResponseEntity.ok()
            .contentType(MediaType.IMAGE_PNG)
            .cacheControl(
                picture.key().equals(v)
                    ? CacheControl.maxAge(Duration.ofDays(30)).cachePublic().immutable()
                    : CacheControl.maxAge(Duration.ofMinutes(10)).cachePublic())
            .body(png.get());
  }
}
