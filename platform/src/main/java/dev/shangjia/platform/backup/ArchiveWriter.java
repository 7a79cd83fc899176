package dev.shangjia.platform.backup;

import dev.shangjia.platform.backup.Manifest.Entry;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a backup: a ZIP of parts, with a manifest of their checksums as the last. It lies beside
 * its name until it is whole and on the disk.
 */
final class ArchiveWriter implements AutoCloseable {
  private final Path file;
  private final Path partial;
  private final ZipOutputStream zip;
  private final List<Entry> entries = new ArrayList<>();

  ArchiveWriter(Path file) throws IOException {
    this.file = file.toAbsolutePath().normalize();
    if (Files.exists(this.file)) {
      throw new Refusal(new BackupFault.FileExists(this.file));
    }
    // Such files are for their owner alone.
    this.partial =
        Files.createTempFile(this.file.resolveSibling("."), this.file.getFileName() + ".", ".part");
    this.zip =
        new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(partial), 1 << 16));
    zip.setLevel(Deflater.BEST_SPEED);
  }

  /** Writes one part, and says how many rows it has, or 0. */
  interface Part {
    long writeTo(OutputStream out) throws IOException, SQLException;
  }

  long add(String name, Part part) throws IOException, SQLException {
    zip.putNextEntry(new ZipEntry(name));
    var out = new Counting(new DigestOutputStream(new KeptOpen(zip), Digests.sha256()));
    long rows = part.writeTo(out);
    zip.closeEntry();
    entries.add(new Entry(name, out.bytes, out.sha256()));
    return rows;
  }

  List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** Writes the manifest and gives the file its name. */
  void finish(byte[] manifest) throws IOException {
    String checksum = HexFormat.of().formatHex(Digests.sha256().digest(manifest));
    put(Manifest.CHECKSUM, checksum.getBytes(StandardCharsets.US_ASCII));
    put(Manifest.NAME, manifest);
    zip.close();
    try (var channel = FileChannel.open(partial, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(partial, file);
  }

  private void put(String name, byte[] bytes) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(bytes);
    zip.closeEntry();
  }

  /** Leaves nothing when it was not finished. */
  @Override
  public void close() throws IOException {
    try {
      zip.close();
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  /** Counts and digests what goes through. */
  private static final class Counting extends FilterOutputStream {
    private final DigestOutputStream digesting;
    private long bytes;

    Counting(DigestOutputStream digesting) {
      super(digesting);
      this.digesting = digesting;
    }

    @Override
    public void write(int one) throws IOException {
      out.write(one);
      bytes++;
    }

    @Override
    public void write(byte[] some, int from, int length) throws IOException {
      out.write(some, from, length);
      bytes += length;
    }

    String sha256() {
      return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
    }
  }

  /** A part may close what it writes to, but not the archive. */
  private static final class KeptOpen extends FilterOutputStream {
    KeptOpen(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] some, int from, int length) throws IOException {
      out.write(some, from, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
