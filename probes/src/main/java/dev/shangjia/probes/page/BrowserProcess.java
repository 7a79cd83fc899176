package dev.shangjia.probes.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A running Chromium: its processes, its memory and its folder, which all end with it. */
final class BrowserProcess implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(2);
  private static final Duration WATCH = Duration.ofMillis(250);
  private static final int PAGE_BYTES = 4096;
  private static final int KEPT_COMPLAINT = 4000;

  private final Process process;
  private final Path profile;
  private final Thread ending;
  private final StringBuilder complaint = new StringBuilder();
  private volatile boolean outOfMemory;

  private BrowserProcess(Process process, Path profile) {
    this.process = process;
    this.profile = profile;
    this.ending = Thread.ofPlatform().unstarted(this::end);
  }

  /**
   * Starts a browser.
   *
   * @throws IOException when the process cannot be started
   */
  static BrowserProcess start(Path executable, PageLimits limits) throws IOException {
    Path profile = profile();
    Process process;
    try {
      process = new BrowserCommand(executable, profile, limits.memory() / 3).process().start();
    } catch (IOException notStarted) {
      delete(profile);
      throw notStarted;
    }
    var started = new BrowserProcess(process, profile);
    Runtime.getRuntime().addShutdownHook(started.ending);
    Thread.ofPlatform().daemon().name("shangjia-browser-log").start(started::readComplaints);
    Thread.ofPlatform()
        .daemon()
        .name("shangjia-browser-memory")
        .start(() -> started.watch(limits.memory()));
    return started;
  }

  DevTools connect() {
    return DevTools.over(process.getInputStream(), process.getOutputStream());
  }

  /** Whether it was ended because it took too much memory. */
  boolean isOutOfMemory() {
    return outOfMemory;
  }

  /** The last of what it wrote to its log. */
  String complaint() {
    synchronized (complaint) {
      return complaint.toString();
    }
  }

  /** Ends all its processes and deletes its folder. */
  @Override
  public void close() {
    end();
    try {
      Runtime.getRuntime().removeShutdownHook(ending);
    } catch (IllegalStateException shuttingDown) {
      // the hook does the same once more
    }
  }

  private void end() {
    List<ProcessHandle> all = tree().toList();
    try {
      process.getOutputStream().close();
    } catch (IOException gone) {
      // it has ended
    }
    if (!hasEndedWithin(GRACE)) {
      Stream.concat(all.stream(), tree()).forEach(ProcessHandle::destroyForcibly);
      hasEndedWithin(GRACE);
    }
    delete(profile);
  }

  private boolean hasEndedWithin(Duration time) {
    try {
      return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Stream<ProcessHandle> tree() {
    return Stream.concat(process.descendants(), Stream.of(process.toHandle()));
  }

  private void watch(long most) {
    while (!hasEndedWithin(WATCH) && !Thread.currentThread().isInterrupted()) {
      if (tree().mapToLong(BrowserProcess::memory).sum() > most) {
        outOfMemory = true;
        tree().forEach(ProcessHandle::destroyForcibly);
      }
    }
  }

  /** What a process has for itself alone, in bytes; 0 where Linux's /proc is missing. */
  private static long memory(ProcessHandle one) {
    try {
      List<String> pages =
          Arrays.asList(Files.readString(Path.of("/proc/" + one.pid() + "/statm")).split(" ", -1));
      return (Long.parseLong(pages.get(1)) - Long.parseLong(pages.get(2))) * PAGE_BYTES;
    } catch (IOException | RuntimeException gone) {
      return 0;
    }
  }

  private void readComplaints() {
    byte[] part = new byte[1024];
    try (InputStream log = process.getErrorStream()) {
      for (int read = log.read(part); read >= 0; read = log.read(part)) {
        synchronized (complaint) {
          complaint.append(new String(part, 0, read, StandardCharsets.ISO_8859_1));
          complaint.delete(0, Math.max(0, complaint.length() - KEPT_COMPLAINT));
        }
      }
    } catch (IOException ended) {
      // there is no more to read
    }
  }

  private static Path profile() throws IOException {
    Path profile =
        Files.createTempDirectory(
            "shangjia-browser-",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    if (BrowserCommand.isRoot()) {
      Files.setAttribute(profile, "unix:gid", BrowserCommand.NOBODY);
      Files.setAttribute(profile, "unix:uid", BrowserCommand.NOBODY);
    }
    return profile;
  }

  private static void delete(Path folder) {
    try {
      Files.walkFileTree(folder, new Deleting());
    } catch (IOException left) {
      // a folder of the temporary files that nobody will find anything in
    }
  }

  /** Deletes what it can and follows no link. */
  private static final class Deleting extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException gone) {
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failed)
        throws IOException {
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
