package dev.shangjia.platform.web;

import java.util.function.Predicate;

/**
 * An entry of the navigation; a capability offers its own as beans.
 *
 * @param order from left to right
 * @param key the key of its words
 * @param href where it leads; the entry is current on pages whose path begins with it
 * @param icon the id of a drawing in {@code assets/icons.svg}
 * @param visible to whom it is shown
 */
public record NavigationEntry(
    int order, String key, String href, String icon, Predicate<Visitor> visible) {}
