package dev.shangjia.platform.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shangjia.engine.Reading;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.engine.rulebook.RulebookReader;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RulebookArchiveTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "tencent-meeting",
        "weda",
        "dingtalk-app-center",
        "dingtalk-quick-deployment",
        "mini-program-live"
      })
  void unpacksTheRulebookThatWasPacked(String program) {
    Path folder = Path.of("../rulebooks", program);
    var read = (Reading.Read<Rulebook>) RulebookReader.read(folder);
    byte[] archive = RulebookArchive.pack(folder);
    assertThat(RulebookArchive.unpack(read.value().hash(), archive)).isEqualTo(read.value());
  }

  @org.junit.jupiter.api.Test
  void refusesAnArchiveThatIsNotWhatItsHashSays() {
    byte[] archive = RulebookArchive.pack(Path.of("../rulebooks/weda"));
    assertThatThrownBy(() -> RulebookArchive.unpack("00", archive))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("00");
  }
}
