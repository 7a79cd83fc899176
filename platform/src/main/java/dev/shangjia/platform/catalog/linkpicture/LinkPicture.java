package dev.shangjia.platform.catalog.linkpicture;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What such a picture shows.
 *
 * @param name of the app
 * @param summary in one line; empty for none
 * @param provider who offers it
 * @param icon the SHA-256 of its icon; null for none
 * @param rating the mean of what enterprises gave it, such as {@code 4.6}; null while none did
 * @param ratings how many did
 */
public record LinkPicture(
    String name,
    String summary,
    String provider,
    @Nullable String icon,
    @Nullable String rating,
    int ratings) {
  public static final int WIDTH = 1200;
  public static final int HEIGHT = 630;

  /** Counts up with each change of how they are drawn. */
  private static final int LOOK = 1;

  /** Letters that are drawn, without those that change how others are. */
  public LinkPicture {
    name = plain(name);
    summary = plain(summary);
    provider = plain(provider);
  }

  private static String plain(String text) {
    return text.replaceAll("\\s+", " ").replaceAll("\\p{C}", "").strip();
  }

  /** Names all of it: equal pictures have equal keys. */
  public String key() {
    try {
      String all = String.join("\0", name, summary, provider, icon + " " + rating, ratings + "");
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest((LOOK + "\0" + all).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
