package dev.shangjia.platform.files;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Tells what a content is by how it begins. */
final class MediaTypes {
  /** How much of a content is looked at. */
  static final int HEAD = 1_024;

  static final String UNKNOWN = "application/octet-stream";

  /** Pictures without active content. */
  static final Set<String> PICTURES =
      Set.of("image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp");

  private static final List<Signature> SIGNATURES =
      List.of(
          new Signature("image/png", 0, "\u0089PNG\r\n\u001a\n"),
          new Signature("image/jpeg", 0, "\u00ff\u00d8\u00ff"),
          new Signature("image/gif", 0, "GIF87a"),
          new Signature("image/gif", 0, "GIF89a"),
          new Signature("image/webp", 8, "WEBP"),
          new Signature("image/bmp", 0, "BM"),
          new Signature("image/x-icon", 0, "\0\0\u0001\0"),
          new Signature("application/pdf", 0, "%PDF-"),
          new Signature("application/zip", 0, "PK\u0003\u0004"),
          new Signature("application/gzip", 0, "\u001f\u008b"),
          new Signature("application/x-tar", 257, "ustar"));

  private MediaTypes() {}

  private record Signature(String type, int offset, String bytes) {
    boolean fits(byte[] head) {
      byte[] wanted = bytes.getBytes(StandardCharsets.ISO_8859_1);
      return head.length >= offset + wanted.length
          && Arrays.equals(head, offset, offset + wanted.length, wanted, 0, wanted.length);
    }
  }

  /**
   * The media type of a content.
   *
   * @param head its first bytes, at most {@link #HEAD}
   */
  static String of(byte[] head) {
    Optional<String> known =
        SIGNATURES.stream().filter(each -> each.fits(head)).map(Signature::type).findFirst();
    if (known.isPresent()) {
      return known.get().equals("application/zip") ? zip(head) : known.get();
    }
    return isText(head) ? text(head) : UNKNOWN;
  }

  private static String zip(byte[] head) {
    String text = new String(head, StandardCharsets.ISO_8859_1);
    return text.contains("[Content_Types].xml") || text.contains("word/")
        ? "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        : "application/zip";
  }

  private static String text(byte[] head) {
    String start = new String(head, StandardCharsets.UTF_8).strip().toLowerCase(Locale.ROOT);
    if (start.contains("<svg")) {
      return "image/svg+xml";
    }
    return start.startsWith("<!doctype html") || start.contains("<html")
        ? "text/html"
        : "text/plain";
  }

  private static boolean isText(byte[] head) {
    for (byte each : head) {
      if (each >= 0 && each < ' ' && each != '\n' && each != '\r' && each != '\t') {
        return false;
      }
    }
    return head.length > 0;
  }
}
