package dev.shangjia.bench;

import dev.shangjia.engine.expression.CheckedExpressions;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Checked expressions in a file, as the command line keeps them from one start to the next. */
final class KeptExpressions implements CheckedExpressions {
  private final Path file;
  private final Map<String, byte[]> kept = new ConcurrentHashMap<>();

  /** What the file holds; nothing when there is none yet. */
  KeptExpressions(Path file) throws IOException {
    this.file = file;
    if (Files.exists(file)) {
      var in = new DataInputStream(new ByteArrayInputStream(Files.readAllBytes(file)));
      for (int left = in.readInt(); left > 0; left--) {
        kept.put(in.readUTF(), in.readNBytes(in.readInt()));
      }
    }
  }

  @Override
  public Optional<byte[]> find(String key) {
    return Optional.ofNullable(kept.get(key));
  }

  @Override
  public void keep(String key, Supplier<byte[]> checked) {
    kept.put(key, checked.get());
  }

  void save() throws IOException {
    try (var out = new DataOutputStream(Files.newOutputStream(file))) {
      out.writeInt(kept.size());
      for (Map.Entry<String, byte[]> entry : kept.entrySet()) {
        out.writeUTF(entry.getKey());
        out.writeInt(entry.getValue().length);
        out.write(entry.getValue());
      }
    }
  }
}
