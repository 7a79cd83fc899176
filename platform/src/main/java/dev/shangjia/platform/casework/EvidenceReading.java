package dev.shangjia.platform.casework;

import dev.shangjia.engine.facts.Facts;
import dev.shangjia.engine.facts.Observation;
import dev.shangjia.engine.inspection.Finding;
import dev.shangjia.engine.inspection.Finding.Quote;
import dev.shangjia.engine.inspection.RuleResult;
import dev.shangjia.platform.apps.Attachment;
import dev.shangjia.platform.apps.Snapshot;
import dev.shangjia.platform.casework.HandedIn.Evidence;
import dev.shangjia.platform.casework.HandedIn.Passage;
import dev.shangjia.platform.casework.HandedIn.Picture;
import dev.shangjia.platform.files.StoredFile;
import dev.shangjia.platform.files.StoredFiles;
import dev.shangjia.platform.policies.Waiver;
import dev.shangjia.platform.policies.Waivers;
import dev.shangjia.platform.tenancy.OrganizationId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;

/** Puts beside a finding what shows it: passages of texts, parts of pictures and of pages. */
@Component
final class EvidenceReading {
  private static final int AROUND = 30;

  private final StoredFiles files;

  EvidenceReading(StoredFiles files) {
    this.files = files;
  }

  /**
   * What findings of one dossier are shown with.
   *
   * @param facts what was gathered; empty while nobody has looked
   * @param waivers of the app that hold now
   */
  record Shown(Snapshot snapshot, Optional<Facts> facts, List<Waiver> waivers) {
    Shown {
      waivers = List.copyOf(waivers);
    }
  }

  Evidence of(RuleResult result, Finding finding, Shown shown) {
    @Nullable Instant waived =
        Waivers.covering(shown.waivers(), finding).map(Waiver::expiresAt).orElse(null);
    return new Evidence(
        result.rule(),
        result.title(),
        finding.level(),
        finding,
        passages(finding, shown.snapshot()),
        pictures(finding, shown),
        waived);
  }

  private static List<Passage> passages(Finding finding, Snapshot snapshot) {
    String text = snapshot.forms().at(finding.place().pointer()).asString("");
    var passages = new ArrayList<Passage>();
    for (Quote quote : finding.quotes()) {
      switch (quote) {
        case Quote.Passage passage -> passages.add(passage(text, passage));
        case Quote.Item item -> passages.add(new Passage("", item.text(), "", ""));
        case Quote.Document document ->
            passages.add(new Passage("", document.title().zh(), "", document.title().en()));
        case Quote.Region _, Quote.Picture _ -> {
          // They are shown as pictures.
        }
      }
    }
    return passages;
  }

  private static Passage passage(String text, Quote.Passage quote) {
    int length = text.codePointCount(0, text.length());
    if (quote.end() > length) {
      return new Passage("", quote.text(), "", quote.label());
    }
    int from = text.offsetByCodePoints(0, quote.start());
    int to = text.offsetByCodePoints(0, quote.end());
    int first = text.offsetByCodePoints(0, Math.max(0, quote.start() - AROUND));
    int last = text.offsetByCodePoints(0, Math.min(length, quote.end() + AROUND));
    return new Passage(
        (first > 0 ? "…" : "") + text.substring(first, from),
        text.substring(from, to),
        text.substring(to, last) + (last < text.length() ? "…" : ""),
        quote.label());
  }

  /** Pictures of pages where there are any, the picture at the finding's place otherwise. */
  private List<Picture> pictures(Finding finding, Shown shown) {
    List<Quote.Region> regions = quotes(finding, Quote.Region.class).toList();
    List<Picture> ofPages =
        quotes(finding, Quote.Picture.class)
            .flatMap(picture -> ofPage(shown.snapshot().organization(), picture, regions).stream())
            .toList();
    return ofPages.isEmpty() && !regions.isEmpty()
        ? ofFile(finding, shown, regions).stream().toList()
        : ofPages;
  }

  private static <T extends Quote> Stream<T> quotes(Finding finding, Class<T> kind) {
    return finding.quotes().stream().filter(kind::isInstance).map(kind::cast);
  }

  /** One that was not kept is left out: the finding holds without it. */
  private Optional<Picture> ofPage(
      OrganizationId organization, Quote.Picture picture, List<Quote.Region> regions) {
    return files
        .find(organization, picture.sha256())
        .filter(StoredFile::isPicture)
        .flatMap(
            file ->
                size(file)
                    .map(
                        size ->
                            new Picture(
                                href(organization, picture.sha256(), picture.text() + ".png"),
                                picture.text(),
                                size.width(),
                                size.height(),
                                regions)));
  }

  /** How large a picture is, in pixels. */
  private record Size(int width, int height) {}

  private Optional<Size> size(StoredFile file) {
    try (InputStream content = files.open(file, "evidence");
        ImageInputStream image = ImageIO.createImageInputStream(content)) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(image);
      if (!readers.hasNext()) {
        return Optional.empty();
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(image);
        return Optional.of(new Size(reader.getWidth(0), reader.getHeight(0)));
      } finally {
        reader.dispose();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the picture " + file.sha256(), e);
    }
  }

  private static Optional<Picture> ofFile(
      Finding finding, Shown shown, List<Quote.Region> regions) {
    Snapshot snapshot = shown.snapshot();
    String path = finding.place().file();
    Attachment file = path == null ? null : snapshot.files().get(path);
    if (path == null || file == null) {
      return Optional.empty();
    }
    return shown
        .facts()
        .flatMap(
            known -> Optional.ofNullable(known.files().get(path)).flatMap(of -> seen(known, of)))
        .map(
            seen ->
                new Picture(
                    href(snapshot.organization(), file.sha256(), file.name()),
                    file.name(),
                    seen.path("width").asInt(0),
                    seen.path("height").asInt(0),
                    regions))
        .filter(picture -> picture.width() > 0 && picture.height() > 0);
  }

  private static Optional<JsonNode> seen(Facts facts, Facts.FileValue file) {
    String subject = Observation.subjectOf(file);
    return facts.observations().stream()
        .filter(one -> one.probe().equals("image") && one.subject().equals(subject))
        .flatMap(
            one ->
                one.result() instanceof Observation.Result.Seen seen
                    ? Stream.<JsonNode>of(seen.facts())
                    : Stream.<JsonNode>empty())
        .findFirst();
  }

  /** Where a file of an organization is. */
  static String href(OrganizationId organization, String sha256, String name) {
    return UriComponentsBuilder.fromPath("/files/{organization}/{sha256}")
        .queryParam("name", "{name}")
        .encode()
        .buildAndExpand(organization, sha256, name)
        .toUriString();
  }
}
