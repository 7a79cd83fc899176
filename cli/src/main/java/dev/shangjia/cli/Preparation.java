package dev.shangjia.cli;

import dev.shangjia.engine.Reading;
import dev.shangjia.engine.inspection.Inspector;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.engine.rulebook.RulebookReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What the launcher runs once after a build: checks every expression of the rulebooks that come
 * with it, messages included, and keeps them in the folder named by {@code shangjia.expressions}.
 * So the first check on a machine is as quick as the second.
 */
final class Preparation {
  private Preparation() {}

  /** Takes no arguments; ends with 1 when there is nowhere to keep anything. */
  public static void main(String[] arguments) {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    var invocation = Invocation.of(System.getenv(), System.getProperties(), nowhere, nowhere);
    if (invocation.build().isEmpty() || invocation.expressions().isEmpty()) {
      System.err.println("needs -Dshangjia.build and -Dshangjia.expressions");
      System.exit(1);
    }
    prepare(invocation.rulebooks(), invocation.build().get(), invocation.expressions().get());
  }

  /**
   * Checks what can be checked; what is wrong with a rulebook is told where it is used.
   *
   * @param rulebooks the folder of the rulebooks
   * @param build the id of the build that checks them
   * @param expressions the folder to keep them in
   */
  static void prepare(Path rulebooks, String build, Path expressions) {
    try (Stream<Path> folders = Files.list(rulebooks)) {
      for (Path folder : folders.sorted().toList()) {
        if (RulebookReader.read(folder) instanceof Reading.Read<Rulebook>(var rulebook, _)) {
          var cache = ExpressionCache.of(expressions, rulebook.hash(), build);
          if (Inspector.of(rulebook, cache) instanceof Reading.Read<Inspector>(var sound, _)) {
            sound.messageProblems();
            cache.save();
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + rulebooks, e);
    }
  }
}
