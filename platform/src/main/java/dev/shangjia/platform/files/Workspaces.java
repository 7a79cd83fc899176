package dev.shangjia.platform.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Folders in which files lie in clear text while somebody works on them. They are private, below
 * one of this process, and go with it; what a process left that was killed goes when the next one
 * begins. Several processes may share a folder of data: each holds a lock beside its own.
 */
@Component
public class Workspaces implements DisposableBean {
  private static final String LOCK = ".lock";

  private final Path own;
  private final FileChannel held;

  @Autowired
  Workspaces(FileSettings settings) {
    this(settings.data().resolve("work"));
  }

  Workspaces(Path all) {
    try {
      Files.createDirectories(all);
      synchronized (Workspaces.class) {
        try (FileChannel one = open(all.resolve("turn" + LOCK));
            FileLock _ = one.lock()) {
          sweep(all);
          this.own = Files.createTempDirectory(all, "run-");
          this.held = open(beside(own));
          held.lock();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("no room to work in " + all, e);
    }
  }

  /**
   * An empty folder that nobody else may read; the caller deletes it.
   *
   * @param name what for, the beginning of its name
   */
  public Path fresh(String name) throws IOException {
    return Files.createTempDirectory(own, name + "-");
  }

  private static void sweep(Path all) throws IOException {
    try (Stream<Path> entries = Files.list(all)) {
      List<Path> folders = entries.filter(Files::isDirectory).toList();
      for (Path folder : folders) {
        if (isLeft(folder)) {
          FileSystemUtils.deleteRecursively(folder);
          Files.deleteIfExists(beside(folder));
        }
      }
    }
  }

  private static boolean isLeft(Path folder) throws IOException {
    try (FileChannel channel = open(beside(folder));
        FileLock lock = channel.tryLock()) {
      return lock != null;
    } catch (OverlappingFileLockException heldByThisProcess) {
      return false;
    }
  }

  private static Path beside(Path folder) {
    return folder.resolveSibling(folder.getFileName() + LOCK);
  }

  private static FileChannel open(Path lock) throws IOException {
    return FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  @Override
  public void destroy() throws IOException {
    FileSystemUtils.deleteRecursively(own);
    held.close();
    Files.deleteIfExists(beside(own));
  }
}
