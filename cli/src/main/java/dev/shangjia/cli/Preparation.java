package dev.shangjia.cli;

import dev.shangjia.engine.Reading;
import dev.shangjia.engine.SourcePlace;
import dev.shangjia.engine.inspection.Inspector;
import dev.shangjia.engine.rulebook.Rulebook;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

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
    var rulebooks = new Rulebooks(invocation);
    for (String program : rulebooks.programs()) {
      // One that cannot be read, or does not compile, is told where it is used.
      if (rulebooks.read(program, SourcePlace.startOf(program))
          instanceof Reading.Read<Rulebook> read) {
        var cache =
            ExpressionCache.of(
                invocation.expressions().get(), read.value().hash(), invocation.build().get());
        if (Inspector.of(read.value(), cache) instanceof Reading.Read<Inspector>(var sound, _)) {
          sound.messageProblems();
          cache.save();
        }
      }
    }
  }
}
