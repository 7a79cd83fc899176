import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/**
 * Checks ("check") or rewrites ("write") every Java file below the current folder with
 * google-java-format; started by the root pom in the phase verify.
 */
final class Format {

  private static final List<String> NOT_OURS = List.of("target", ".build", ".git");

  public static void main(String[] arguments) throws IOException {
    boolean write = arguments.length == 1 && arguments[0].equals("write");
    List<Path> sources;
    try (Stream<Path> files = Files.walk(Path.of(""))) {
      sources = files.filter(Format::isOurSource).sorted().toList();
    }
    ConcurrentLinkedQueue<String> differing = new ConcurrentLinkedQueue<>();
    sources.parallelStream()
        .forEach(
            source -> {
              try {
                String text = Files.readString(source);
                String formatted = formatted(text);
                if (!formatted.equals(text)) {
                  differing.add(source.toString());
                  if (write) {
                    Files.writeString(source, formatted);
                  }
                }
              } catch (FormatterException | IOException e) {
                differing.add(source + ": " + e.getMessage());
              }
            });
    differing.stream().sorted().forEach(System.out::println);
    System.out.printf(
        "%d Java files, %d %s%n",
        sources.size(), differing.size(), write ? "formatted" : "not formatted");
    if (sources.isEmpty() || (!write && !differing.isEmpty())) {
      System.out.println("Run ./shangjia format, then commit what it changed.");
      System.exit(1);
    }
  }

  private static boolean isOurSource(Path file) {
    for (Path part : file) {
      if (NOT_OURS.contains(part.toString())) {
        return false;
      }
    }
    return file.toString().endsWith(".java");
  }

  private static String formatted(String text) throws FormatterException {
    String imports = RemoveUnusedImports.removeUnusedImports(text);
    return new Formatter().formatSource(ImportOrderer.reorderImports(imports, Style.GOOGLE));
  }
}
