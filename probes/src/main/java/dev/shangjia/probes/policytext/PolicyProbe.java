package dev.shangjia.probes.policytext;

import dev.shangjia.engine.facts.AddressProbe;
import dev.shangjia.engine.facts.FileProbe;
import dev.shangjia.engine.facts.Observation.Result;
import dev.shangjia.probes.web.Fetched;
import dev.shangjia.probes.web.Fetched.Answer;
import dev.shangjia.probes.web.WebClient;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the text of a policy from a file, or from the address at which it is published.
 *
 * <p>An address behind which there is no page has no text that can be read: {@code readable} is
 * false, and the probe {@code link} says why. That this machine has no network is a failure.
 */
public final class PolicyProbe implements FileProbe, AddressProbe {
  private static final Duration GOOD_FOR = Duration.ofMinutes(10);

  private final PolicyTextProbe texts;
  private final WebClient client;

  public PolicyProbe(PolicyTextProbe texts, WebClient client) {
    this.texts = texts;
    this.client = client;
  }

  @Override
  public String name() {
    return texts.name();
  }

  @Override
  public int version() {
    return texts.version();
  }

  @Override
  public Result observe(Path file) {
    return texts.observe(file);
  }

  @Override
  public Duration greatestAge(ObjectNode seen) {
    return seen.path("readable").asBoolean(false) ? GOOD_FOR : Duration.ZERO;
  }

  @Override
  public Result observe(String address) {
    return switch (client.fetch(address)) {
      case Fetched.NotLooked fault -> new Result.Failed(fault.code(), fault.reason());
      case Fetched.Seen seen when seen.isPage() && seen.answer().isPresent() ->
          texts.observe(text(seen.answer().get()));
      case Fetched.Seen _ -> nothing();
    };
  }

  private static Result nothing() {
    return new Result.Seen(
        JsonNodeFactory.instance
            .objectNode()
            .put("textFormat", TextFormat.UNKNOWN.word())
            .put("readable", false)
            .put("truncated", false)
            .put("characters", 0)
            .put("text", ""));
  }

  /**
   * The body, as UTF-8 where only the header says what it is written in. What is UTF-8 anyway is
   * left alone: servers declare a charset for all their pages, whatever those are.
   */
  private static byte[] text(Answer answer) {
    byte[] body = answer.body().bytes();
    if (!answer.mediaType().startsWith("text/") || isText(body, StandardCharsets.UTF_8)) {
      return body;
    }
    try {
      Charset declared = Charset.forName(answer.charset(), StandardCharsets.UTF_8);
      return isText(body, declared)
          ? new String(body, declared).getBytes(StandardCharsets.UTF_8)
          : body;
    } catch (IllegalCharsetNameException noName) {
      return body;
    }
  }

  private static boolean isText(byte[] bytes, Charset charset) {
    try {
      charset.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException other) {
      return false;
    }
  }
}
