import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
  }

  /** Two logos and three screens for each terminal. */
  private void complete() throws IOException {
    png("logo", Logos.minutes());
    png("company-logo", Logos.company());
    for (var scene : Screens.Scene.values()) {
      png("desktop-" + (scene.ordinal() + 1), Screens.desktop(scene));
      png("mobile-" + (scene.ordinal() + 1), Screens.mobile(scene));
    }
  }

  private void png(String name, BufferedImage image) throws IOException {
    Files.createDirectories(folder);
    ImageIO.write(image, "png", folder.resolve(name + ".png").toFile());
  }
}
