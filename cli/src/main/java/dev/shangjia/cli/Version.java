package dev.shangjia.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** {@code shangjia version}: what runs here, for a bug report. */
@Command(name = "version")
final class Version implements Action, IVersionProvider {

  private final Invocation invocation;

  Version(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Outcome run() {
    for (String line : getVersion()) {
      invocation.terminal().out().println(line);
    }
    return Outcome.CLEAN;
  }

  @Override
  public String[] getVersion() {
    Runtime.Version java = Runtime.version();
    return new String[] {
      "shangjia " + number() + invocation.build().map(id -> " (build " + id + ")").orElse(""),
      "java " + java + ", " + System.getProperty("os.name") + " " + System.getProperty("os.arch"),
    };
  }

  /** The version of the product, as the build wrote it. */
  static String number() {
    try (InputStream in = Version.class.getResourceAsStream("version.txt")) {
      return new String(
              Objects.requireNonNull(in, "version.txt").readAllBytes(), StandardCharsets.UTF_8)
          .strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
