import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;

/**
 * Draws the pictures of the example dossiers: {@code java GenerateImages.java} in this folder. The
 * pictures are committed; run it after a change here, and look at what changed.
 */
final class GenerateImages {
  private final Path folder;

  private GenerateImages(Path folder) {
    this.folder = folder;
  }

  static void main(String[] arguments) throws IOException {
    System.setProperty("java.awt.headless", "true");
    var examples = Path.of(arguments.length > 0 ? arguments[0] : ".");
    if (!Files.isRegularFile(examples.resolve("GenerateImages.java"))) {
      System.err.println(examples + " is not the folder of the examples; name it, or run there.");
      System.exit(2);
    }
    new GenerateImages(examples.resolve("minutes-helper")).complete();
    new GenerateImages(examples.resolve("loud-name")).least(Logos.minutes());
    new GenerateImages(examples.resolve("borrowed-fame")).least(Logos.minutes());
    new GenerateImages(examples.resolve("half-done")).least(Logos.small());
    new GenerateImages(examples.resolve("faint-logo")).least(Logos.pale());
    new GenerateImages(examples.resolve("careless-pictures")).careless();
  }

  /** Two logos and three screens for each terminal. */
  private void complete() throws IOException {
    write("logo.png", encoded(Logos.minutes(), "png"));
    write("company-logo.png", encoded(Logos.company(), "png"));
    for (var scene : Screens.Scene.values()) {
      write("desktop-" + (scene.ordinal() + 1) + ".png", encoded(Screens.desktop(scene), "png"));
      write("mobile-" + (scene.ordinal() + 1) + ".png", encoded(Screens.mobile(scene), "png"));
    }
  }

  /** What a dossier needs at least, for those that fail elsewhere. */
  private void least(BufferedImage logo) throws IOException {
    write("logo.png", encoded(logo, "png"));
    write("company-logo.png", encoded(Logos.company(), "png"));
    write("desktop.png", encoded(Screens.desktop(Screens.Scene.MINUTES), "png"));
  }

  /** Wrong in every way that a file can be wrong. */
  private void careless() throws IOException {
    write("logo.png", encoded(Logos.code(), "png"));
    write("company-logo.png", encoded(Logos.heavy(), "jpg"));
    var transcript = Screens.desktop(Screens.Scene.TRANSCRIPT);
    write("desktop-1.png", encoded(transcript, "png"));
    write("desktop-2.jpg", encoded(transcript, "jpg"));
    write(
        "desktop-3.jpg",
        encoded(Screens.blurred(Screens.desktop(Screens.Scene.MINUTES), 24), "jpg"));
    var brush = new Brush(1280, 720, false);
    brush.picture(Screens.desktop(Screens.Scene.TASKS), 0, 0, 1280, 720);
    write("desktop-4.png", encoded(brush.image(), "jpg"));
    write("mobile-1.png", encoded(Screens.invitation(), "png"));
    byte[] whole = encoded(Screens.mobile(Screens.Scene.MINUTES), "png");
    write("mobile-2.png", Arrays.copyOf(whole, whole.length / 3));
  }

  private void write(String name, byte[] content) throws IOException {
    Files.createDirectories(folder);
    Files.write(folder.resolve(name), content);
  }

  private static byte[] encoded(BufferedImage image, String format) throws IOException {
    var bytes = new ByteArrayOutputStream();
    if (!ImageIO.write(plain(image, format), format, bytes)) {
      throw new IOException("no writer for " + format);
    }
    return bytes.toByteArray();
  }

  /** JPEG knows no transparency. */
  private static BufferedImage plain(BufferedImage image, String format) {
    if (format.equals("png")) {
      return image;
    }
    var opaque = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    opaque.createGraphics().drawImage(image, 0, 0, null);
    return opaque;
  }
}
