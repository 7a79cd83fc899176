package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.NearestName;
import dev.shangjia.engine.source.Quoted;
import dev.shangjia.engine.source.SourceFile;
import dev.shangjia.engine.yaml.YamlLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files that a rulebook is made of. Links are not followed. */
final class RulebookFolder {
  static final String MANIFEST = "rulebook.yaml";
  static final String CLAUSES = "clauses.tsv";
  static final String RESOLUTIONS = "resolutions.tsv";
  static final String CONDUCT = "conduct.yaml";
  static final String RANKING = "ranking.yaml";

  private static final List<String> FILES =
      List.of(MANIFEST, CLAUSES, RESOLUTIONS, CONDUCT, RANKING);
  private static final Map<String, String> FOLDERS =
      new TreeMap<>(
          Map.of(
              "forms", ".schema.yaml",
              "words", ".yaml",
              "checklists", ".yaml",
              "rules", ".yaml",
              "matrices", ".yaml",
              "procedures", ".yaml",
              "gates", ".yaml",
              "scores", ".yaml",
              "agreements", ".yaml",
              "not-covered", ".yaml"));
  private static final String EXAMPLES = "examples";
  private static final int MOST_FILES = 2_000;

  private final Map<String, SourceFile> files = new TreeMap<>();

  private RulebookFolder() {}

  static RulebookFolder read(Path folder) {
    var result = new RulebookFolder();
    if (!Files.isDirectory(folder)) {
      result.complain(
          MANIFEST,
          "rulebook/no-folder",
          "找不到文件夹 " + Quoted.of(String.valueOf(folder.getFileName())) + "。",
          "There is no folder " + Quoted.of(String.valueOf(folder.getFileName())) + ".");
      return result;
    }
    for (Path entry : result.list(folder, "")) {
      result.topLevel(entry, String.valueOf(entry.getFileName()));
    }
    result.require(MANIFEST);
    result.require(CLAUSES);
    return result;
  }

  /** A file, if it is there. */
  Optional<SourceFile> file(String path) {
    return Optional.ofNullable(files.get(path)).filter(SourceFile::readable);
  }

  /** The files of a folder by the names they give to what is in them, sorted. */
  Map<String, SourceFile> in(String folder) {
    var named = new TreeMap<String, SourceFile>();
    String prefix = folder + "/";
    String suffix = FOLDERS.getOrDefault(folder, "");
    files.forEach(
        (path, file) -> {
          if (path.startsWith(prefix) && path.endsWith(suffix)) {
            named.put(path.substring(prefix.length(), path.length() - suffix.length()), file);
          }
        });
    return named;
  }

  /** All files, by path. */
  List<SourceFile> all() {
    return List.copyOf(files.values());
  }

  /**
   * SHA-256 over the paths and texts of all files, in the order of paths. Line ends count as LF and
   * a byte order mark does not count, so that a checkout on another system has the same hash.
   */
  String hash() {
    MessageDigest digest = sha256();
    files.forEach(
        (path, file) -> {
          digest.update(path.getBytes(StandardCharsets.UTF_8));
          digest.update((byte) 0);
          String text =
              file.text().indexOf('\r') < 0 ? file.text() : String.join("\n", file.lines());
          digest.update(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
        });
    return HexFormat.of().formatHex(digest.digest());
  }

  private void topLevel(Path entry, String name) {
    boolean folder = Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS);
    if (name.startsWith(".") || name.equals(EXAMPLES) || name.startsWith("README")) {
      return;
    }
    if (folder && FOLDERS.containsKey(name)) {
      for (Path inner : list(entry, name + "/")) {
        inner(inner, name);
      }
    } else if (!folder && FILES.contains(name)) {
      load(entry, name);
    } else {
      var known = new ArrayList<>(FILES);
      known.addAll(FOLDERS.keySet());
      known.add(EXAMPLES);
      unknown(name, NearestName.of(name, known));
    }
  }

  private void inner(Path entry, String folder) {
    String name = folder + "/" + entry.getFileName();
    String suffix = FOLDERS.getOrDefault(folder, "");
    if (String.valueOf(entry.getFileName()).startsWith(".")) {
      return;
    }
    if (name.endsWith(suffix) && !Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
      load(entry, name);
    } else {
      unknown(name, Optional.of(folder + "/<name>" + suffix));
    }
  }

  private void unknown(String path, Optional<String> nearest) {
    complain(
        path,
        "rulebook/unknown-file",
        "规则书中不应有 "
            + Quoted.of(path)
            + "。"
            + nearest.map(name -> "是否应为 '" + name + "'？").orElse("请移走或删除。"),
        "A rulebook has no "
            + Quoted.of(path)
            + "."
            + nearest
                .map(name -> " Did you mean '" + name + "'?")
                .orElse(" Move it or delete it."));
  }

  private void load(Path path, String name) {
    if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      complain(
          name,
          "rulebook/no-file",
          "这不是普通文件，链接也不允许。",
          "This is no regular file; links are not followed.");
      return;
    }
    long limit = YamlLimits.RULEBOOK.bytes();
    try (InputStream in = Files.newInputStream(path)) {
      // One byte more than allowed is enough to see that there are too many.
      files.put(name, SourceFile.decode(name, in.readNBytes((int) limit + 1), limit));
    } catch (IOException broken) {
      complain(
          name,
          "rulebook/no-file",
          "无法读取文件：" + Quoted.of(String.valueOf(broken.getMessage())) + "。",
          "The file cannot be read: " + Quoted.of(String.valueOf(broken.getMessage())) + ".");
    }
  }

  private List<Path> list(Path folder, String prefix) {
    try (Stream<Path> entries = Files.list(folder)) {
      List<Path> all = entries.limit(MOST_FILES + 1L).sorted().toList();
      if (all.size() > MOST_FILES) {
        complain(
            prefix.isEmpty() ? MANIFEST : prefix,
            "rulebook/too-many-files",
            "文件夹中的文件超过 " + MOST_FILES + " 个。",
            "The folder holds more than " + MOST_FILES + " files.");
        return List.of();
      }
      return all;
    } catch (IOException broken) {
      complain(
          prefix.isEmpty() ? MANIFEST : prefix,
          "rulebook/no-folder",
          "无法读取文件夹：" + Quoted.of(String.valueOf(broken.getMessage())) + "。",
          "The folder cannot be read: " + Quoted.of(String.valueOf(broken.getMessage())) + ".");
      return List.of();
    }
  }

  private void require(String name) {
    if (!files.containsKey(name)) {
      complain(
          name,
          "rulebook/no-file",
          "规则书缺少文件 " + name + "。",
          "The rulebook lacks the file " + name + ".");
    }
  }

  private void complain(String path, String code, String zh, String en) {
    SourceFile file = files.computeIfAbsent(path, SourceFile::unreadable);
    file.error(code, file.start(), new LocalText(zh, en));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException("every Java has SHA-256", absent);
    }
  }
}
