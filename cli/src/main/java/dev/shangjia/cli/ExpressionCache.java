package dev.shangjia.cli;

import dev.shangjia.engine.expression.CheckedExpressions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The checked expressions of one rulebook in a file of the build's own folder or of the user's
 * cache folder, named by the rulebook's content and the build that checked them. Whatever goes
 * wrong with the file costs time and nothing else.
 */
final class ExpressionCache implements CheckedExpressions {
  private static final int MOST_FILES = 16;
  private static final int MOST_BYTES = 16 << 20;
  private static final String ENDING = ".expressions";

  private final Path file;
  private final Map<String, byte[]> kept = new ConcurrentHashMap<>();
  private final int known;

  private ExpressionCache(Path file) {
    this.file = file;
    read();
    this.known = kept.size();
  }

  /** The cache of a rulebook with a content hash, as a build checks it. */
  static ExpressionCache of(Path folder, String rulebookHash, String build) {
    return new ExpressionCache(folder.resolve(rulebookHash + "-" + build + ENDING));
  }

  @Override
  public Optional<byte[]> find(String key) {
    return Optional.ofNullable(kept.get(key));
  }

  /** Whether nothing is kept of this rulebook. */
  boolean isEmpty() {
    return kept.isEmpty();
  }

  @Override
  public void keep(String key, Supplier<byte[]> checked) {
    kept.put(key, checked.get());
  }

  private void read() {
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
        return;
      }
      var in = new DataInputStream(new ByteArrayInputStream(Files.readAllBytes(file)));
      int count = in.readInt();
      for (int i = 0; i < count; i++) {
        String key = in.readUTF();
        byte[] checked = new byte[in.readInt()];
        in.readFully(checked);
        kept.put(key, checked);
      }
    } catch (IOException | NegativeArraySizeException e) {
      kept.clear();
    }
  }

  /** Writes the file anew when there is more to keep than it holds. */
  void save() {
    if (kept.size() == known) {
      return;
    }
    try {
      Path folder = Files.createDirectories(file.getParent());
      var bytes = new ByteArrayOutputStream();
      var out = new DataOutputStream(bytes);
      out.writeInt(kept.size());
      for (Map.Entry<String, byte[]> entry : new TreeMap<>(kept).entrySet()) {
        out.writeUTF(entry.getKey());
        out.writeInt(entry.getValue().length);
        out.write(entry.getValue());
      }
      Path beside = Files.createTempFile(folder, "new", ".tmp");
      Files.write(beside, bytes.toByteArray());
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
      forgetOldest(folder);
    } catch (IOException e) {
      // The next start checks the expressions again.
    }
  }

  private static void forgetOldest(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path old :
          files
              .filter(path -> path.toString().endsWith(ENDING))
              .sorted(Comparator.comparingLong(ExpressionCache::age))
              .skip(MOST_FILES)
              .toList()) {
        Files.deleteIfExists(old);
      }
    }
  }

  private static long age(Path path) {
    return -path.toFile().lastModified();
  }
}
