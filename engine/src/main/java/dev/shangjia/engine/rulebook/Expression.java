package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.SourcePlace;

/**
 * An expression as it stands in a rulebook, not compiled yet.
 *
 * @param text the expression in the Common Expression Language
 * @param place where its first character stands
 */
public record Expression(String text, SourcePlace place) {}
