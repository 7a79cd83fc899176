package dev.shangjia.engine.dossier;

import dev.shangjia.engine.LocalText;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * What lies in a dossier's folder or archive.
 *
 * @param files where each regular file's content is, by its path within the dossier, in order; of
 *     two paths, no two are one on any system
 * @param unusable why something else that lies there is not used, by its path, in order
 */
record DossierFiles(SequencedMap<String, Path> files, SequencedMap<String, LocalText> unusable) {
  DossierFiles {
    files = Collections.unmodifiableSequencedMap(new TreeMap<>(files));
    unusable = Collections.unmodifiableSequencedMap(new TreeMap<>(unusable));
  }

  /**
   * The same files, when dossier.yaml lies in one of the folders and not above it, seen from that
   * folder; otherwise as they are.
   */
  DossierFiles withoutTopFolder() {
    List<String> tops = topFoldersWith(DossierYaml.NAME);
    if (files.containsKey(DossierYaml.NAME) || tops.size() != 1) {
      return this;
    }
    String top = tops.getFirst() + "/";
    var below = new TreeMap<String, Path>();
    files.forEach(
        (path, content) -> {
          if (path.startsWith(top)) {
            below.put(path.substring(top.length()), content);
          }
        });
    return new DossierFiles(below, unusable);
  }

  /** The folders at the top that hold a file of a name. */
  List<String> topFoldersWith(String name) {
    return files.keySet().stream()
        .filter(path -> path.indexOf('/') == path.length() - name.length() - 1)
        .filter(path -> path.endsWith("/" + name))
        .map(path -> path.substring(0, path.indexOf('/')))
        .toList();
  }

  /**
   * The file at a path, however systems compose the characters of its name.
   *
   * @return its path as it is written here
   */
  Optional<String> find(String path) {
    if (files.containsKey(path) || unusable.containsKey(path)) {
      return Optional.of(path);
    }
    String composed = composed(path);
    return files.keySet().stream().filter(other -> composed(other).equals(composed)).findFirst();
  }

  /** A file whose path differs from a path that does not exist in case or ending only. */
  Optional<String> like(String path) {
    String folded = stem(FilePath.folded(path));
    return files.keySet().stream()
        .filter(other -> stem(FilePath.folded(other)).equals(folded))
        .findFirst();
  }

  private static String stem(String path) {
    int dot = path.lastIndexOf('.');
    return dot > path.lastIndexOf('/') + 1 ? path.substring(0, dot) : path;
  }

  private static String composed(String path) {
    return Normalizer.normalize(path, Normalizer.Form.NFC);
  }
}
