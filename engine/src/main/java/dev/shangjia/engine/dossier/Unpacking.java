package dev.shangjia.engine.dossier;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The unpacking of one archive, whatever its format. Files are written under numbers, never under
 * the names that the archive gives them, so that no name can lead out of the folder.
 */
final class Unpacking {
  private static final long RATIO_COUNTS_FROM = 16L << 20;

  private final ArchiveProblems words;
  private final long packedBytes;
  private final DossierLimits limits;
  private final Path folder;
  private final List<Problem> problems = new ArrayList<>();
  private final TreeMap<String, Path> files = new TreeMap<>();
  private final Map<String, String> pathsByFolded = new HashMap<>();
  private int entries;
  private long total;

  /**
   * Starts an unpacking.
   *
   * @param packedBytes the archive's size
   * @param folder an empty folder that nobody else writes to
   */
  Unpacking(ArchiveProblems words, long packedBytes, DossierLimits limits, Path folder) {
    this.words = words;
    this.packedBytes = packedBytes;
    this.limits = limits;
    this.folder = folder;
  }

  /** Counts one entry of any kind. */
  void entry() throws ArchiveRefused {
    if (++entries > limits.entries()) {
      throw new ArchiveRefused(words.tooManyEntries(limits.entries()));
    }
  }

  /** Checks the path of a folder, of which nothing else is kept. */
  void folder(String path) {
    accepted(path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
  }

  /** Something that is neither a regular file nor a folder. */
  void notARegularFile(String path, LocalText kind) {
    refuse(words.notARegularFile(path, kind));
  }

  /** Something that keeps the archive from being used; unpacking goes on to find the rest. */
  void refuse(Problem problem) {
    problems.add(problem);
  }

  /**
   * Keeps a file, unless its path cannot be used.
   *
   * @return whether its content was read
   */
  boolean file(String path, InputStream content) throws IOException, ArchiveRefused {
    if (!accepted(path) || FilePath.isLeftOut(path) || !isFirst(path)) {
      return false;
    }
    Path target = folder.resolve(Integer.toString(files.size()));
    try (OutputStream out = open(target)) {
      copy(path, content, out);
    }
    files.put(path, target);
    return true;
  }

  private static OutputStream open(Path target) {
    try {
      return Files.newOutputStream(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (IOException notWritten) {
      throw new UncheckedIOException(notWritten);
    }
  }

  private void copy(String path, InputStream content, OutputStream out)
      throws IOException, ArchiveRefused {
    var buffer = new byte[64 << 10];
    long size = 0;
    for (int read; (read = content.read(buffer)) >= 0; ) {
      size += read;
      total += read;
      if (size > limits.fileBytes()) {
        throw new ArchiveRefused(words.fileTooLarge(path, limits.fileBytes()));
      }
      if (total > limits.totalBytes()) {
        throw new ArchiveRefused(words.totalTooLarge(limits.totalBytes()));
      }
      if (total > RATIO_COUNTS_FROM && total / limits.ratio() > packedBytes) {
        throw new ArchiveRefused(words.ratioTooHigh(packedBytes, limits.ratio()));
      }
      write(out, buffer, read);
    }
  }

  private static void write(OutputStream out, byte[] buffer, int length) {
    try {
      out.write(buffer, 0, length);
    } catch (IOException notWritten) {
      // kept apart from what reading a damaged archive throws
      throw new UncheckedIOException(notWritten);
    }
  }

  private boolean accepted(String path) {
    Optional<LocalText> refusal = FilePath.refusal(path, limits);
    refusal.ifPresent(why -> problems.add(words.badPath(path, why)));
    return refusal.isEmpty();
  }

  private boolean isFirst(String path) {
    String other = pathsByFolded.putIfAbsent(FilePath.folded(path), path);
    if (other != null) {
      problems.add(words.samePath(path, other));
    }
    return other == null;
  }

  /** What was found wrong, all of it errors. */
  List<Problem> problems() {
    var all = new ArrayList<>(problems);
    pathsByFolded.forEach(
        (folded, path) -> {
          for (int cut = folded.lastIndexOf('/'); cut > 0; cut = folded.lastIndexOf('/', cut - 1)) {
            String file = pathsByFolded.get(folded.substring(0, cut));
            if (file != null) {
              all.add(words.fileAsFolder(file, path));
            }
          }
        });
    return all;
  }

  /** What was unpacked. */
  DossierFiles files() {
    return new DossierFiles(files, new TreeMap<>());
  }
}
