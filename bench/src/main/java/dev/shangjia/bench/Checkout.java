package dev.shangjia.bench;

import java.nio.file.Files;
import java.nio.file.Path;

/** Files of the checkout that the benchmarks are run in. */
final class Checkout {
  private Checkout() {}

  /** The real rulebook; benchmarks are started in the checkout or in a folder of it. */
  static Path rulebook() {
    Path start = Path.of("").toAbsolutePath();
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      Path rulebook = folder.resolve("rulebooks/tencent-meeting");
      if (Files.isDirectory(rulebook)) {
        return rulebook;
      }
    }
    throw new IllegalStateException(
        start + " is in no checkout with rulebooks/tencent-meeting; start from there.");
  }
}
