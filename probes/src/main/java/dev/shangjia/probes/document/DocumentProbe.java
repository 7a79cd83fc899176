package dev.shangjia.probes.document;

import dev.shangjia.engine.facts.FileProbe;
import dev.shangjia.engine.facts.Observation;
import dev.shangjia.engine.text.CreditCodes;
import dev.shangjia.probes.image.ImageProbe;
import dev.shangjia.probes.pdf.TooComplexException;
import dev.shangjia.probes.worker.BoundedWorker;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Looks at a qualification document. The facts are those of the catalogue's {@code document}; what
 * a file is, its content tells.
 *
 * <p>A file that is locked, damaged, cut off, or neither PDF nor picture is seen as such: {@code
 * readable} is false. A scan has no layer of text, and nothing is guessed of its words. Failures
 * have one of the codes {@code too-large}, {@code too-complex}, {@code unreadable}, {@code
 * timed-out}, {@code broken}, and those of the image probe.
 *
 * <p>Safe for use by several threads. Runs in a heap of 256 MB.
 */
public final class DocumentProbe implements FileProbe {
  private static final int VERSION = 1;
  private static final double ALL_BUT_ONE_COLOUR = 0.997;

  /** Writers of PDF may put this much in front of the first line. */
  private static final int MOST_BEFORE_HEADER = 1024;

  private static final List<String> OF_PICTURES =
      List.of("width", "height", "edgeWidth", "colouredShare", "redShare");

  private final DocumentLimits limits;
  private final BoundedWorker worker;
  private final ImageProbe pictures = new ImageProbe();

  /** A probe with {@link DocumentLimits#STANDARD}. */
  public DocumentProbe() {
    this(DocumentLimits.STANDARD);
  }

  public DocumentProbe(DocumentLimits limits) {
    this.limits = limits;
    this.worker =
        new BoundedWorker(
            "document-probe",
            limits.maxBytes(),
            limits.timeout(),
            (end, values) -> failed(Refusal.of(end), values));
  }

  @Override
  public String name() {
    return "document";
  }

  @Override
  public int version() {
    return VERSION;
  }

  @Override
  public Observation.Result observe(Path file) {
    return worker.read(
        file,
        content ->
            isPdf(content)
                ? worker.observe(content, this::pdf)
                : picture(pictures.observe(content)));
  }

  private Observation.Result pdf(byte[] file) {
    try {
      return new Observation.Result.Seen(facts(PdfDocument.read(file, limits)));
    } catch (TooComplexException e) {
      return failed(Refusal.TOO_COMPLEX);
    }
  }

  /**
   * Like viewers do: the header may stand a little behind the beginning, but comes before others.
   */
  private static boolean isPdf(byte[] file) {
    String start =
        new String(file, 0, Math.min(file.length, MOST_BEFORE_HEADER), StandardCharsets.ISO_8859_1);
    int header = start.indexOf("%PDF-");
    return header == 0 || (header > 0 && start.substring(0, header).isBlank());
  }

  private static ObjectNode facts(PdfDocument document) {
    ObjectNode facts = facts("pdf", document.isReadable(), document.text());
    facts.put("encrypted", document.state() == PdfDocument.State.LOCKED);
    facts.put("truncated", document.truncated());
    if (document.isReadable()) {
      facts.put("pages", document.pages());
      facts.put("blank", document.blank());
    }
    document.activeContent().forEach(facts.withArray("activeContent")::add);
    return facts;
  }

  private static ObjectNode facts(String format, boolean readable, String text) {
    ObjectNode facts = JsonNodeFactory.instance.objectNode();
    facts.put("format", format);
    facts.put("readable", readable);
    facts.put("encrypted", false);
    facts.put("hasText", !text.isBlank());
    facts.put("text", text);
    facts.put("truncated", false);
    CreditCodes.in(text).forEach(facts.putArray("creditCodes")::add);
    WrittenDates.in(text).forEach(facts.putArray("dates")::add);
    facts.putArray("activeContent");
    return facts;
  }

  private static Observation.Result picture(Observation.Result observed) {
    return switch (observed) {
      case Observation.Result.Failed failed -> failed;
      case Observation.Result.Seen(ObjectNode seen) -> {
        boolean readable = seen.path("readable").asBoolean(false);
        ObjectNode facts = facts(seen.path("format").asString("unknown"), readable, "");
        if (readable) {
          facts.put("pages", 1);
          facts.put("blank", seen.path("dominantShare").asDouble(0) >= ALL_BUT_ONE_COLOUR);
        }
        for (String name : OF_PICTURES) {
          JsonNode value = seen.get(name);
          if (value != null) {
            facts.set(name, value);
          }
        }
        seen.path("activeContent").forEach(facts.withArray("activeContent")::add);
        yield new Observation.Result.Seen(facts);
      }
    };
  }

  private static Observation.Result.Failed failed(Refusal refusal, Object... values) {
    return new Observation.Result.Failed(refusal.code(), refusal.reason(values));
  }
}
