package dev.shangjia.platform.web;

import java.util.function.Predicate;

/**
 * An entry of the navigation; a capability offers its own as beans.
 *
 * @param order from left to right
 * @param key the key of its words
 * @param href where it leads; the entry is current on pages whose path begins with it
 * @param icon the id of a drawing in {@code assets/icons.svg}
 * @param visible to whom it is shown of those who are signed in
 * @param anybody whether it is shown to those who are not, too
 */
public record NavigationEntry(
    int order, String key, String href, String icon, Predicate<Visitor> visible, boolean anybody) {

  /** One for people who are signed in. */
  public NavigationEntry(
      int order, String key, String href, String icon, Predicate<Visitor> visible) {
    this(order, key, href, icon, visible, false);
  }

  /** One for everybody. */
  public static NavigationEntry forAnybody(int order, String key, String href, String icon) {
    return new NavigationEntry(order, key, href, icon, _ -> true, true);
  }
}
