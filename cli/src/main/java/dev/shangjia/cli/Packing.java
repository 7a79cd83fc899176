package dev.shangjia.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packs a dossier's folder for sending; whatever lies there that no field names stays behind. */
final class Packing {
  private static final String DOSSIER = "dossier.yaml";

  private Packing() {}

  /**
   * The archive of a dossier: itself when it is one.
   *
   * @param target a folder, its dossier.yaml, or an archive
   * @param files the paths of the files that it names and that exist
   * @param into an empty folder, for the archive of a folder
   */
  static Path archive(Path target, Collection<String> files, Path into) throws IOException {
    if (Files.isDirectory(target)) {
      return packed(target, files, into);
    }
    Path folder = target.toAbsolutePath().getParent();
    return target.endsWith(DOSSIER) && folder != null ? packed(folder, files, into) : target;
  }

  private static Path packed(Path folder, Collection<String> files, Path into) throws IOException {
    Path archive = into.resolve("dossier.zip");
    try (OutputStream out = Files.newOutputStream(archive);
        var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      add(zip, folder, DOSSIER);
      for (String file : files) {
        add(zip, folder, file);
      }
    }
    return archive;
  }

  private static void add(ZipOutputStream zip, Path folder, String path) throws IOException {
    zip.putNextEntry(new ZipEntry(path));
    Files.copy(folder.resolve(path), zip);
    zip.closeEntry();
  }
}
