package dev.shangjia.engine.dossier;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The private temporary folder of an archive, which nobody else may read; of a folder, nothing. */
final class Workspace implements AutoCloseable {
  private final @Nullable Path folder;

  private Workspace(@Nullable Path folder) {
    this.folder = folder;
  }

  static Workspace none() {
    return new Workspace(null);
  }

  static Workspace create(Path parent) throws IOException {
    return new Workspace(Files.createTempDirectory(parent, "shangjia-dossier-"));
  }

  Path folder() {
    if (folder == null) {
      throw new IllegalStateException("this dossier needs no temporary folder");
    }
    return folder;
  }

  /** Deletes the folder with all files in it; it has no folders within. */
  @Override
  public void close() {
    if (folder == null || !Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException failure) {
      throw new UncheckedIOException("temporary folder " + folder + " is still there", failure);
    }
  }
}
