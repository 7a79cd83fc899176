package dev.shangjia.cli;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;

/** Checks again whenever something in a dossier's folder is saved. */
final class Watching {
  /** Editors save in several steps; what happens within this time is one change. */
  private static final long SETTLING_MILLIS = 150;

  private final Invocation invocation;

  Watching(Invocation invocation) {
    this.invocation = invocation;
  }

  /** One check. */
  interface Work {
    Outcome run() throws IOException;
  }

  /**
   * Checks now and after every change, until the process is interrupted.
   *
   * @return what the last check came to, when the folder is gone
   */
  Outcome run(Path target, Work work) throws IOException {
    Path above = target.toAbsolutePath().getParent();
    Path folder = Files.isDirectory(target) || above == null ? target : above;
    Terminal terminal = invocation.terminal();
    try (WatchService service = folder.getFileSystem().newWatchService()) {
      watch(service, folder);
      Outcome outcome = work.run();
      while (Files.exists(target)) {
        terminal.err().println(Texts.in(terminal.language()).say("check.watching", folder));
        terminal.out().flush();
        terminal.err().flush();
        if (!changed(service, folder)) {
          return outcome;
        }
        outcome = work.run();
      }
      return outcome;
    }
  }

  private static void watch(WatchService service, Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes about)
              throws IOException {
            directory.register(
                service,
                StandardWatchEventKinds.ENTRY_CREATE,
                StandardWatchEventKinds.ENTRY_DELETE,
                StandardWatchEventKinds.ENTRY_MODIFY);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static boolean changed(WatchService service, Path folder) throws IOException {
    try {
      WatchKey key = service.take();
      while (key != null) {
        key.pollEvents();
        key.reset();
        key = service.poll(SETTLING_MILLIS, TimeUnit.MILLISECONDS);
      }
      watch(service, folder);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ClosedWatchServiceException e) {
      return false;
    }
  }
}
