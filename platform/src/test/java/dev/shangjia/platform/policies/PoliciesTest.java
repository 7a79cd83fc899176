package dev.shangjia.platform.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shangjia.engine.procedure.Pin;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.platform.PlatformTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;

@PlatformTest
class PoliciesTest {
  @Autowired Policies policies;
  @Autowired JdbcClient jdbc;
  @Autowired JdbcPolicies rows;
  @Autowired TransactionTemplate transaction;
  @TempDir Path folder;

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
  void aNodeWithAnOlderFolderPutsNoOldRulesBackInForce() throws IOException {
    Path older = rulebook("rulebooks/weda", "version: 1.0.0", "version: 1.0.0");
    Path newer = rulebook("rulebooks/weda", "version: 1.0.0", "version: 1.0.1");
    undone(
        () -> {
          start(newer);
          assertThat(policies.inForce("weda").version()).isEqualTo("1.0.1");
          start(older);
          assertThat(policies.inForce("weda").version()).isEqualTo("1.0.1");
        });
  }

  @Test
  void aRulebookThatDoesNotCompileIsNotInstalledTheFirstTimeEither() throws IOException {
    Path misspelt = rulebook("rulebooks/new-program", "id: weda", "id: new-program");
    Path rule = misspelt.resolve("rulebooks/new-program/rules/goods.yaml");
    undone(
        () -> {
          start(misspelt);
          assertThat(policies.find("new-program")).isPresent();
        });
    Files.writeString(
        rule,
        Files.readString(rule)
            .replace(
                "find: similarNames(goods.title, others.names, 0.85)",
                "find: similarNames(goods.titel, others.names, 0.85)"));
    undone(
        () -> {
          start(misspelt);
          assertThat(policies.find("new-program")).isEmpty();
        });
  }

  /** A folder as a server comes with it, with one rulebook that differs in one line. */
  private Path rulebook(String as, String line, String instead) throws IOException {
    Path home = Files.createTempDirectory(folder, "home");
    Path copy = home.resolve(as);
    FileSystemUtils.copyRecursively(Path.of("../rulebooks/weda"), copy);
    Path manifest = copy.resolve("rulebook.yaml");
    Files.writeString(manifest, Files.readString(manifest).replace(line, instead));
    return home;
  }

  private void start(Path home) {
    new ShippedRulebooks(rows, transaction, Clock.systemUTC(), home).afterSingletonsInstantiated();
  }

  /** Does something of which others see nothing. */
  private void undone(Runnable work) {
    transaction.executeWithoutResult(
        status -> {
          status.setRollbackOnly();
          work.run();
        });
  }

  @Test
  void installedVersionsNeverChange() {
    assertThatThrownBy(() -> jdbc.sql("DELETE FROM policies.publication").update())
        .hasMessageContaining("never changed");
    assertThatThrownBy(() -> jdbc.sql("UPDATE policies.rulebook SET version = '9'").update())
        .hasMessageContaining("never changed");
  }
}
