package dev.shangjia.engine.rulebook;

/**
 * One property that differs between two versions.
 *
 * @param property such as {@code level}, {@code assert}, {@code message.zh} or {@code maxLength}
 * @param before its value in the older version; blank when it had none
 * @param after its value in the newer version; blank when it has none
 * @param direction what that does
 */
public record Difference(String property, String before, String after, Direction direction) {}
