package dev.shangjia.bench;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** Writes a dossier with a logo and five screenshots of 1920 x 1080, the same every time. */
final class DossierFolder {
  private static final int SCREENSHOTS = 5;

  private DossierFolder() {}

  static Path write() throws IOException {
    Path folder = Files.createTempDirectory("shangjia-bench-dossier");
    Files.writeString(folder.resolve("dossier.yaml"), DOSSIER);
    ImageIO.write(logo(), "png", folder.resolve("logo.png").toFile());
    for (int i = 1; i <= SCREENSHOTS; i++) {
      ImageIO.write(screen(i), "png", folder.resolve("screen-" + i + ".png").toFile());
    }
    return folder;
  }

  static List<Path> pictures(Path folder) {
    return Stream.concat(
            Stream.of("logo.png"),
            IntStream.rangeClosed(1, SCREENSHOTS).mapToObj(i -> "screen-" + i + ".png"))
        .map(folder::resolve)
        .toList();
  }

  private static BufferedImage logo() {
    var image = new BufferedImage(128, 128, BufferedImage.TYPE_INT_ARGB);
    Graphics2D pen = pen(image);
    pen.setPaint(new GradientPaint(0, 0, new Color(0x2F6BFF), 128, 128, new Color(0x174BC9)));
    pen.fill(new RoundRectangle2D.Double(0, 0, 128, 128, 32, 32));
    pen.setColor(Color.WHITE);
    pen.fill(new Ellipse2D.Double(20, 20, 88, 88));
    pen.dispose();
    return image;
  }

  /**
   * A window with a side bar, rows of words and a photo of noise, which is what decoders dislike.
   */
  private static BufferedImage screen(int number) {
    var random = new SplittableRandom(number);
    var image = new BufferedImage(1920, 1080, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = pen(image);
    pen.setPaint(
        new GradientPaint(0, 0, new Color(0xF5F7FA), 1920, 1080, new Color(0xD8E0EC - number)));
    pen.fillRect(0, 0, 1920, 1080);
    pen.setColor(new Color(0x23272F));
    pen.fillRect(0, 0, 240, 1080);
    for (int row = 0; row < 22; row++) {
      int x = 300;
      while (x < 1180) {
        int width = random.nextInt(20, 110);
        pen.setColor(new Color(random.nextInt(0x30, 0x70) * 0x010101));
        pen.fill(new RoundRectangle2D.Double(x, 60 + row * 45, width, 18, 6, 6));
        x += width + 12;
      }
    }
    for (int y = 120; y < 520; y++) {
      for (int x = 1260; x < 1860; x++) {
        int shade = (x + y) / 14 + random.nextInt(24);
        image.setRGB(x, y, shade << 16 | (shade + 20) << 8 | (shade + 40));
      }
    }
    pen.dispose();
    return image;
  }

  private static Graphics2D pen(BufferedImage image) {
    Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    return pen;
  }

  private static final String DOSSIER =
      """
      program: tencent-meeting
      procedure: release
      forms:
        listing:
          name: 听雨纪要
          logo: logo.png
          category: 会议工具
          summary: 会后一分钟，整理出会议纪要
          description: |
            听雨纪要把会议里说过的话整理成一份可以直接转发的纪要。

            会中：在侧边栏打开应用，边开会边看逐句转写，听到重要内容点一下就能标记。
            会后：一分钟内生成纪要，按议题列出讨论要点、结论和待办，方便核对。
            跟进：待办自动带上负责人和截止日期，到期前提醒，完成情况随时可查。
          screenshots:
            - {terminal: desktop, image: screen-1.png}
            - {terminal: desktop, image: screen-2.png}
            - {terminal: desktop, image: screen-3.png}
            - {terminal: desktop, image: screen-4.png}
            - {terminal: desktop, image: screen-5.png}
          version: 1.0.0
          privacyPolicy: https://minutes.example.com/privacy
          termsOfService: https://minutes.example.com/terms
          companyName: 杭州听雨知行软件有限公司
          companyLogo: logo.png
          website: https://minutes.example.com/
          supportPhone: 0571-55500142
      """;
}
