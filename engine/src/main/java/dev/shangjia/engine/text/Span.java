package dev.shangjia.engine.text;

/**
 * A piece of a text.
 *
 * @param text the piece, as it stands in the text
 * @param start its first code point, from 0
 * @param end the code point after its last
 * @param label why it was found: the word of a list, the kind of a sign
 */
public record Span(String text, int start, int end, String label) {}
