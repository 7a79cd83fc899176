package dev.shangjia.platform.catalog.linkpicture;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/**
 * Draws a picture as PNG. Without a font that has all letters there are no words on it: boxes in
 * place of letters say less than nothing.
 */
public final class Drawing {
  private static final int MARGIN = 80;
  private static final int ICON = 240;
  private static final int TEXT_LEFT = MARGIN + ICON + 56;
  private static final int TEXT_WIDTH = LinkPicture.WIDTH - TEXT_LEFT - MARGIN;
  private static final int LARGEST_NAME = 84;
  private static final int SMALLEST_NAME = 48;
  private static final int SUMMARY = 42;
  private static final int SUMMARY_LINES = 2;
  private static final int FOOT = 34;
  private static final int STAR_POINTS = 5;
  private static final double STAR_DEPTH = 0.42;
  private static final Color INK = new Color(0x1F2329);
  private static final Color GREY = new Color(0x4E5461);
  private static final Color GOLD = new Color(0xE8A013);
  private static final Color TOP = new Color(0xFFFFFF);
  private static final Color BOTTOM = new Color(0xE8EFFB);
  private static final Color BRAND = new Color(0x0B63CE);

  private final LinkPicture picture;
  private final Graphics2D pen;

  private Drawing(LinkPicture picture, Graphics2D pen) {
    this.picture = picture;
    this.pen = pen;
  }

  /**
   * Draws one.
   *
   * @param icon the app's; null for none
   */
  public static byte[] png(LinkPicture picture, @Nullable BufferedImage icon) {
    return png(
        picture, icon, Fonts.having(picture.name() + picture.summary() + picture.provider()));
  }

  static byte[] png(LinkPicture picture, @Nullable BufferedImage icon, Optional<Font> font) {
    var image =
        new BufferedImage(LinkPicture.WIDTH, LinkPicture.HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    try {
      pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      pen.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      pen.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
      var drawing = new Drawing(picture, pen);
      drawing.ground();
      drawing.icon(icon, font.isPresent() ? MARGIN : (LinkPicture.WIDTH - ICON) / 2);
      font.ifPresent(drawing::words);
    } finally {
      pen.dispose();
    }
    return encoded(image);
  }

  private static byte[] encoded(BufferedImage image) {
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("a picture was not encoded", e);
    }
    return bytes.toByteArray();
  }

  private void ground() {
    pen.setPaint(new GradientPaint(0, 0, TOP, 0, LinkPicture.HEIGHT, BOTTOM));
    pen.fillRect(0, 0, LinkPicture.WIDTH, LinkPicture.HEIGHT);
    pen.setPaint(BRAND);
    pen.fillRect(0, LinkPicture.HEIGHT - 12, LinkPicture.WIDTH, 12);
  }

  private void icon(@Nullable BufferedImage icon, int left) {
    int top = (LinkPicture.HEIGHT - ICON) / 2 - 20;
    var tile = new RoundRectangle2D.Double(left, top, ICON, ICON, 52, 52);
    if (icon == null) {
      pen.setPaint(BRAND);
      pen.fill(tile);
      pen.setPaint(Color.WHITE);
      pen.fill(new RoundRectangle2D.Double(left + 72, top + 60, 96, 120, 16, 16));
      return;
    }
    BufferedImage rounded = new BufferedImage(ICON, ICON, BufferedImage.TYPE_INT_ARGB);
    Graphics2D inside = rounded.createGraphics();
    inside.setRenderingHints(pen.getRenderingHints());
    inside.fill(new RoundRectangle2D.Double(0, 0, ICON, ICON, 52, 52));
    inside.setComposite(java.awt.AlphaComposite.SrcIn);
    inside.setPaint(Color.WHITE);
    inside.fillRect(0, 0, ICON, ICON);
    inside.setComposite(java.awt.AlphaComposite.SrcAtop);
    inside.drawImage(icon, 0, 0, ICON, ICON, null);
    inside.dispose();
    pen.drawImage(rounded, left, top, null);
  }

