package dev.shangjia.platform.contents;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Bytes under paths such as {@code 17/ab/abcd...}: what a path holds is whole, and still there
 * after a crash. Who may see what is decided by those who keep things here.
 */
public sealed interface ContentStore extends AutoCloseable permits DiskContents, BucketContents {

  /**
   * The place that the settings name: a bucket ({@code shangjia.files.s3.*}), else the folder
   * {@code files} of the data folder.
   *
   * @param data the folder of everything that the server keeps
   */
  static ContentStore of(Path data, Environment settings) {
    Path folder = data.toAbsolutePath().normalize().resolve("files");
    BucketSettings bucket =
        Binder.get(settings).bind(BucketSettings.PREFIX, BucketSettings.class).orElse(null);
    return bucket == null
        ? onDisk(folder, folder.resolve(DiskContents.INCOMING))
        : BucketContents.open(bucket, folder.resolve(DiskContents.INCOMING));
  }

  /**
   * A folder of this machine.
   *
   * @param drafts where drafts lie, on the same disk
   */
  static ContentStore onDisk(Path folder, Path drafts) {
    return new DiskContents(folder, drafts);
  }

  /** A new empty file of this machine to write a content to before it is kept. */
  Path draft() throws IOException;

  /**
   * Keeps a content; one that is there already is replaced.
   *
   * @param draft from {@link #draft}; gone afterwards
   */
  void keep(Path draft, String path) throws IOException;

  /**
   * The bytes of a content.
   *
   * @throws NoSuchFileException when nothing is there
   */
  InputStream open(String path) throws IOException;

  /** The content as a file of this machine, not to be written to; empty when it lies elsewhere. */
  Optional<Path> inPlace(String path);

  /** Forgets a content, if there is one. */
  void delete(String path) throws IOException;

  /** The paths of all contents, sorted. */
  List<String> paths() throws IOException;

  /**
   * Tries whether contents can be kept here.
   *
   * @throws IOException when not, with what the disk or the bucket's server says
   */
  void probe() throws IOException;

  /** The folder, or the bucket and its server. */
  @Override
  String toString();

  @Override
  default void close() {}

  /** Copies a content to a file of this machine that is not there yet. */
  default void copy(String path, Path to) throws IOException {
    try (InputStream content = open(path)) {
      Files.copy(content, to);
    }
  }
}
