package dev.shangjia.platform.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * That one process at a time works on a data folder. The operating system gives the lock back when
 * the process ends, however it ends.
 */
final class FolderLock implements AutoCloseable {
  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @param dataFolder what the user named, for the message
   * @param home the folder that the lock lies in
   * @throws DatabaseUnavailable when another instance has it
   * @throws IOException when the folder is not writable, or its file system knows no locks
   */
  static FolderLock take(Path dataFolder, Path home) throws IOException {
    // The holder's pid lies in a file of its own: whoever opens and closes a locked file gives up
    // the locks that its own process has on it.
    Path holder = home.resolve("lock.pid");
    FileChannel channel =
        FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (tryLock(channel) == null) {
      channel.close();
      throw new DatabaseUnavailable(new DatabaseFault.InUse(dataFolder, read(holder)));
    }
    Files.writeString(holder, ProcessHandle.current().pid() + "\n");
    return new FolderLock(channel);
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException sameProcess) {
      return null;
    }
  }

  private static String read(Path holder) throws IOException {
    try {
      String pid = Files.readString(holder).strip();
      return pid.isEmpty() ? "?" : pid;
    } catch (NoSuchFileException justBegun) {
      return "?";
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
