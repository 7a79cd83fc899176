package dev.shangjia.platform.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shangjia.platform.keys.MasterKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileKeysTest {
  private static final String SHA256 = "ab".repeat(32);

  @TempDir Path folder;

  @Test
  void readsWhatItEncryptedAfterARestart() throws IOException {
    Path file = folder.resolve("keys/master");
    FileKeys.Key key = FileKeys.under(MasterKey.in(file)).fresh(SHA256);
    byte[] encrypted = encrypted(key);

    assertThat(new String(encrypted, StandardCharsets.ISO_8859_1)).doesNotContain("licence");
    assertThat(decrypted(FileKeys.under(MasterKey.in(file)), key.wrapped(), encrypted))
        .isEqualTo("a licence");
  }

  @Test
  void masterKeyIsReadableByItsOwnerAlone() throws IOException {
    Path file = folder.resolve("master");
    FileKeys.under(MasterKey.in(file));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void noticesAChangedByte() throws IOException {
    FileKeys keys = FileKeys.under(MasterKey.in(folder.resolve("master")));
    FileKeys.Key key = keys.fresh(SHA256);
    byte[] encrypted = encrypted(key);
    encrypted[encrypted.length - 1] ^= 1;
    assertThatThrownBy(() -> decrypted(keys, key.wrapped(), encrypted))
        .isInstanceOf(IOException.class);
  }

  @Test
  void anotherMasterKeyOpensNothing() throws IOException {
    FileKeys.Key key = FileKeys.under(MasterKey.in(folder.resolve("one"))).fresh(SHA256);
    byte[] encrypted = encrypted(key);
    FileKeys other = FileKeys.under(MasterKey.in(folder.resolve("other")));
    assertThatThrownBy(() -> decrypted(other, key.wrapped(), encrypted))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(SHA256);
  }

  private static byte[] encrypted(FileKeys.Key key) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = FileKeys.encrypting(key, bytes, SHA256)) {
      out.write("a licence".getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static String decrypted(FileKeys keys, String wrapped, byte[] encrypted)
      throws IOException {
    try (var in = keys.decrypting(new ByteArrayInputStream(encrypted), wrapped, SHA256)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
