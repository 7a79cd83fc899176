package dev.shangjia.probes.policytext;

import dev.shangjia.engine.facts.FileProbe;
import dev.shangjia.engine.facts.Observation;
import dev.shangjia.probes.worker.BoundedWorker;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the text of a policy from a file or a fetched page. The facts are those of the catalogue's
 * {@code policy}. What a file is written in is told by its content.
 *
 * <p>A file without text that can be read (locked, scanned, damaged, no document at all) is seen as
 * such: {@code readable} is false. Failures have one of the codes {@code too-large}, {@code
 * too-complex}, {@code unreadable}, {@code timed-out}, {@code broken}.
 *
 * <p>Safe for use by several threads.
 */
public final class PolicyTextProbe implements FileProbe {
  private static final int VERSION = 1;

  private final TextLimits limits;
  private final BoundedWorker worker;

  /** A probe with {@link TextLimits#STANDARD}. */
  public PolicyTextProbe() {
    this(TextLimits.STANDARD);
  }

  public PolicyTextProbe(TextLimits limits) {
    this.limits = limits;
    this.worker =
        new BoundedWorker(
            "policy-text",
            limits.maxBytes(),
            limits.timeout(),
            (end, values) -> failed(Refusal.of(end), values));
  }

  @Override
  public String name() {
    return "policytext";
  }

  @Override
  public int version() {
    return VERSION;
  }

  @Override
  public Observation.Result observe(Path file) {
    return worker.observe(file, this::read);
  }

  /** Reads a text that is in memory already; its content must not change meanwhile. */
  public Observation.Result observe(byte[] file) {
    return worker.observe(file, this::read);
  }

  private Observation.Result read(byte[] file) {
    try {
      return seen(file);
    } catch (TextRefused refused) {
      return failed(refused.refusal());
    }
  }

  private Observation.Result seen(byte[] file) throws TextRefused {
    var lines = new TextLines(limits.maxCharacters());
    TextFormat format = TextFormat.binary(file);
    switch (format) {
      case PDF -> PdfPolicy.read(file, limits, lines);
      case DOCX -> format = DocxPolicy.read(file, limits, lines) ? format : TextFormat.UNKNOWN;
      default -> format = readText(file, lines);
    }
    String text = lines.text();
    ObjectNode facts = JsonNodeFactory.instance.objectNode();
    facts.put("textFormat", format.word());
    facts.put("readable", !text.isEmpty());
    facts.put("truncated", lines.truncated());
    facts.put("characters", text.codePointCount(0, text.length()));
    facts.put("text", text);
    return new Observation.Result.Seen(facts);
  }

  private static TextFormat readText(byte[] file, TextLines lines) {
    Optional<String> text = Decoding.of(file);
    if (text.isEmpty()) {
      return TextFormat.UNKNOWN;
    }
    TextFormat format = TextFormat.of(text.get());
    switch (format) {
      case HTML -> HtmlPolicy.read(text.get(), lines);
      case MARKDOWN -> MarkdownPolicy.read(text.get(), lines);
      default -> PlainText.read(text.get(), lines);
    }
    return format;
  }

  private static Observation.Result.Failed failed(Refusal refusal, Object... values) {
    return new Observation.Result.Failed(refusal.code(), refusal.reason(values));
  }
}
