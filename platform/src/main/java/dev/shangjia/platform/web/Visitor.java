package dev.shangjia.platform.web;

import dev.shangjia.platform.tenancy.Side;

/**
 * Who is signed in, as far as the frame of a page shows it.
 *
 * @param name the person's name
 * @param organization the organization's name
 * @param side what kind of organization that is
 * @param unread how many notices they have not opened
 */
public record Visitor(String name, String organization, Side side, int unread) {}
