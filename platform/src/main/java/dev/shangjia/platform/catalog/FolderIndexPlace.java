package dev.shangjia.platform.catalog;

import dev.shangjia.platform.catalog.search.ListingIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An index in a folder of this machine, which one process owns. Nodes with a data folder in common
 * take a folder each.
 */
final class FolderIndexPlace implements IndexPlace {
  private static final int MOST_NODES = 32;
  private static final String POSITION = "position";

  private final Path parent;
  private @Nullable Path own;

  @SuppressWarnings("unused") // held as long as the process runs
  private @Nullable FileLock lock;

  FolderIndexPlace(Path parent) {
    this.parent = parent;
  }

  @Override
  public String name() {
    return folder().toAbsolutePath().toString();
  }

  @Override
  public ListingIndex open() {
    return ListingIndex.inFolder(folder().resolve("index"));
  }

  @Override
  public boolean isOurs() {
    return true;
  }

  @Override
  public Optional<IndexPosition> position() {
    Path file = folder().resolve(POSITION);
    try {
      return Files.exists(file)
          ? Optional.of(IndexPosition.of(Files.readString(file)))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  @Override
  public void write(IndexPosition position) {
    Path file = folder().resolve(POSITION);
    Path draft = folder().resolve(POSITION + ".new");
    try {
      Files.writeString(draft, position.line());
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private synchronized Path folder() {
    if (own == null) {
      own = taken();
    }
    return own;
  }

  /** The first folder that no other process has. */
  private Path taken() {
    try {
      for (int node = 1; node <= MOST_NODES; node++) {
        Path folder = parent.resolve("v" + ListingIndex.MAPPING + "-" + node);
        Files.createDirectories(folder);
        if (isTaken(folder.resolve("owner"))) {
          return folder;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot use " + parent + " for the index", e);
    }
    throw new IllegalStateException(
        "%d nodes have an index in %s already; give this one a folder by shangjia.search.folder"
            .formatted(MOST_NODES, parent));
  }

  private boolean isTaken(Path owner) throws IOException {
    FileChannel channel =
        FileChannel.open(owner, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException ofThisProcess) {
      lock = null;
    }
    if (lock == null) {
      channel.close();
    }
    return lock != null;
  }
}
