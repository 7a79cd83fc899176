package dev.shangjia.platform.policies;

import dev.shangjia.engine.Problem;
import dev.shangjia.engine.Reading;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.engine.rulebook.RulebookReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.springframework.util.FileSystemUtils;

/** A rulebook's files in one piece; its examples are no part of a version. */
final class RulebookArchive {
  private static final String EXAMPLES = "examples";

  private RulebookArchive() {}

  /** Packs the files of a rulebook's folder. */
  static byte[] pack(Path folder) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (Path file : files(folder)) {
        zip.putNextEntry(new ZipEntry(name(folder, file)));
        Files.copy(file, zip);
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot pack " + folder, e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads a rulebook that was packed.
   *
   * @param hash what it has to be
   */
  static Rulebook unpack(String hash, byte[] archive) {
    try {
      Path folder = Files.createTempDirectory("shangjia-rulebook-");
      try {
        write(archive, folder);
        return switch (RulebookReader.read(folder)) {
          case Reading.Read<Rulebook>(Rulebook rulebook, List<Problem> _)
              when rulebook.hash().equals(hash) ->
              rulebook;
          case Reading.Read<Rulebook>(Rulebook rulebook, List<Problem> _) ->
              throw new IllegalStateException(
                  "the archive of rulebook %s holds %s".formatted(hash, rulebook.hash()));
          case Reading.Unreadable<Rulebook>(List<Problem> problems) ->
              throw new IllegalStateException(
                  "the archive of rulebook %s is no longer readable: %s".formatted(hash, problems));
        };
      } finally {
        FileSystemUtils.deleteRecursively(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unpack rulebook " + hash, e);
    }
  }

  /** The files whose paths are wanted, with what stands in them, by path. */
  static Map<String, String> texts(byte[] archive, Predicate<String> wanted) {
    var texts = new TreeMap<String, String>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (wanted.test(entry.getName())) {
          texts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read a rulebook's archive", e);
    }
    return texts;
  }

  static void write(byte[] archive, Path folder) throws IOException {
    try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path file = folder.resolve(entry.getName()).normalize();
        if (!file.startsWith(folder)) {
          throw new IOException("a rulebook's archive reaches out of its folder: " + entry);
        }
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.copy(zip, file);
      }
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .filter(file -> !folder.relativize(file).startsWith(EXAMPLES))
          .sorted()
          .toList();
    }
  }

  private static String name(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }
}
