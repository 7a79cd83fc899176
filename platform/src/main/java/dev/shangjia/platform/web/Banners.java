package dev.shangjia.platform.web;

import dev.shangjia.engine.LocalText;
import java.time.LocalDate;
import java.util.List;

/** Tells the frame what stands above every page that its reader opens. */
public interface Banners {

  /**
   * Something that the reader is told.
   *
   * @param starts the day on which it begins, of the market's zone
   */
  record Banner(LocalText title, LocalText text, LocalDate starts) {}

  /** What whoever made the request is told, what begins first first. */
  List<Banner> current();
}
