package dev.shangjia.engine.record;

import dev.shangjia.engine.Reading;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** Keys, chains and files to try records with. */
final class Samples {
  static final Instant AT = Instant.parse("2026-11-22T08:30:00.123456Z");
  static final byte[] REASON = "材料齐全，准予通过。".getBytes(StandardCharsets.UTF_8);
  static final Salt SALT = Salt.from(new SplittableRandom(7));

  /** The first and the second key of RFC 8032, 7.1; RFC 8037 gives the first one's thumbprint. */
  static final SigningKey KEY =
      key(
          "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
          "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");

  static final SigningKey OTHER_KEY =
      key(
          "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
          "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");

  private Samples() {}

  private static SigningKey key(String secret, String open) {
    return SigningKey.of(pair(secret, open));
  }

  static KeyPair pair(String secret, String open) {
    try {
      var spec =
          new EdECPrivateKeySpec(NamedParameterSpec.ED25519, HexFormat.of().parseHex(secret));
      return new KeyPair(
          Ed25519.key(HexFormat.of().parseHex(open)).orElseThrow(),
          KeyFactory.getInstance("Ed25519").generatePrivate(spec));
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A chain of so many entries, a minute apart. */
  static List<Entry> chain(String name, int length) {
    var entries = new ArrayList<Entry>();
    ChainHead head = ChainHead.start(name);
    for (int i = 0; i < length; i++) {
      Entry entry =
          head.append(
              AT.plusSeconds(60L * i),
              "decided",
              Map.of("by", "r-17", "round", Integer.toString(i)),
              Map.of("reason", SALT.hash(REASON)));
      entries.add(entry);
      head = ChainHead.of(entry);
    }
    return entries;
  }

  static ChainHead end(List<Entry> entries) {
    return ChainHead.of(entries.getLast());
  }

  static byte[] file(ObjectNode json) {
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  static <T> T value(Reading<T> reading) {
    return switch (reading) {
      case Reading.Read<T> read -> read.value();
      case Reading.Unreadable<T> unreadable ->
          throw new AssertionError(unreadable.problems().toString());
    };
  }

  /** Gives the file with each of its bits turned, one at a time. */
  static void withEachBitTurned(byte[] file, Consumer<byte[]> each) {
    for (int bit = 0; bit < 8 * file.length; bit++) {
      byte[] changed = file.clone();
      changed[bit / 8] ^= (byte) (1 << (bit % 8));
      each.accept(changed);
    }
  }
}
