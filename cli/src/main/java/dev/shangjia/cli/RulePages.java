package dev.shangjia.cli;

import dev.shangjia.engine.Language;
import dev.shangjia.engine.inspection.report.Neutral;
import dev.shangjia.engine.rulebook.Rulebook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A folder with one Markdown page for each rule, and an index. */
final class RulePages {
  private final Path folder;
  private final Language language;
  private final List<String> index = new ArrayList<>();
  private String program = "";
  private int count;

  RulePages(Path folder, Language language) {
    this.folder = folder;
    this.language = language;
  }

  int count() {
    return count;
  }

  /** Writes the page of a rule, over one that is there. */
  void write(Rulebook rulebook, String rule, String page) throws IOException {
    if (!rulebook.id().equals(program)) {
      program = rulebook.id();
      index.add("\n## " + Neutral.MARKDOWN.prose(rulebook.title().in(language)) + "\n");
    }
    String path = safe(rulebook.id()) + "/" + safe(rule) + ".md";
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent() == null ? folder : file.getParent());
    Files.writeString(file, page);
    String title = page.lines().findFirst().orElse("").replaceFirst("^# ", "");
    index.add("- [" + rule + "](" + path + "): " + title);
    count++;
  }

  void index() throws IOException {
    String heading = Texts.in(language).say("explain.index");
    Files.writeString(
        folder.resolve("index.md"), "# " + heading + "\n" + String.join("\n", index) + "\n");
  }

  /** No id of a rulebook leads out of the folder, or has a sign that a link or a file minds. */
  private static String safe(String id) {
    return id.replaceAll("[^A-Za-z0-9/_$-]", "-").replaceAll("/+", "/");
  }
}
