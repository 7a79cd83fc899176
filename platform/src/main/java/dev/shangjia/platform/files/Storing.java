package dev.shangjia.platform.files;

/** What came of storing a content. */
public sealed interface Storing {

  /** It is stored, and is still there after a crash. */
  record Stored(StoredFile file) implements Storing {}

  /**
   * It is larger than allowed, and nothing of it was kept.
   *
   * @param limit in bytes
   */
  record TooLarge(long limit) implements Storing {}
}
