package dev.shangjia.platform.catalog.search;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Searching an index in a folder of this machine. */
class ListingIndexTest extends SearchSuite {
  @TempDir static Path folder;

  @Override
  ListingIndex open() {
    return ListingIndex.inFolder(folder);
  }
}
