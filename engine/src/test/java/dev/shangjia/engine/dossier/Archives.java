package dev.shangjia.engine.dossier;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** Archives for tests, with whatever paths and kinds of entries one wants. */
final class Archives {

  /** How an archive is written. */
  enum Format {
    ZIP,
    TAR,
    TAR_GZ
  }

  /** One entry. */
  private static final class Entry {
    final String path;
    final byte[] content;

    /**
     * {@code '0'} a file, {@code '1'} a hard link, {@code '2'} a symbolic link, {@code '5'} a
     * folder, {@code '6'} a FIFO, as tar has it.
     */
    final char kind;

    Entry(String path, byte[] content, char kind) {
      this.path = path;
      this.content = content;
      this.kind = kind;
    }
  }

  private final List<Entry> entries = new ArrayList<>();

  /** An archive with the dossier of {@link Submissions#YAML} below a prefix. */
  static Archives dossier(String prefix) {
    return new Archives()
        .file(prefix + "dossier.yaml", Submissions.YAML)
        .file(prefix + "logo.png", "logo")
        .file(prefix + "pictures/first.png", "first");
  }

  Archives file(String path, String content) {
    return file(path, content.getBytes(StandardCharsets.UTF_8));
  }

  Archives file(String path, byte[] content) {
    entries.add(new Entry(path, content, '0'));
    return this;
  }

  /** A link: in a zip its target is its content. */
  Archives special(char kind, String path, String target) {
    entries.add(new Entry(path, target.getBytes(StandardCharsets.UTF_8), kind));
    return this;
  }

  Path write(Path file, Format format) throws IOException {
    return Files.write(file, bytes(format));
  }

  byte[] bytes(Format format) throws IOException {
    var bytes = new ByteArrayOutputStream();
    switch (format) {
      case ZIP -> zip(bytes);
      case TAR -> tar(bytes);
      case TAR_GZ -> {
        try (var packed = new GZIPOutputStream(bytes)) {
          tar(packed);
        }
      }
    }
    return bytes.toByteArray();
  }

  private void zip(OutputStream out) throws IOException {
    try (var zip = new ZipArchiveOutputStream(out)) {
      for (Entry entry : entries) {
        var header = new ZipArchiveEntry(entry.path);
        int type =
            switch (entry.kind) {
              case '2' -> 0120000;
              case '6' -> 0010000;
              case '5' -> 0040000;
              default -> 0100000;
            };
        header.setUnixMode(type | 0644);
        zip.putArchiveEntry(header);
        zip.write(entry.content);
        zip.closeArchiveEntry();
      }
    }
  }

  private void tar(OutputStream out) throws IOException {
    var tar = new TarArchiveOutputStream(out, StandardCharsets.UTF_8.name());
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    for (Entry entry : entries) {
      var header = new TarArchiveEntry(entry.path, (byte) entry.kind, true);
      boolean file = entry.kind == '0';
      header.setSize(file ? entry.content.length : 0);
      if (!file) {
        header.setLinkName(new String(entry.content, StandardCharsets.UTF_8));
      }
      tar.putArchiveEntry(header);
      if (file) {
        tar.write(entry.content);
      }
      tar.closeArchiveEntry();
    }
    tar.finish();
    tar.flush();
  }
}
