package dev.shangjia.platform.policies;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** Unpacks what somebody uploaded as a rulebook, and no more than a rulebook holds. */
final class UploadedArchive {
  static final int MOST_FILES = 5_000;
  static final long MOST_BYTES = 64L << 20;

  private static final String MANIFEST = "rulebook.yaml";

  private final ZipInputStream zip;
  private final Path folder;
  private long left = MOST_BYTES;

  private UploadedArchive(ZipInputStream zip, Path folder) {
    this.zip = zip;
    this.folder = folder;
  }

  /** What came of it. */
  sealed interface Unpacked {
    /** The folder with the rulebook. */
    record Folder(Path folder) implements Unpacked {}

    record NotReadable() implements Unpacked {}

    record TooLarge() implements Unpacked {}

    record WithoutRulebook() implements Unpacked {}
  }

  /**
   * Unpacks an archive.
   *
   * @param into an empty folder
   */
  static Unpacked unpack(InputStream archive, Path into) throws IOException {
    try (var zip = new ZipInputStream(archive)) {
      return new UploadedArchive(zip, into).unpack();
    } catch (ZipException | IllegalArgumentException damaged) {
      return new Unpacked.NotReadable();
    }
  }

  private Unpacked unpack() throws IOException {
    int files = 0;
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      if (entry.isDirectory()) {
        continue;
      }
      Optional<Path> place = place(entry.getName());
      if (place.isEmpty()) {
        return new Unpacked.NotReadable();
      }
      files++;
      if (files > MOST_FILES || !write(place.get())) {
        return new Unpacked.TooLarge();
      }
    }
    return files == 0 ? new Unpacked.NotReadable() : found();
  }

  /** Empty when an entry would come to lie elsewhere. */
  private Optional<Path> place(String name) {
    try {
      Path place = folder.resolve(name).normalize();
      return place.startsWith(folder) && !place.equals(folder)
          ? Optional.of(place)
          : Optional.empty();
    } catch (InvalidPathException notOfThisSystem) {
      return Optional.empty();
    }
  }

  /** Whether there was room for it. */
  private boolean write(Path file) throws IOException {
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    byte[] buffer = new byte[16 << 10];
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int read; (read = zip.read(buffer)) >= 0; ) {
        left -= read;
        if (left < 0) {
          return false;
        }
        out.write(buffer, 0, read);
      }
    }
    return true;
  }

  private Unpacked found() throws IOException {
    if (Files.isRegularFile(folder.resolve(MANIFEST))) {
      return new Unpacked.Folder(folder);
    }
    try (Stream<Path> top = Files.list(folder)) {
      List<Path> holding = top.filter(one -> Files.isRegularFile(one.resolve(MANIFEST))).toList();
      return holding.size() == 1
          ? new Unpacked.Folder(holding.getFirst())
          : new Unpacked.WithoutRulebook();
    }
  }
}
