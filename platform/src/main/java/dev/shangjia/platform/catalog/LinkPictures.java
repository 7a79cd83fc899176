package dev.shangjia.platform.catalog;

import dev.shangjia.platform.accounts.Organization;
import dev.shangjia.platform.accounts.Organizations;
import dev.shangjia.platform.catalog.ListingContent.Picture;
import dev.shangjia.platform.catalog.ListingOpinions.Opinions;
import dev.shangjia.platform.catalog.linkpicture.Drawing;
import dev.shangjia.platform.catalog.linkpicture.LinkPicture;
import dev.shangjia.platform.files.StoredFile;
import dev.shangjia.platform.files.StoredFiles;
import dev.shangjia.platform.tenancy.Acting;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The pictures that go with links to apps. They are drawn one at a time, whoever asks for how many,
 * and the last ones are kept.
 */
@Component
final class LinkPictures {
  private static final Logger LOG = LoggerFactory.getLogger(LinkPictures.class);
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /** Each has some 50 KB. */
  private static final int MOST_KEPT = 200;

  private static final int LARGEST_ICON = 2048;

  private final StoredFiles files;
  private final Organizations organizations;
  private final ListingAdditions additions;
  private final Acting acting;
  private final Semaphore drawing = new Semaphore(1);
  private final Kept kept = new Kept();

  LinkPictures(
      StoredFiles files, Organizations organizations, ListingAdditions additions, Acting acting) {
    this.files = files;
    this.organizations = organizations;
    this.additions = additions;
    this.acting = acting;
  }

  /** What the picture of a listing shows now. */
  LinkPicture of(Listing listing) {
    ListingContent content = listing.content();
    Picture icon = content.icon();
    Optional<Opinions> opinions = additions.opinions(listing).filter(some -> some.count() > 0);
    return new LinkPicture(
        content.name(),
        Objects.requireNonNullElse(content.summary(), ""),
        Optional.ofNullable(content.provider())
            .or(() -> organizations.get(listing.provider()).map(Organization::name))
            .orElse(""),
        icon == null ? null : icon.sha256(),
        opinions.map(some -> String.format(Locale.ROOT, "%.1f", some.mean())).orElse(null),
        opinions.map(Opinions::count).orElse(0));
  }

  /** A picture as PNG; empty when too many are asked for at once. */
  Optional<byte[]> png(Listing listing, LinkPicture picture) {
    byte[] known = kept.find(picture.key());
    if (known != null) {
      return Optional.of(known);
    }
    if (!begins()) {
      return Optional.empty();
    }
    try {
      byte[] drawn = kept.find(picture.key());
      if (drawn == null) {
        drawn = Drawing.png(picture, icon(listing));
        kept.add(picture.key(), drawn);
      }
      return Optional.of(drawn);
    } finally {
      drawing.release();
    }
  }

  private boolean begins() {
    try {
      return drawing.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private @Nullable BufferedImage icon(Listing listing) {
    Picture icon = listing.content().icon();
    return icon == null
        ? null
        : acting.as(
            ListingEffects.ACTOR,
            () ->
                files
                    .find(listing.provider(), icon.sha256())
                    .filter(StoredFile::isPicture)
                    .filter(file -> file.protection() == StoredFile.Protection.PLAIN)
                    .map(this::read)
                    .orElse(null));
  }

  /** An icon that cannot be read is left out. */
  private @Nullable BufferedImage read(StoredFile file) {
    try (InputStream content = files.open(file, "link picture");
        ImageInputStream input = ImageIO.createImageInputStream(content)) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
      if (!readers.hasNext()) {
        return null;
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(input);
        boolean fits = reader.getWidth(0) <= LARGEST_ICON && reader.getHeight(0) <= LARGEST_ICON;
        return fits ? reader.read(0) : null;
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException broken) {
      LOG.info("the icon {} cannot be drawn: {}", file.sha256(), broken.toString());
      return null;
    }
  }

  /** The last ones that were asked for. */
  private static final class Kept {
    private final Map<String, byte[]> pictures =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
            return size() > MOST_KEPT;
          }
        };

    synchronized byte @Nullable [] find(String key) {
      return pictures.get(key);
    }

    synchronized void add(String key, byte[] picture) {
      pictures.put(key, picture);
    }
  }
}
