package dev.shangjia.platform.web;

import java.util.function.Predicate;

/**
 * A page of a part of the navigation that has several, such as the desk; they stand below the
 * navigation on each of them. A capability offers its own as beans.
 *
 * @param of the address of the {@link NavigationEntry} that it belongs to
 * @param order from left to right
 * @param key the key of its words
 * @param href where it leads; below {@code of}, or {@code of} itself
 * @param visible to whom it is shown
 */
public record NavigationPart(
    String of, int order, String key, String href, Predicate<Visitor> visible) {}
