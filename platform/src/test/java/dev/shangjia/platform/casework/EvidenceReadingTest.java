package dev.shangjia.platform.casework;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.inspection.Finding;
import dev.shangjia.engine.inspection.Finding.Quote;
import dev.shangjia.engine.inspection.RuleResult;
import dev.shangjia.engine.rulebook.Decides;
import dev.shangjia.engine.rulebook.Enforcement;
import dev.shangjia.engine.rulebook.Level;
import dev.shangjia.platform.PlatformTest;
import dev.shangjia.platform.accounts.Accounts;
import dev.shangjia.platform.apps.DossierId;
import dev.shangjia.platform.apps.Snapshot;
import dev.shangjia.platform.apps.SnapshotId;
import dev.shangjia.platform.casework.HandedIn.Evidence;
import dev.shangjia.platform.casework.Market.Somebody;
import dev.shangjia.platform.files.StoredFile;
import dev.shangjia.platform.files.StoredFiles;
import dev.shangjia.platform.files.Storing;
import dev.shangjia.platform.policies.Waiver;
import dev.shangjia.platform.tenancy.OrganizationId;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A finding stands beside what shows it. */
@PlatformTest
class EvidenceReadingTest {
  private static final String TEXT =
      "We build what others need. We may share your data with anybody.";
  private static final Quote.Region REGION = new Quote.Region("", 10, 20, 30, 5);

  @Autowired private Accounts accounts;
  @Autowired private ApplicationContext context;
  @Autowired private EvidenceReading evidence;
  @Autowired private StoredFiles files;

  private Joining joining;
  private Somebody provider;

  @BeforeEach
  void people() {
    joining = new Joining(context);
    provider = new Market(accounts).provider();
  }

  @Test
  void aPassageIsMarkedInItsText() {
    int start = TEXT.indexOf("share");
    Evidence shown =
        shown(
            List.of(new Quote.Passage("share your data", start, start + 15, "sharing")), List.of());

    assertThat(shown.passages())
        .singleElement()
        .satisfies(passage -> assertThat(passage.marked()).isEqualTo("share your data"))
        .satisfies(passage -> assertThat(passage.before()).startsWith("…").endsWith("We may "))
        .satisfies(passage -> assertThat(passage.after()).isEqualTo(" with anybody."));
  }

  @Test
  void thePictureOfAPageIsShownWithTheRegionsThatWereFound() {
    StoredFile picture = joining.as(provider, this::picture);

    Evidence shown =
        shown(List.of(new Quote.Picture("sidebar", picture.sha256()), REGION), List.of());

    assertThat(shown.pictures())
        .singleElement()
        .satisfies(one -> assertThat(one.href()).contains(picture.sha256()))
        .satisfies(one -> assertThat(one.name()).isEqualTo("sidebar"))
        .satisfies(one -> assertThat(one.width()).isEqualTo(375))
        .satisfies(one -> assertThat(one.height()).isEqualTo(812))
        .satisfies(one -> assertThat(one.regions()).containsExactly(REGION));
  }

  @Test
  void aPictureThatWasNotKeptIsLeftOut() {
    assertThat(shown(List.of(new Quote.Picture("sidebar", "0".repeat(64))), List.of()).pictures())
        .isEmpty();
  }

  @Test
  void aWaivedFindingSaysSoUntilWhatWasFlaggedChanges() {
    assertThat(shown(List.of(), List.of(waiver("e1"))).waivedUntil())
        .isEqualTo(Instant.parse("2027-01-01T00:00:00Z"));
    assertThat(shown(List.of(), List.of(waiver("e2"))).waivedUntil()).isNull();
  }

  private Evidence shown(List<Quote> quotes, List<Waiver> waivers) {
    var finding =
        new Finding(
            "f1",
            "e1",
            Finding.Kind.VIOLATION,
            Level.RETURN,
            new Finding.Place("/joining/capability", null),
            LocalText.same("found"),
            null,
            quotes,
            List.of());
    var result =
        new RuleResult(
            "joining/able",
            LocalText.same("able"),
            List.of(),
            Decides.ASSISTED,
            Level.RETURN,
            Enforcement.Mode.BLOCK,
            RuleResult.Outcome.FINDING,
            null,
            List.of(finding));
    return joining.as(
        provider,
        () ->
            evidence.of(
                result, finding, new EvidenceReading.Shown(snapshot(), Optional.empty(), waivers)));
  }

  private Snapshot snapshot() {
    ObjectNode forms = JsonNodeFactory.instance.objectNode();
    forms.putObject("joining").put("capability", TEXT);
    return new Snapshot(
        new SnapshotId(1),
        new DossierId(1),
        organization(),
        "weda",
        "joining",
        forms,
        Map.of(),
        "0",
        Instant.EPOCH);
  }

  private OrganizationId organization() {
    return provider.signedIn().organization();
  }

  private Waiver waiver(String evidenceHash) {
    return new Waiver(
        organization(),
        "weda",
        null,
        "joining/able",
        "f1",
        evidenceHash,
        "It is so.",
        "1",
        Instant.parse("2026-11-01T00:00:00Z"),
        Instant.parse("2027-01-01T00:00:00Z"));
  }

  private StoredFile picture() {
    var png = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(375, 812, BufferedImage.TYPE_INT_RGB), "png", png);
      return ((Storing.Stored)
              files.store(
                  organization(),
                  new ByteArrayInputStream(png.toByteArray()),
                  StoredFile.Protection.PLAIN))
          .file();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
