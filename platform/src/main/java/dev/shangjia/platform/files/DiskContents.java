package dev.shangjia.platform.files;

import dev.shangjia.platform.tenancy.OrganizationId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/**
 * Contents on the local disk, one file each. They are written beside, forced to the disk and moved
 * into place, so that what is there is whole.
 */
final class DiskContents {
  private final Path folder;

  DiskContents(Path folder) {
    this.folder = folder;
  }

  /** A new empty file to write a content to, on the disk where it will stay. */
  Path draft() throws IOException {
    return Files.createTempFile(Files.createDirectories(folder.resolve("incoming")), "", ".part");
  }

  /** Puts a content in its place; one that is there already is replaced. */
  void keep(Path draft, OrganizationId organization, String name) throws IOException {
    try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Path place = place(organization, name);
    Files.createDirectories(Objects.requireNonNull(place.getParent()));
    Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  InputStream open(OrganizationId organization, String name) throws IOException {
    return Files.newInputStream(place(organization, name));
  }

  void delete(OrganizationId organization, String name) throws IOException {
    Files.deleteIfExists(place(organization, name));
  }

  Path place(OrganizationId organization, String name) {
    return folder.resolve(organization.toString()).resolve(name.substring(0, 2)).resolve(name);
  }
}
