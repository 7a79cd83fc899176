package dev.shangjia.platform.backup;

import dev.shangjia.platform.backup.Manifest.Entry;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A backup that is there, opened for being restored. */
final class Archive implements AutoCloseable {
  static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path file;
  private final ZipFile zip;
  private final Manifest manifest;

  private Archive(Path file, ZipFile zip) throws IOException {
    this.file = file;
    this.zip = zip;
    this.manifest = readManifest();
  }

  /** Opens it; refuses what is no backup, or one of a format that is not known. */
  static Archive open(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString(), null, "No such file");
    }
    ZipFile zip;
    try {
      zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8);
    } catch (ZipException damaged) {
      throw new Refusal(new BackupFault.NoBackup(file, String.valueOf(damaged.getMessage())));
    }
    try {
      return new Archive(file, zip);
    } catch (IOException | RuntimeException failed) {
      zip.close();
      throw failed;
    }
  }

  private Manifest readManifest() throws IOException {
    byte[] text = small(Manifest.NAME);
    String checksum = new String(small(Manifest.CHECKSUM), StandardCharsets.US_ASCII);
    if (!checksum.equals(HexFormat.of().formatHex(Digests.sha256().digest(text)))) {
      throw new Refusal(new BackupFault.Damaged(file, Manifest.NAME));
    }
    try {
      int format = JSON.readTree(text).path("format").asInt(0);
      if (format != Manifest.FORMAT) {
        throw new Refusal(new BackupFault.OtherFormat(file, format, Manifest.FORMAT));
      }
      return JSON.readValue(text, Manifest.class);
    } catch (JacksonException unreadable) {
      throw new Refusal(new BackupFault.NoBackup(file, Manifest.NAME));
    }
  }

  private byte[] small(String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new Refusal(new BackupFault.NoBackup(file, name));
    }
    try (InputStream in = zip.getInputStream(entry)) {
      return in.readAllBytes();
    } catch (ZipException | EOFException damaged) {
      throw new Refusal(new BackupFault.Damaged(file, name));
    }
  }

  Path file() {
    return file;
  }

  Manifest manifest() {
    return manifest;
  }

  /** Reads all of it once, and refuses it when anything is not as it was written. */
  void verify() throws IOException {
    Set<String> expected =
        Stream.concat(
                Stream.of(Manifest.NAME, Manifest.CHECKSUM),
                manifest.entries().stream().map(Entry::name))
            .collect(Collectors.toSet());
    for (ZipEntry entry : zip.stream().toList()) {
      if (!expected.remove(entry.getName())) {
        throw new Refusal(new BackupFault.Damaged(file, entry.getName()));
      }
    }
    for (String missing : expected) {
      throw new Refusal(new BackupFault.Damaged(file, missing));
    }
    for (Entry entry : manifest.entries()) {
      copy(entry, OutputStream.nullOutputStream());
    }
  }

  /** The parts whose names begin so. */
  List<Entry> below(String prefix) {
    return manifest.entries().stream().filter(entry -> entry.name().startsWith(prefix)).toList();
  }

  Entry entry(String name) {
    return manifest.entries().stream()
        .filter(entry -> entry.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new Refusal(new BackupFault.Damaged(file, name)));
  }

  /** The bytes of a part, not checked. */
  InputStream open(Entry entry) throws IOException {
    return zip.getInputStream(zip.getEntry(entry.name()));
  }

  /** Writes a part somewhere; refuses it when it is not as it was written. */
  void copy(Entry entry, OutputStream to) throws IOException {
    MessageDigest digest = Digests.sha256();
    try (InputStream in = new DigestInputStream(open(entry), digest)) {
      in.transferTo(to);
    } catch (ZipException | EOFException damaged) {
      throw new Refusal(new BackupFault.Damaged(file, entry.name()));
    }
    if (!entry.sha256().equals(HexFormat.of().formatHex(digest.digest()))) {
      throw new Refusal(new BackupFault.Damaged(file, entry.name()));
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
