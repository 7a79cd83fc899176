package dev.shangjia.engine.record;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.Problem;
import dev.shangjia.engine.Reading;
import dev.shangjia.engine.json.JsonMismatch;
import dev.shangjia.engine.json.JsonReading;
import dev.shangjia.engine.record.KeySet.Published;
import dev.shangjia.engine.source.Quoted;
import dev.shangjia.engine.source.SourceFile;
import java.security.PublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads published keys from JWK Sets, single JWKs and PEM. */
final class KeyReading {
  private static final long MOST_BYTES = 1 << 20;

  /** The last second of the year 9999. */
  private static final long LAST_SECOND = 253_402_300_799L;

  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----([^-]*)-----END \\1-----");
  private static final String PUBLIC = "PUBLIC KEY";

  private static final LocalText SECRET =
      new LocalText(
          "这是私钥。核验只需要公钥；请勿把私钥交给他人。",
          "This is a secret key. Checking takes the public one alone; give the secret one to"
              + " nobody.");
  private static final LocalText NONE =
      new LocalText(
          "文件中没有 Ed25519 公钥，应为 JWK Set、单个 JWK 或 PEM（PUBLIC KEY）。",
          "The file holds no public key of Ed25519; it has to be a JWK Set, a JWK or PEM (PUBLIC"
              + " KEY).");
  private static final LocalText BROKEN =
      new LocalText(
          "PEM 中的公钥不是完整的 Ed25519 公钥。", "The public key in PEM is no whole key of Ed25519.");

  private KeyReading() {}

  static Reading<KeySet> read(String name, byte[] content) {
    SourceFile file = SourceFile.decode(name, content, MOST_BYTES);
    if (!file.readable()) {
      return new Reading.Unreadable<>(file.problems());
    }
    try {
      List<Published> keys =
          file.text().contains("-----BEGIN ") ? pem(file.text()) : jwks(file.text());
      return keys.isEmpty()
          ? unreadable(file, NONE)
          : new Reading.Read<>(KeySet.of(keys), List.of());
    } catch (JsonMismatch e) {
      return unreadable(file, e.text());
    } catch (Refused e) {
      return unreadable(file, e.text);
    }
  }

  private static Reading<KeySet> unreadable(SourceFile file, LocalText text) {
    return new Reading.Unreadable<>(List.of(Problem.error("record/key", file.start(), text)));
  }

  private static List<Published> pem(String text) {
    var keys = new ArrayList<Published>();
    var blocks = BLOCK.matcher(text);
    while (blocks.find()) {
      String label = blocks.group(1);
      if (label.endsWith("PRIVATE KEY")) {
        throw new Refused(SECRET);
      }
      if (label.equals(PUBLIC)) {
        keys.add(Published.always(decoded(blocks.group(2))));
      }
    }
    return keys;
  }

  private static PublicKey decoded(String body) {
    try {
      String text = body.replaceAll("\\s", "");
      byte[] encoded = Base64.getDecoder().decode(text);
      return Optional.of(encoded)
          .filter(bytes -> Base64.getEncoder().encodeToString(bytes).equals(text))
          .flatMap(Ed25519::encodedKey)
          .orElseThrow(() -> new Refused(BROKEN));
    } catch (IllegalArgumentException e) {
      throw new Refused(BROKEN);
    }
  }

  private static List<Published> jwks(String text) {
    JsonReading json = JsonReading.of(text);
    List<Published> keys =
        json.has("keys")
            ? json.at("keys").list(KeyReading::jwk).stream().flatMap(Optional::stream).toList()
            : jwk(json).stream().toList();
    Set<String> seen = new HashSet<>();
    for (Published key : keys) {
      if (!seen.add(key.id())) {
        throw new Refused(
            new LocalText(
                "密钥 " + key.id() + " 出现了两次。", "Key " + key.id() + " stands there twice."));
      }
    }
    return keys;
  }

  /** The key; empty when it is of another kind, or for something else (RFC 7517, 5). */
  private static Optional<Published> jwk(JsonReading json) {
    if (!json.at("kty").string().equals("OKP")
        || !json.at("crv").string().equals("Ed25519")
        || !says(json, "use", "sig")
        || !says(json, "alg", "Ed25519", "EdDSA")) {
      return Optional.empty();
    }
    if (json.has("d")) {
      throw new Refused(SECRET);
    }
    JsonReading x = json.at("x");
    PublicKey key =
        Ed25519.bytes(x.string())
            .flatMap(Ed25519::key)
            .orElseThrow(
                () -> x.mismatch("a point of Ed25519 in Base64url", "Base64url 的 Ed25519 点"));
    Published published = Published.always(key);
    if (json.has("kid") && !json.at("kid").string().equals(published.id())) {
      String found = Quoted.of(json.at("kid").string());
      throw new Refused(
          new LocalText(
              "密钥编号 " + found + " 不是此密钥的指纹 " + published.id() + "。",
              "The key's id " + found + " is not its thumbprint " + published.id() + "."));
    }
    return Optional.of(published.inForce(time(json, "nbf"), time(json, "exp")));
  }

  /** Whether a member is one of these, where it is there. */
  private static boolean says(JsonReading json, String name, String... allowed) {
    return !json.has(name) || List.of(allowed).contains(json.at(name).string());
  }

  private static @Nullable Instant time(JsonReading json, String name) {
    return json.has(name) ? Instant.ofEpochSecond(json.at(name).number(0, LAST_SECOND)) : null;
  }

  /** Why a file holds no keys. */
  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient LocalText text;

    Refused(LocalText text) {
      super(text.en(), null, false, false);
      this.text = text;
    }
  }
}
