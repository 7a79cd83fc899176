package dev.shangjia.probes;

import dev.shangjia.engine.facts.Catalogue;
import dev.shangjia.engine.facts.FactType;
import dev.shangjia.engine.facts.Observation;
import dev.shangjia.engine.facts.Observation.Result;
import dev.shangjia.engine.facts.Probe;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps what probes saw in a folder, so that a second check of the same dossier is instant. The key
 * is the subject (a content's hash, or an address), the probe, its version, and the facts that the
 * catalogue expects of it. Limits are no part of it: they decide whether a probe sees something,
 * not what.
 *
 * <p>Entries are written beside and moved into place, so that several processes may share a folder.
 * An entry that is damaged is as good as none. Whatever goes wrong with the folder costs time and
 * nothing else.
 */
public final class DiskCache implements ObservationCache {
  private static final int MOST_BYTES = 256 << 10;
  private static final int STANDARD_SHARD = 40;
  private static final String TIME = "at";
  private static final String FACTS = "facts";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path folder;
  private final Clock clock;
  private final int shardEntries;

  /**
   * A cache in a folder, which need not exist yet. It holds at most 256 x 40 entries of at most 256
   * KB, mostly 1 KB; the ones that were not used for longest go first.
   */
  public DiskCache(Path folder, Clock clock) {
    this(folder, clock, STANDARD_SHARD);
  }

  /** A cache of at most 256 times some entries. */
  DiskCache(Path folder, Clock clock, int shardEntries) {
    this.folder = folder;
    this.clock = clock;
    this.shardEntries = shardEntries;
  }

  @Override
  public Optional<Observation> find(Probe probe, String subject) {
    String key = key(probe.name(), probe.version(), subject);
    Path entry = entry(key);
    try {
      if (!Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)
          || Files.size(entry) > MOST_BYTES) {
        return Optional.empty();
      }
      Optional<Observation> found =
          parse(Files.readString(entry), key).map(kept -> observation(probe, subject, kept));
      if (found.isPresent()) {
        Files.setLastModifiedTime(entry, FileTime.from(clock.instant()));
      }
      return found;
    } catch (IOException | IllegalArgumentException | DateTimeException damaged) {
      return Optional.empty();
    }
  }

  @Override
  public void keep(Observation observation) {
    if (observation.result() instanceof Result.Seen(ObjectNode facts)) {
      String key = key(observation.probe(), observation.version(), observation.subject());
      ObjectNode kept = JSON.createObjectNode();
      if (observation.observedAt() != null) {
        kept.put(TIME, observation.observedAt().toString());
      }
      kept.set(FACTS, facts);
      String json = kept.toString();
      byte[] text = (key + "\n" + sha256(json) + "\n" + json).getBytes(StandardCharsets.UTF_8);
      if (text.length <= MOST_BYTES) {
        write(entry(key), text);
      }
    }
  }

  /** An entry is its key, the hash of the rest, and what was seen, one a line. */
  private static Optional<ObjectNode> parse(String text, String key) {
    String[] lines = text.split("\n", 3);
    if (lines.length < 3 || !lines[0].equals(key) || !lines[1].equals(sha256(lines[2]))) {
      return Optional.empty();
    }
    try {
      return JSON.readTree(lines[2]) instanceof ObjectNode kept
          ? Optional.of(kept)
          : Optional.empty();
    } catch (JacksonException damaged) {
      return Optional.empty();
    }
  }

  private static Observation observation(Probe probe, String subject, ObjectNode kept) {
    String time = kept.path(TIME).asString("");
    return new Observation(
        probe.name(),
        probe.version(),
        subject,
        time.isEmpty() ? null : Instant.parse(time),
        new Result.Seen(kept.withObject("/" + FACTS)));
  }

  private void write(Path entry, byte[] text) {
    try {
      Path shard = Files.createDirectories(entry.getParent());
      Path part = Files.createTempFile(shard, "", ".part");
      try {
        Files.write(part, text);
        Files.move(
            part, entry, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(part);
      }
      deleteOldest(shard);
    } catch (IOException | UnsupportedOperationException notWritable) {
      // a cache that cannot be written to is an empty one
    }
  }

  private void deleteOldest(Path shard) throws IOException {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(shard)) {
      all.forEach(entries::add);
    }
    if (entries.size() > shardEntries) {
      entries.sort(Comparator.comparing(DiskCache::lastUse));
      for (Path old : entries.subList(0, entries.size() - shardEntries)) {
        Files.deleteIfExists(old);
      }
    }
  }

  private static FileTime lastUse(Path entry) {
    try {
      return Files.getLastModifiedTime(entry);
    } catch (IOException gone) {
      return FileTime.fromMillis(0);
    }
  }

  private Path entry(String key) {
    String name = sha256(key);
    return folder.resolve(name.substring(0, 2)).resolve(name.substring(2));
  }

  private static String key(String probe, int version, String subject) {
    return "%s %d %s %s".formatted(probe, version, sha256(subject), sha256(expected(probe)));
  }

  private static String expected(String probe) {
    var names = new StringBuilder();
    for (Catalogue.Kind kind : Catalogue.Kind.values()) {
      kind.type().fields().values().stream()
          .filter(field -> field.origin().equals(new FactType.Origin.Observed(probe)))
          .forEach(field -> names.append(field.name()).append(' '));
    }
    return names.toString();
  }

  private static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
