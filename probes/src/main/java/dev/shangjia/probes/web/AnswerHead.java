package dev.shangjia.probes.web;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;

/** What the head of an answer says, as far as it is used; anything odd in it is left out. */
final class AnswerHead {
  private static final Pattern MEDIA_TYPE =
      Pattern.compile("\\s*([A-Za-z0-9!#$&^_.+-]{1,60}/[A-Za-z0-9!#$&^_.+-]{1,60})\\s*(?:;.*)?");
  private static final Pattern CHARSET =
      Pattern.compile("(?i);\\s*charset\\s*=\\s*[\"']?([A-Za-z0-9._:-]{1,40})");

  private final ClassicHttpResponse response;

  AnswerHead(ClassicHttpResponse response) {
    this.response = response;
  }

  int status() {
    return response.getCode();
  }

  /** Where a redirect leads, as written; empty for any other answer. */
  Optional<String> location() {
    boolean redirects = status() / 100 == 3 && status() != 304;
    return redirects ? value(HttpHeaders.LOCATION).map(AnswerHead::decoded) : Optional.empty();
  }

  /** In lower case without parameters; empty when none is declared. */
  String mediaType() {
    Matcher type = MEDIA_TYPE.matcher(value(HttpHeaders.CONTENT_TYPE).orElse(""));
    return type.matches() ? type.group(1).toLowerCase(Locale.ROOT) : "";
  }

  /** The one that the media type names; empty when it names none. */
  String charset() {
    Matcher charset = CHARSET.matcher(value(HttpHeaders.CONTENT_TYPE).orElse(""));
    return charset.find() ? charset.group(1) : "";
  }

  /** How the body is packed; empty when it is not. */
  String packing() {
    return value(HttpHeaders.CONTENT_ENCODING).orElse("");
  }

  private Optional<String> value(String name) {
    return Optional.ofNullable(response.getFirstHeader(name)).map(Header::getValue);
  }

  /** Servers write UTF-8 into headers, which come as bytes. */
  private static String decoded(String header) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(header.getBytes(StandardCharsets.ISO_8859_1)))
          .toString();
    } catch (CharacterCodingException otherText) {
      return header;
    }
  }
}
