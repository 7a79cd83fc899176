package dev.shangjia.platform.keys;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The key that wraps all others and never leaves its file. */
public final class MasterKey {
  private final Aead cipher;

  private MasterKey(Aead cipher) {
    this.cipher = cipher;
  }

  /**
   * The key in a file, which is made when it is not there yet.
   *
   * @param file readable by the server's own user alone
   */
  public static MasterKey in(Path file) {
    try {
      AeadConfig.register();
      if (!Files.exists(file)) {
        create(file);
      }
      KeysetHandle handle =
          TinkJsonProtoKeysetFormat.parseKeyset(
              Files.readString(file), InsecureSecretKeyAccess.get());
      return new MasterKey(handle.getPrimitive(RegistryConfiguration.get(), Aead.class));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the master key " + file + " cannot be used", e);
    } catch (IOException e) {
      throw new UncheckedIOException("the master key " + file + " cannot be read", e);
    }
  }

  private static void create(Path file) throws IOException, GeneralSecurityException {
    KeysetHandle fresh = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
    String text = TinkJsonProtoKeysetFormat.serializeKeyset(fresh, InsecureSecretKeyAccess.get());
    Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
    try (var channel =
        Files.newByteChannel(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      channel.write(StandardCharsets.UTF_8.encode(text));
    } catch (FileAlreadyExistsException made) {
      // Another node was quicker; its key is the one.
    }
  }

  /** What encrypts with it; for keys in Tink's own format. */
  public Aead cipher() {
    return cipher;
  }

  /**
   * Wraps a secret.
   *
   * @param purpose what it is for; without the same purpose it is not unwrapped again
   */
  public byte[] wrap(byte[] secret, String purpose) {
    try {
      return cipher.encrypt(secret, purpose.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot wrap the secret of " + purpose, e);
    }
  }

  /** The secret again; empty when another key wrapped it, or a byte was changed. */
  public Optional<byte[]> unwrap(byte[] wrapped, String purpose) {
    try {
      return Optional.of(cipher.decrypt(wrapped, purpose.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }
}
