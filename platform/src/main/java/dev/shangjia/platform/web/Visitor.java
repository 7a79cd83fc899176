package dev.shangjia.platform.web;

import dev.shangjia.platform.tenancy.Side;
import java.util.function.IntSupplier;

/**
 * Who is signed in, as far as the frame of a page shows it.
 *
 * @param name the person's name
 * @param organization the organization's name
 * @param side what kind of organization that is
 * @param unread tells how many notices they have not opened, for pages that show it
 */
public record Visitor(String name, String organization, Side side, IntSupplier unread) {
  /** What stands for the name where there is no room for it. */
  public String initial() {
    return name.isEmpty() ? "" : Character.toString(name.codePointAt(0));
  }
}
