package dev.shangjia.engine.dossier;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.source.Quoted;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Lists what lies in a dossier's folder. Symbolic links are never followed, wherever they lead: a
 * dossier is what lies in its folder. Nothing is opened.
 */
final class FolderReader extends SimpleFileVisitor<Path> {
  private final Path root;
  private final DossierLimits limits;
  private final TreeMap<String, Path> files = new TreeMap<>();
  private final TreeMap<String, LocalText> unusable = new TreeMap<>();
  private int entries;

  private FolderReader(Path root, DossierLimits limits) {
    this.root = root;
    this.limits = limits;
  }

  /**
   * Lists a folder.
   *
   * @param root an existing folder; when it is a link itself, the folder that it leads to
   * @return empty when it holds more entries than allowed
   */
  static Optional<DossierFiles> read(Path root, DossierLimits limits) throws IOException {
    var reader = new FolderReader(root.toRealPath(), limits);
    Files.walkFileTree(
        reader.root, EnumSet.noneOf(FileVisitOption.class), limits.depth() + 1, reader);
    return reader.entries > limits.entries() ? Optional.empty() : Optional.of(reader.found());
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
    if (folder.equals(root)) {
      return FileVisitResult.CONTINUE;
    }
    String path = path(folder);
    if (FilePath.isLeftOut(path)) {
      return FileVisitResult.SKIP_SUBTREE;
    }
    Optional<LocalText> refusal = FilePath.refusal(path, limits);
    refusal.ifPresent(why -> unusable.put(path, why));
    return refusal.isPresent() ? FileVisitResult.SKIP_SUBTREE : counted();
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    String path = path(file);
    if (FilePath.isLeftOut(path)) {
      return FileVisitResult.CONTINUE;
    }
    Optional<LocalText> refusal = FilePath.refusal(path, limits).or(() -> wrongKind(attributes));
    if (refusal.isPresent()) {
      unusable.put(path, refusal.get());
    } else {
      files.put(path, file);
    }
    return counted();
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException failure) {
    unusable.put(
        path(file),
        new LocalText("无法打开，请检查访问权限", "it cannot be opened; check that it may be read"));
    return counted();
  }

  @Override
  public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) {
    return FileVisitResult.CONTINUE;
  }

  private Optional<LocalText> wrongKind(BasicFileAttributes attributes) {
    if (attributes.isSymbolicLink()) {
      return Optional.of(
          new LocalText("它是符号链接；请放入文件本身", "it is a symbolic link; put the file itself there"));
    }
    if (attributes.isDirectory()) {
      return Optional.of(
          new LocalText(
              "它在 %d 层文件夹之下，不再读取".formatted(limits.depth()),
              "it lies more than %d folders deep and is not looked into"
                  .formatted(limits.depth())));
    }
    return attributes.isRegularFile()
        ? Optional.empty()
        : Optional.of(new LocalText("它不是普通文件", "it is no regular file"));
  }

  private FileVisitResult counted() {
    return ++entries > limits.entries() ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
  }

  private String path(Path file) {
    var path = new StringBuilder();
    for (Path part : root.relativize(file)) {
      path.append(path.isEmpty() ? "" : "/").append(part);
    }
    return path.toString();
  }

  /** Of files that some systems hold for one, none is used: which one was meant is not known. */
  private DossierFiles found() {
    Map<String, String> byFolded = new HashMap<>();
    for (String path : files.keySet()) {
      String other = byFolded.putIfAbsent(FilePath.folded(path), path);
      if (other != null) {
        unusable.put(path, sameAs(other));
        unusable.put(other, sameAs(path));
      }
    }
    unusable.keySet().forEach(files::remove);
    return new DossierFiles(files, unusable);
  }

  private static LocalText sameAs(String other) {
    String quoted = Quoted.of(other);
    return new LocalText(
        "它与 " + quoted + " 只有大小写或编码写法不同，在部分系统上是同一个文件；请改名",
        "it differs from "
            + quoted
            + " in case or composition only, so they are one file on some systems; rename one");
  }
}
