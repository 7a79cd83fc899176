package dev.shangjia.probes.document;

import dev.shangjia.engine.facts.FileProbe;
import dev.shangjia.engine.facts.Observation;
import dev.shangjia.engine.text.CreditCodes;
import dev.shangjia.probes.image.ImageProbe;
import dev.shangjia.probes.pdf.PackedStreams;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
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
  private final ImageProbe pictures = new ImageProbe();

  /** A probe with {@link DocumentLimits#STANDARD}. */
  public DocumentProbe() {
    this(DocumentLimits.STANDARD);
  }

  public DocumentProbe(DocumentLimits limits) {
    this.limits = limits;
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
    try (InputStream in = Files.newInputStream(file)) {
      byte[] content = in.readNBytes(limits.maxBytes() + 1);
      return content.length > limits.maxBytes()
          ? failed(Refusal.TOO_LARGE, Files.size(file), limits.maxBytes())
          : observe(content);
    } catch (IOException e) {
      return failed(Refusal.UNREADABLE);
    }
  }

  private Observation.Result observe(byte[] file) {
    return isPdf(file) ? observePdf(file) : picture(pictures.observe(file));
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

  private Observation.Result observePdf(byte[] file) {
    if (PackedStreams.unpacksToMoreThan(file, limits.maxUnpackedBytes())) {
      return failed(Refusal.TOO_COMPLEX);
    }
    var result = new AtomicReference<Observation.@Nullable Result>();
    // The parser is not ours and does not ask for the time; it is left behind.
    Thread worker =
        Thread.ofPlatform().daemon().name("document-probe").start(() -> result.set(readPdf(file)));
    try {
      worker.join(limits.timeout());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Observation.Result seen = result.get();
    return seen == null ? failed(Refusal.TIMED_OUT, limits.timeout().toMillis()) : seen;
  }

  private Observation.Result readPdf(byte[] file) {
    try {
      return new Observation.Result.Seen(facts(PdfDocument.read(file, limits)));
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return failed(Refusal.BROKEN, e.getClass().getSimpleName());
    }
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

  private static Observation.Result failed(Refusal refusal, Object... values) {
    return new Observation.Result.Failed(refusal.code(), refusal.reason(values));
  }
}
