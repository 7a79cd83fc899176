package dev.shangjia.platform.catalog.linkpicture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.awt.Font;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DrawingTest {
  private static final Path KEPT =
      Path.of(System.getProperty("basedir", ".")).resolve("target/screens/link-pictures");
  private static final LinkPicture MINUTES =
      new LinkPicture("拾叶纪要", "会后一分钟，整理出会议纪要", "杭州拾叶知行软件有限公司", null, "4.6", 12);

  private static BufferedImage drawn(LinkPicture picture, Optional<Font> font, String name)
      throws IOException {
    byte[] png = Drawing.png(picture, icon(), font);
    Files.createDirectories(KEPT);
    Files.write(KEPT.resolve(name + ".png"), png);
    return Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(png)));
  }

  private static @Nullable BufferedImage icon() throws IOException {
    return ImageIO.read(
        Path.of(System.getProperty("basedir", "."))
            .resolve("../rulebooks/tencent-meeting/examples/minutes-helper/logo.png")
            .toFile());
  }

  /** Ink in the part where words stand. */
  private static long ink(BufferedImage picture, int left, int right) {
    long dark = 0;
    for (int x = left; x < right; x++) {
      for (int y = 0; y < LinkPicture.HEIGHT - 20; y++) {
        int rgb = picture.getRGB(x, y);
        if (((rgb >> 16) & 0xFF) < 0x80 && ((rgb >> 8) & 0xFF) < 0x80) {
          dark++;
        }
      }
    }
    return dark;
  }

  @Test
  void wordsStandBesideTheIconAndInsideTheirMargins() throws IOException {
    Optional<Font> font = Fonts.having(MINUTES.name());
    assumeThat(font).as("a font with Chinese letters").isPresent();
    var longest =
        new LinkPicture(
            "一二三四五六七八九十一二三四五六七八九十",
            "把每一次会议里说过的话、定下的事和谁来负责都整理得清清楚楚，散会以前就发到每个人手里，谁也不用再问一遍",
            "一家名字非常非常长的软件技术服务有限责任公司华东分公司",
            null,
            "4.9",
            120_000);
    var latin =
        new LinkPicture(
            "Minutes",
            "Minutes of every meeting, one minute after everybody has left",
            "Leaf",
            null,
            null,
            0);

    assertThat(ink(drawn(MINUTES, font, "usual"), 360, 1200)).isGreaterThan(3000);
    assertThat(ink(drawn(longest, font, "longest"), 1125, 1200)).as("the margin is free").isZero();
    assertThat(ink(drawn(latin, font, "latin"), 1125, 1200)).as("the margin is free").isZero();
  }

  @Test
  void withoutAFontThereIsTheIconAlone() throws IOException {
    BufferedImage neutral = drawn(MINUTES, Optional.empty(), "neutral");
    assertThat(ink(neutral, 750, 1200)).isZero();
    assertThat(neutral.getRGB(600, 295))
        .as("the icon in the middle")
        .isNotEqualTo(neutral.getRGB(20, 295));
  }

  @Test
  void keyIsAnotherWhenSomethingElseIsShown() {
    var better =
        new LinkPicture(MINUTES.name(), MINUTES.summary(), MINUTES.provider(), null, "4.7", 12);
    var same = new LinkPicture("拾叶\u202e纪要", "会后一分钟，整理出会议纪要\n", "杭州拾叶知行软件有限公司", null, "4.6", 12);
    assertThat(better.key()).isNotEqualTo(MINUTES.key());
    assertThat(same.key()).as("letters that change others are left out").isEqualTo(MINUTES.key());
  }
}
