package dev.shangjia.platform.apps;

/**
 * A file of a dossier.
 *
 * @param path under which fields name it, such as {@code listing/logo.png}
 * @param sha256 of its content
 * @param bytes its size
 * @param mediaType what its content is
 * @param name what it was called where it came from
 */
public record Attachment(String path, String sha256, long bytes, String mediaType, String name) {}
