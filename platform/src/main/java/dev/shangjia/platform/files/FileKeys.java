package dev.shangjia.platform.files;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.streamingaead.PredefinedStreamingAeadParameters;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig;
import dev.shangjia.platform.keys.MasterKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;

/** A key for each sensitive content, wrapped by one master key that never leaves its file. */
final class FileKeys {
  private final Aead master;

  private FileKeys(Aead master) {
    this.master = master;
  }

  /**
   * A key and how it is kept.
   *
   * @param wrapped in hexadecimal
   */
  record Key(StreamingAead cipher, String wrapped) {}

  /** Keys under the master key. */
  static FileKeys under(MasterKey master) {
    try {
      StreamingAeadConfig.register();
      return new FileKeys(master.cipher());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("contents cannot be encrypted", e);
    }
  }

  /** A new key for one content. */
  Key fresh(String sha256) {
    try {
      KeysetHandle handle =
          KeysetHandle.generateNew(PredefinedStreamingAeadParameters.AES256_GCM_HKDF_1MB);
      return new Key(
          cipher(handle),
          HexFormat.of()
              .formatHex(
                  TinkProtoKeysetFormat.serializeEncryptedKeyset(handle, master, bytes(sha256))));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot make a key for " + sha256, e);
    }
  }

  /** Encrypts one content; closing the stream completes it. */
  static OutputStream encrypting(Key key, OutputStream to, String sha256) throws IOException {
    try {
      return key.cipher().newEncryptingStream(to, bytes(sha256));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot encrypt " + sha256, e);
    }
  }

  /** Decrypts one content; a byte that was changed makes reading fail. */
  InputStream decrypting(InputStream from, String wrapped, String sha256) throws IOException {
    try {
      KeysetHandle handle =
          TinkProtoKeysetFormat.parseEncryptedKeyset(
              HexFormat.of().parseHex(wrapped), master, bytes(sha256));
      return cipher(handle).newDecryptingStream(from, bytes(sha256));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the key of " + sha256 + " cannot be unwrapped", e);
    }
  }

  private static StreamingAead cipher(KeysetHandle handle) throws GeneralSecurityException {
    return handle.getPrimitive(RegistryConfiguration.get(), StreamingAead.class);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
