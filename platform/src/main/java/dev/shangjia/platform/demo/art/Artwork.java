package dev.shangjia.platform.demo.art;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Draws a file by its order. Of an app it says the number of its looks: {@code logo/12/128} (128
 * pixels wide), {@code desktop/12/1} (its first screen). Of papers it says whose they are and a
 * number: {@code licence/shiye/1}. Equal orders give equal bytes.
 */
public final class Artwork {
  /** What ImageIO calls a quality of 0.9 is the first of nine levels of compression. */
  private static final float LITTLE_COMPRESSION = 0.9f;

  private Artwork() {}

  /** The kinds that are papers, which are kept more carefully than pictures. */
  public static boolean isPaper(String order) {
    return switch (kind(order)) {
      case "licence", "letter", "card", "look-up" -> true;
      default -> false;
    };
  }

  /** The ending that the name of such a file has. */
  public static String ending(String order) {
    return kind(order).equals("template") ? "zip" : "png";
  }

  /** The bytes of a file; a defect when there is no such kind. */
  public static byte[] draw(String order) {
    String[] parts = order.split("/", -1);
    int number = Integer.parseInt(parts[2]);
    int look = parts[1].matches("[0-9]{1,4}") ? Integer.parseInt(parts[1]) : 0;
    int seed = parts[1].hashCode() + number;
    return switch (parts[0]) {
      case "logo" -> png(Logos.of(look, number));
      case "mark" -> png(Logos.ofCompany(look, number));
      case "desktop" -> png(Screens.desktop(look, number));
      case "mobile" -> png(Screens.mobile(look, number));
      case "goods" -> png(Screens.goods(look, number));
      case "licence" -> png(Papers.licence(seed));
      case "letter" -> png(Papers.letter(seed));
      case "card" -> png(Papers.card(seed));
      case "look-up" -> png(Papers.lookUp(seed));
      case "template" -> template(parts[1]);
      default -> throw new IllegalArgumentException("nobody can draw " + order);
    };
  }

  private static String kind(String order) {
    return order.substring(0, Math.max(0, order.indexOf('/')));
  }

  /** Compressed quickly rather than well: nobody downloads them, and there are many. */
  private static byte[] png(BufferedImage image) {
    var bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam quickly = writer.getDefaultWriteParam();
      quickly.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      quickly.setCompressionQuality(LITTLE_COMPRESSION);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), quickly);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written to", e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** A small template of a mini-program: pages that say what they are. */
  private static byte[] template(String of) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (String page : new String[] {"home", "list", "detail", "mine", "settings"}) {
        var entry = new ZipEntry("template/" + page + ".json");
        entry.setLastModifiedTime(FileTime.fromMillis(0));
        zip.putNextEntry(entry);
        for (int block = 0; block < 40; block++) {
          String line =
              "{\"page\":\"%s\",\"of\":\"%s\",\"block\":%d,\"id\":\"%08x\"}\n"
                  .formatted(page, of, block, (of + page + block).hashCode());
          zip.write(line.getBytes(StandardCharsets.UTF_8));
        }
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written to", e);
    }
    return bytes.toByteArray();
  }
}