  private void words(Font font) {
    List<String> summary = lines(font.deriveFont((float) SUMMARY));
    Font name = fitting(font.deriveFont(Font.BOLD));
    int high = name.getSize() + summary.size() * (SUMMARY + 18) + FOOT + 60;
    int y = (LinkPicture.HEIGHT - high) / 2 + name.getSize() - 16;
    line(cut(picture.name(), pen.getFontMetrics(name)), name, INK, y);
    y += 24;
    for (String one : summary) {
      y += SUMMARY + 18;
      line(one, font.deriveFont((float) SUMMARY), GREY, y);
    }
    foot(font.deriveFont((float) FOOT), y + FOOT + 40);
  }

  private void line(String text, Font font, Color colour, int y) {
    pen.setFont(font);
    pen.setPaint(colour);
    pen.drawString(text, TEXT_LEFT, y);
  }

  /** The name as large as it fits. */
  private Font fitting(Font bold) {
    Font font = bold.deriveFont((float) LARGEST_NAME);
    int width = pen.getFontMetrics(font).stringWidth(picture.name());
    int size = width <= TEXT_WIDTH ? LARGEST_NAME : LARGEST_NAME * TEXT_WIDTH / width;
    return bold.deriveFont((float) Math.max(SMALLEST_NAME, size));
  }

  /** The summary in lines that fit; what is too much is cut off. */
  private List<String> lines(Font font) {
    FontMetrics metrics = pen.getFontMetrics(font);
    var lines = new ArrayList<String>();
    String rest = picture.summary();
    while (!rest.isEmpty() && lines.size() < SUMMARY_LINES) {
      boolean last = lines.size() == SUMMARY_LINES - 1;
      String line = last ? cut(rest, metrics) : rest.substring(0, end(rest, metrics));
      lines.add(line.strip());
      rest = last ? "" : rest.substring(line.length()).strip();
    }
    return lines;
  }

  /** Where a line ends that fits: not within a Latin word, when there is a blank before it. */
  private static int end(String text, FontMetrics metrics) {
    int end = fitting(text, metrics, TEXT_WIDTH);
    int blank = text.lastIndexOf(' ', end);
    boolean inWord =
        end < text.length()
            && Character.isLetter(text.codePointAt(end))
            && text.codePointAt(end) < 0x2E80;
    return inWord && blank > 0 ? blank : end;
  }

  private static String cut(String text, FontMetrics metrics) {
    int end = fitting(text, metrics, TEXT_WIDTH);
    return end == text.length()
        ? text
        : text.substring(0, fitting(text, metrics, TEXT_WIDTH - metrics.stringWidth("…"))) + "…";
  }

  private static int fitting(String text, FontMetrics metrics, int width) {
    int end = 0;
    while (end < text.length()) {
      int next = text.offsetByCodePoints(end, 1);
      if (end > 0 && metrics.stringWidth(text.substring(0, next)) > width) {
        return end;
      }
      end = next;
    }
    return end;
  }

  private void foot(Font font, int y) {
    int left = TEXT_LEFT;
    String rating = picture.rating();
    if (rating != null) {
      pen.setPaint(GOLD);
      pen.fill(star(left + FOOT / 2.0, y - FOOT * 0.36, FOOT * 0.55));
      left += FOOT + 12;
      String words = rating + " (" + picture.ratings() + ")  ";
      pen.setFont(font);
      pen.setPaint(INK);
      pen.drawString(words, left, y);
      left += pen.getFontMetrics(font).stringWidth(words);
    }
    FontMetrics metrics = pen.getFontMetrics(font);
    int width = LinkPicture.WIDTH - MARGIN - left;
    String provider = picture.provider();
    pen.setFont(font);
    pen.setPaint(GREY);
    pen.drawString(provider.substring(0, fitting(provider, metrics, width)), left, y);
  }

  private static Path2D star(double x, double y, double radius) {
    var star = new Path2D.Double();
    for (int point = 0; point < 2 * STAR_POINTS; point++) {
      double far = point % 2 == 0 ? radius : radius * STAR_DEPTH;
      double angle = Math.PI * point / STAR_POINTS - Math.PI / 2;
      if (point == 0) {
        star.moveTo(x + far * Math.cos(angle), y + far * Math.sin(angle));
      } else {
        star.lineTo(x + far * Math.cos(angle), y + far * Math.sin(angle));
      }
    }
    star.closePath();
    return star;
  }
}
