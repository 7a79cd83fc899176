package dev.shangjia.platform.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shangjia.engine.procedure.Pin;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.platform.PlatformTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PlatformTest
class PoliciesTest {
  @Autowired Policies policies;
  @Autowired JdbcClient jdbc;

  @Test
  void offersAllShippedPrograms() {
    assertThat(policies.installed())
        .extracting(Program::id)
        .containsExactly(
            "dingtalk-app-center",
            "dingtalk-quick-deployment",
            "mini-program-live",
            "tencent-meeting",
            "weda");
  }

  @Test
  void pinnedRulebookIsTheOneInForce() {
    Rulebook inForce = policies.inForce("weda");
    var pin = new Pin("weda", inForce.version(), inForce.hash(), "joining");
    assertThat(policies.pinned(pin)).isEqualTo(inForce);
    assertThat(policies.inspector(inForce).rulebook()).isEqualTo(inForce);
  }

  @Test
  void refusesWhatIsNotInstalled() {
    assertThat(policies.find("nothing")).isEmpty();
    assertThatThrownBy(() -> policies.inForce("nothing"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nothing");
    assertThatThrownBy(() -> policies.pinned(new Pin("weda", "9", "00", "joining")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void installedVersionsNeverChange() {
    assertThatThrownBy(() -> jdbc.sql("DELETE FROM policies.publication").update())
        .hasMessageContaining("never changed");
    assertThatThrownBy(() -> jdbc.sql("UPDATE policies.rulebook SET version = '9'").update())
        .hasMessageContaining("never changed");
  }
}
