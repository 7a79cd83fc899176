package dev.shangjia.platform.contents;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * On the local disk, one file each, for their owner alone. They are written beside, forced to the
 * disk and moved into place, so that what is there is whole.
 */
final class DiskContents implements ContentStore {
  /** The folder of those that are not whole yet, beside the others. */
  static final String INCOMING = "incoming";

  private final Path folder;
  private final Path drafts;

  DiskContents(Path folder, Path drafts) {
    this.folder = folder;
    this.drafts = drafts;
  }

  @Override
  public Path draft() throws IOException {
    return draftIn(drafts);
  }

  static Path draftIn(Path drafts) throws IOException {
    return Files.createTempFile(Files.createDirectories(drafts), "", ".part");
  }

  @Override
  public void keep(Path draft, String path) throws IOException {
    try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Path place = place(path);
    Files.createDirectories(
        Objects.requireNonNull(place.getParent()),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public InputStream open(String path) throws IOException {
    return Files.newInputStream(place(path), LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public Optional<Path> inPlace(String path) {
    return Optional.of(place(path));
  }

  @Override
  public void delete(String path) throws IOException {
    Files.deleteIfExists(place(path));
  }

  @Override
  public List<String> paths() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .filter(file -> !file.startsWith(drafts))
          .map(file -> folder.relativize(file).toString().replace(File.separatorChar, '/'))
          .sorted()
          .toList();
    }
  }

  @Override
  public void probe() throws IOException {
    Files.delete(draft());
  }

  private Path place(String path) {
    Path place = folder.resolve(path).normalize();
    if (!place.startsWith(folder) || place.equals(folder)) {
      throw new IllegalArgumentException("no path of a content: " + path);
    }
    return place;
  }

  @Override
  public String toString() {
    return folder.toString();
  }
}
