package dev.shangjia.probes.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The scripts that look at pages; each is a JavaScript function. */
enum Scripts {
  FRAME("frame.js"),
  LAYOUT("layout.js"),
  MOVING("moving.js"),
  STILL("still.js"),
  TARGETS("targets.js"),
  WATCH("watch.js");

  private final String source;

  Scripts(String file) {
    this.source = read(file);
  }

  /** The expression that calls the function with a number. */
  String with(long argument) {
    return "(" + source + ")(" + argument + ")";
  }

  /** The expression that calls the function. */
  String call() {
    return "(" + source + ")()";
  }

  private static String read(String file) {
    try (InputStream in = Scripts.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks " + file);
      }
      // a comment at the start of the file would hide the function's opening bracket
      return "\n" + new String(in.readAllBytes(), StandardCharsets.UTF_8) + "\n";
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
