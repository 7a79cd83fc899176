package dev.shangjia.platform.files;

import dev.shangjia.platform.audit.Chain;
import dev.shangjia.platform.audit.Happening;
import dev.shangjia.platform.audit.Ledger;
import dev.shangjia.platform.contents.ContentStore;
import dev.shangjia.platform.files.StoredFile.Protection;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.OrganizationId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What organizations hand in as files. A content is stored once for each organization, under the
 * hash of its bytes; only the organization itself and the operator's side can find it.
 */
@Service
public class StoredFiles {
  /** The largest content there may be, in bytes: 50 MB, as in dossiers. */
  public static final long LARGEST = 50L << 20;

  private final JdbcFiles rows;
  private final ContentStore contents;
  private final FileKeys keys;
  private final TransactionTemplate transaction;
  private final Ledger ledger;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  StoredFiles(
      JdbcFiles rows,
      ContentStore contents,
      FileKeys keys,
      TransactionTemplate transaction,
      Ledger ledger,
      ApplicationEventPublisher events,
      Clock clock) {
    this.rows = rows;
    this.contents = contents;
    this.keys = keys;
    this.transaction = transaction;
    this.ledger = ledger;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Stores a content. Storing it again changes nothing, but that a plain one becomes sensitive when
   * it is handed in as such.
   *
   * @param organization whose it is
   * @param content read to its end, not closed
   * @param protection how it is kept
   */
  public Storing store(OrganizationId organization, InputStream content, Protection protection)
      throws IOException {
    Path draft = contents.draft();
    try {
      MessageDigest digest = sha256();
      var head = new ByteArrayOutputStream();
      long bytes = copy(new DigestInputStream(content, digest), draft, head);
      if (bytes > LARGEST) {
        return new Storing.TooLarge(LARGEST);
      }
      String hash = HexFormat.of().formatHex(digest.digest());
      var file =
          new StoredFile(organization, hash, bytes, MediaTypes.of(head.toByteArray()), protection);
      return new Storing.Stored(keep(file, draft));
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private StoredFile keep(StoredFile file, Path draft) throws IOException {
    Optional<JdbcFiles.Row> there = row(file.organization(), file.sha256());
    if (there.isPresent()
        && (file.protection() == Protection.PLAIN
            || there.get().file().protection() == Protection.SENSITIVE)) {
      return there.get().file();
    }
    // The bytes are there before the row is, so that no row speaks of a content that is missing.
    switch (file.protection()) {
      case PLAIN -> {
        contents.keep(draft, path(file, null));
        add(file, null);
      }
      case SENSITIVE -> {
        FileKeys.Key key = keys.fresh(file.sha256());
        contents.keep(encrypted(draft, key, file.sha256()), path(file, key.wrapped()));
        add(file, key.wrapped());
        contents.delete(path(file, null));
      }
    }
    return file;
  }

  private void add(StoredFile file, @Nullable String wrappedKey) {
    transaction.executeWithoutResult(_ -> rows.add(file, wrappedKey, clock.instant()));
  }

  private Path encrypted(Path draft, FileKeys.Key key, String sha256) throws IOException {
    Path encrypted = contents.draft();
    try (OutputStream out = FileKeys.encrypting(key, Files.newOutputStream(encrypted), sha256)) {
      Files.copy(draft, out);
    }
    return encrypted;
  }

  /**
   * A content of an organization; empty when there is none that whoever acts may see.
   *
   * @param sha256 64 hexadecimal digits
   */
  public Optional<StoredFile> find(OrganizationId organization, String sha256) {
    return row(organization, sha256).map(JdbcFiles.Row::file);
  }

  /**
   * Opens a content. Who opens a sensitive one is recorded in the chain of its organization, and
   * told as {@link FileOpened}.
   *
   * @param purpose what for, such as {@code download}
   */
  public InputStream open(StoredFile file, String purpose) {
    JdbcFiles.Row row =
        row(file.organization(), file.sha256())
            .orElseThrow(() -> new IllegalArgumentException("no file " + file.sha256()));
    String wrapped = row.wrappedKey();
    try {
      if (wrapped == null) {
        return contents.open(path(file, null));
      }
      tell(file, purpose);
      return keys.decrypting(contents.open(path(file, wrapped)), wrapped, file.sha256());
    } catch (IOException e) {
      throw new UncheckedIOException("file " + file.sha256() + " cannot be opened", e);
    }
  }

  /**
   * A content as a file of this machine, not to be written to; empty when a copy has to be made of
   * it, since it is encrypted or lies elsewhere.
   */
  public Optional<Path> inPlace(StoredFile file) {
    return file.protection() == Protection.PLAIN
        ? contents.inPlace(path(file, null))
        : Optional.empty();
  }

  /**
   * Copies a content to a file of this machine, for what can read nothing else.
   *
   * @param to a new file in a folder that nobody else may read; the caller deletes it
   */
  public void copy(StoredFile file, Path to, String purpose) {
    try (InputStream content = open(file, purpose)) {
      Files.copy(content, to);
    } catch (IOException e) {
      throw new UncheckedIOException("file " + file.sha256() + " cannot be copied", e);
    }
  }

  private void tell(StoredFile file, String purpose) {
    var opened =
        new FileOpened(
            file.organization(), file.sha256(), Acting.required().id(), purpose, clock.instant());
    transaction.executeWithoutResult(
        _ -> {
          ledger.append(
              Chain.of("organization", file.organization().value(), file.organization()),
              new Happening(
                  "file-opened",
                  Map.of("file", file.sha256(), "by", opened.actor(), "purpose", purpose),
                  Map.of(),
                  opened.actor()));
          events.publishEvent(opened);
        });
  }

  private Optional<JdbcFiles.Row> row(OrganizationId organization, String sha256) {
    Optional<JdbcFiles.Row> found = transaction.execute(_ -> rows.find(organization, sha256));
    return found == null ? Optional.empty() : found;
  }

  /**
   * Where a content lies. The name of an encrypted one holds some of its key's hash: two nodes that
   * encrypt the same content at once write two files, and the row says which one counts.
   */
  private static String path(StoredFile file, @Nullable String wrapped) {
    String path = file.organization() + "/" + file.sha256().substring(0, 2) + "/" + file.sha256();
    return wrapped == null
        ? path
        : path
            + "."
            + HexFormat.of().formatHex(sha256().digest(HexFormat.of().parseHex(wrapped)), 0, 8)
            + ".encrypted";
  }

  private static long copy(InputStream from, Path to, ByteArrayOutputStream head)
      throws IOException {
    long bytes = 0;
    byte[] buffer = new byte[64 << 10];
    try (OutputStream out = Files.newOutputStream(to)) {
      for (int read; (read = from.read(buffer)) >= 0 && bytes <= LARGEST; bytes += read) {
        head.write(buffer, 0, Math.min(read, Math.max(0, MediaTypes.HEAD - head.size())));
        out.write(buffer, 0, read);
      }
    }
    return bytes;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
