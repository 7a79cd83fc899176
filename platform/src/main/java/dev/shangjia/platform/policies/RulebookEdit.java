package dev.shangjia.platform.policies;

/**
 * What somebody wrote into one file of a version.
 *
 * @param file its path in the rulebook, such as {@code rules/listing-name.yaml}
 * @param text all of it
 * @param version what the new version is to call itself
 */
public record RulebookEdit(String file, String text, String version) {}
