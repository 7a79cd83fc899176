package dev.shangjia.engine.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.facts.Facts.FileValue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;

class DossierHashTest {
  @TempDir Path folder;
  private String hash = "";

  @BeforeEach
  void readFirst() throws IOException {
    hash = Submissions.dossier(Submissions.folder(folder)).hash();
  }

  /** The figure was made with sha256sum from the canonical JSON written by hand. */
  @Test
  void isTheSha256OfCanonicalJson() {
    var forms = JsonNodeFactory.instance.objectNode();
    forms.putObject("listing").put("b", 1.0).put("a", "é");

    assertThat(DossierHash.of("p", "q", forms, Map.of("x.png", new FileValue("00ff", 3L))))
        .isEqualTo("a2b024218aede2760ecad7eac5dbef1bd6ef43c7608f676358caf74be69b5ab4");
  }

  @Test
  void doesNotDependOnHowTheFileIsWritten() throws IOException {
    Submissions.write(
        folder,
        "dossier.yaml",
        """
        # a comment
        forms: {listing: {screenshots: [{image: pictures/first.png, terminal: desktop}],
          logo: "logo.png", name: '会议纪要'}}
        procedure: release
        program: tencent-meeting
        """);

    assertThat(Submissions.dossier(folder).hash()).isEqualTo(hash);
  }

  @Test
  void doesNotDependOnWhatNothingRefersTo() throws IOException {
    Submissions.write(folder, "draft.txt", "x");

    assertThat(Submissions.dossier(folder).hash()).isEqualTo(hash);
  }

  @Test
  void changesWithAFilesContent() throws IOException {
    Submissions.write(folder, "logo.png", "Logo");

    assertThat(Submissions.dossier(folder).hash()).isNotEqualTo(hash);
  }

  @Test
  void changesWithEveryPart() throws IOException {
    for (String part : new String[] {"tencent-meeting", "会议纪要", "desktop"}) {
      Submissions.write(folder, "dossier.yaml", Submissions.YAML.replace(part, "other"));
      assertThat(Submissions.dossier(folder).hash()).describedAs(part).isNotEqualTo(hash);
    }
    Submissions.write(
        folder, "dossier.yaml", Submissions.YAML.replace("release", "search-listing"));
    assertThat(Submissions.dossier(folder).hash()).isNotEqualTo(hash);
  }

  @Test
  void doesNotDependOnTheOrderOfFiles() {
    var forms = JsonNodeFactory.instance.objectNode();
    var oneWay = new LinkedHashMap<String, FileValue>();
    oneWay.put("a", new FileValue("01", 1));
    oneWay.put("b", new FileValue("02", 2));
    var otherWay = new LinkedHashMap<String, FileValue>();
    otherWay.put("b", new FileValue("02", 2));
    otherWay.put("a", new FileValue("01", 1));

    assertThat(DossierHash.of("p", "q", forms, oneWay))
        .isEqualTo(DossierHash.of("p", "q", forms, otherWay));
  }
}
