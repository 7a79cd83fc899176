package dev.shangjia.probes.page;

import java.util.List;

/**
 * A size in which a page is shown, in CSS pixels.
 *
 * @param name stable, such as {@code sidebar}
 * @param width of the page
 * @param height of what is seen of the page at a time
 */
public record PageView(String name, int width, int height) {

  /**
   * The views of Tencent Meeting's design specification: the side bar is 375 wide (its height is
   * free, 720 is a usual one), the embedded view 960 x 540, and the pop-up view at least 480 x 270.
   * Source: TM-181, TM-182, TM-183.
   */
  public static final List<PageView> STANDARD =
      List.of(
          new PageView("sidebar", 375, 720),
          new PageView("embedded", 960, 540),
          new PageView("popup", 480, 270));

  public PageView {
    if (name.isBlank() || width < 1 || height < 1) {
      throw new IllegalArgumentException("no view: %s %d x %d".formatted(name, width, height));
    }
  }
}
