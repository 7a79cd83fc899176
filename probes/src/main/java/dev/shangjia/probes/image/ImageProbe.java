package dev.shangjia.probes.image;

import dev.shangjia.engine.facts.FileProbe;
import dev.shangjia.engine.facts.Observation;
import dev.shangjia.probes.worker.BoundedWorker;
import java.nio.file.Path;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Looks at a picture: its true format, size, animation and transparency, and what the first frame
 * shows. The facts are those of the catalogue's {@code image}.
 *
 * <p>A damaged file, or one that is no picture, is seen as such: {@code readable} is false and the
 * facts that need pixels are left out. So is one of more pixels than {@link ImageLimits} allows:
 * its size is known before anything is decoded. A file of too many bytes, a variant that is not
 * supported, or time running out is a failure with one of the codes {@code too-large}, {@code
 * too-complex}, {@code unsupported}, {@code unreadable}, {@code timed-out}, {@code broken}.
 *
 * <p>Only the first frame of an animation is looked at; the others are counted.
 *
 * <p>Safe for use by several threads. With the standard limits one observation holds about 90 MB at
 * worst, and twice that for the largest WebP, whose reader cannot thin out.
 */
public final class ImageProbe implements FileProbe {
  private static final int VERSION = 3;

  private final ImageLimits limits;
  private final BoundedWorker worker;

  /** A probe with {@link ImageLimits#STANDARD}. */
  public ImageProbe() {
    this(ImageLimits.STANDARD);
  }

  public ImageProbe(ImageLimits limits) {
    this.limits = limits;
    this.worker =
        new BoundedWorker(
            "image-probe",
            limits.maxBytes(),
            limits.timeout(),
            (end, values) -> failed(Refusal.of(end), values));
  }

  @Override
  public String name() {
    return "image";
  }

  @Override
  public int version() {
    return VERSION;
  }

  @Override
  public Observation.Result observe(Path file) {
    return worker.observe(file, this::look);
  }

  /** Looks at a file that is in memory already; its content must not change meanwhile. */
  public Observation.Result observe(byte[] file) {
    return worker.observe(file, this::look);
  }

  /** All loops of ours ask for the deadline. Decoders that are not ours may not. */
  private Observation.Result look(byte[] file) {
    ObjectNode facts = JsonNodeFactory.instance.objectNode();
    try {
      see(file, Deadline.in(limits.timeout()), facts);
      return new Observation.Result.Seen(facts);
    } catch (PictureRefused refused) {
      return new Observation.Result.Failed(refused.refusal().code(), refused.reason());
    }
  }

  private void see(byte[] file, Deadline deadline, ObjectNode facts) throws PictureRefused {
    PictureFormat format = PictureFormat.of(file);
    facts.put("format", format.word());
    switch (format) {
      case SVG -> VectorFacts.put(SvgFile.read(file, deadline), facts);
      case PNG, JPEG, GIF, WEBP, BMP, ICO -> seeRaster(format, file, deadline, facts);
      case TIFF, AVIF, HEIC, UNKNOWN -> facts.put("readable", false);
    }
  }

  private void seeRaster(PictureFormat format, byte[] file, Deadline deadline, ObjectNode facts)
      throws PictureRefused {
    try {
      Picture picture = Picture.read(format, file);
      PictureHeader header = picture.header();
      RasterFacts.putHeader(header, facts);
      limits.refuseTooManyPixels(header.width(), header.height());
      if (header.damaged()) {
        throw new PictureRefused(Refusal.DAMAGED);
      }
      Pixels pixels = picture.decoder().decode(limits, deadline);
      RasterFacts.putContent(header, pixels, deadline, facts);
      facts.put("readable", true);
    } catch (PictureRefused refused) {
      if (!refused.refusal().isSeen()) {
        throw refused;
      }
      facts.put("readable", false);
    }
  }

  private static Observation.Result.Failed failed(Refusal refusal, Object... values) {
    return new Observation.Result.Failed(refusal.code(), refusal.reason(values));
  }
}
