package dev.shangjia.platform.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspacesTest {
  @TempDir Path all;

  @Test
  void whatAKilledProcessLeftIsGoneAtTheNextStart() throws IOException {
    Path left = Files.createDirectories(all.resolve("run-killed/upload-1"));
    Files.writeString(left.resolve("identity.png"), "in clear text");

    var workspaces = new Workspaces(all);

    assertThat(all.resolve("run-killed")).doesNotExist();
    workspaces.destroy();
  }

  @Test
  void whatAnotherProcessWorksOnStays() throws IOException {
    var first = new Workspaces(all);
    Path file = Files.writeString(first.fresh("upload").resolve("logo.png"), "in use");

    var second = new Workspaces(all);

    assertThat(file).exists();
    second.destroy();
    assertThat(file).exists();
    first.destroy();
    assertThat(file).doesNotExist();
  }

  @Test
  void nobodyElseReadsAWorkspace() throws IOException {
    var workspaces = new Workspaces(all);

    Path folder = workspaces.fresh("upload");

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
        .isEqualTo("rwx------");
    workspaces.destroy();
  }
}
