package dev.shangjia.engine.record;

import static dev.shangjia.engine.record.Samples.KEY;
import static dev.shangjia.engine.record.Samples.OTHER_KEY;
import static dev.shangjia.engine.record.Samples.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.shangjia.engine.Problem;
import dev.shangjia.engine.Reading;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeySetTest {
  private static final String X = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";

  /** As OpenSSL writes the same key. */
  private static final String PEM =
      """
      -----BEGIN PUBLIC KEY-----
      MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=
      -----END PUBLIC KEY-----
      """;

  private static Reading<KeySet> read(String text) {
    return KeySet.read("keys", text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> ids(String text) {
    return value(read(text)).keys().stream().map(KeySet.Published::id).toList();
  }

  private static String problem(String text) {
    return read(text).problems().stream().map(Problem::message).findFirst().orElseThrow().en();
  }

  /** RFC 8037, appendix A.3. */
  @Test
  void theIdIsTheThumbprint() {
    assertThat(KEY.id()).isEqualTo("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
  }

  @Test
  void readsOneKeyASetAndPem() {
    String jwk = "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"" + X + "\"}";
    assertThat(ids(jwk)).containsExactly(KEY.id());
    assertThat(ids("{\"keys\":[{\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AQAB\"}," + jwk + "]}"))
        .containsExactly(KEY.id());
    assertThat(ids(PEM)).containsExactly(KEY.id());
    assertThat(ids("Published 2026.\n" + PEM.replace("\n", "\r\n"))).containsExactly(KEY.id());
  }

  @Test
  void aSetThatWasWrittenIsReadBackWithItsTimes() {
    Instant from = Instant.parse("2026-01-01T00:00:00Z");
    Instant until = Instant.parse("2026-12-01T00:00:00Z");
    KeySet keys =
        KeySet.of(
            List.of(
                KEY.published().inForce(from, until), OTHER_KEY.published().inForce(until, null)));
    assertThat(value(read(keys.write().toString())).keys()).isEqualTo(keys.keys());
    assertThat(keys.write().toString()).startsWith("{\"keys\":[{\"kty\":\"OKP\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{}|/ has to be an object with \"kty\"",
        "{`keys`:[]}|holds no public key",
        "{`kty`:`OKP`,`crv`:`X25519`,`x`:``}|holds no public key",
        "{`kty`:`OKP`,`crv`:`Ed25519`,`use`:`enc`,`x`:`" + X + "`}|holds no public key",
        "{`kty`:`OKP`,`crv`:`Ed25519`,`x`:`AAAA`}|/x has to be a point of Ed25519",
        "{`kty`:`OKP`,`crv`:`Ed25519`,`x`:`" + X + "`,`kid`:`k1`}|'k1' is not its thumbprint",
        "{`kty`:`OKP`,`crv`:`Ed25519`,`x`:`" + X + "`,`d`:`AAAA`}|This is a secret key",
        "{`kty`:`OKP`,`crv`:`Ed25519`,`x`:`" + X + "`,`exp`:`soon`}|/exp has to be a whole number",
        "-----BEGIN PRIVATE KEY-----AAAA-----END PRIVATE KEY-----|This is a secret key",
        "-----BEGIN PUBLIC KEY-----AAAA-----END PUBLIC KEY-----|no whole key of Ed25519",
        "-----BEGIN CERTIFICATE-----AAAA-----END CERTIFICATE-----|holds no public key",
        "no key|This is not JSON",
      })
  void saysWhatIsWrong(String text, String message) {
    assertThat(problem(text.replace('`', '"'))).contains(message);
  }

  @Test
  void aKeyStandsThereOnce() {
    String jwk = "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"" + X + "\"}";
    assertThat(problem("{\"keys\":[" + jwk + "," + jwk + "]}"))
        .isEqualTo("Key " + KEY.id() + " stands there twice.");
  }

  @Test
  void aChangedKeyFileYieldsTheSameKeyOrNoneOfThatId() {
    byte[] file =
        KeySet.of(List.of(KEY.published())).write().toString().getBytes(StandardCharsets.UTF_8);
    byte[] raw = Ed25519.raw(KEY.published().key());
    for (byte[] original : List.of(file, PEM.getBytes(StandardCharsets.UTF_8))) {
      Samples.withEachBitTurned(
          original,
          changed -> {
            if (KeySet.read("keys", changed) instanceof Reading.Read<KeySet> read) {
              read.value()
                  .key(KEY.id())
                  .ifPresent(key -> assertThat(Ed25519.raw(key.key())).isEqualTo(raw));
            }
          });
    }
  }

  @Test
  void halvesOfTwoPairsAndOtherKindsAreNoSigningKey() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
    KeyPair one = generator.generateKeyPair();
    KeyPair other = generator.generateKeyPair();
    assertThat(SigningKey.of(one).id()).hasSize(43);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SigningKey.of(new KeyPair(one.getPublic(), other.getPrivate())))
        .withMessageContaining("does not belong to its secret half");
    KeyPair rsa = KeyPairGenerator.getInstance("EC").generateKeyPair();
    assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.of(rsa));
    assertThat(SigningKey.of(one).toString()).startsWith("SigningKey ").doesNotContain("Private");
  }

  @Test
  void signsAsTheStandardsVectorSays() {
    // RFC 8032, 7.1, test 1: the empty message.
    assertThat(KEY.sign(new byte[0]))
        .isEqualTo(
            Ed25519.text(
                java.util.HexFormat.of()
                    .parseHex(
                        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb88215"
                            + "90a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b")));
  }
}
