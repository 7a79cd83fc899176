package dev.shangjia.cli;

import dev.shangjia.cli.market.MarketAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code --server} and {@code --token-file} of the commands that talk to a market. */
final class MarketOptions {
  private static final String SERVER = "SHANGJIA_SERVER";
  private static final String TOKEN = "SHANGJIA_TOKEN";
  private static final String PREFIX = "sjt_";
  private static final int LONGEST_TOKEN = 1_000;

  @Option(names = "--server", paramLabel = "URL")
  private @Nullable String server;

  @Option(names = "--token-file", paramLabel = "FILE")
  private @Nullable Path tokenFile;

  /**
   * The market that is meant: the option, else the environment.
   *
   * @throws ParameterException when there is none, or it is no address
   */
  MarketAddress address(Invocation invocation, CommandSpec spec) {
    String given =
        server != null ? server : invocation.environment().getOrDefault(SERVER, "").strip();
    if (given.isEmpty()) {
      throw misuse(invocation, spec, "market.no-server");
    }
    return switch (MarketAddress.read(given)) {
      case MarketAddress.Reading.Read(MarketAddress address) -> address;
      case MarketAddress.Reading.Malformed() ->
          throw misuse(invocation, spec, "market.bad-server", Controls.neutralized(given));
      case MarketAddress.Reading.Unprotected() ->
          throw misuse(invocation, spec, "market.plain-server", Controls.neutralized(given));
    };
  }

  /**
   * The token that is meant: the file's, else that of the environment.
   *
   * @throws ParameterException when there is none, or what is there is none; it never shows it
   */
  String token(Invocation invocation, CommandSpec spec, MarketAddress address) throws IOException {
    Map<String, String> environment = invocation.environment();
    String token = tokenFile != null ? read(invocation, spec, tokenFile) : environment.get(TOKEN);
    if (token == null || token.isBlank()) {
      throw misuse(invocation, spec, "market.no-token", address);
    }
    String stripped = token.strip();
    if (!stripped.startsWith(PREFIX) || !stripped.matches("[\\x21-\\x7E]+")) {
      throw misuse(
          invocation,
          spec,
          "market.bad-token",
          tokenFile != null ? Controls.neutralized(tokenFile.toString()) : TOKEN,
          address);
    }
    return stripped;
  }

  private static String read(Invocation invocation, CommandSpec spec, Path file)
      throws IOException {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw misuse(invocation, spec, "market.no-token-file", Controls.neutralized(file.toString()));
    }
    try (var in = Files.newInputStream(file)) {
      return new String(in.readNBytes(LONGEST_TOKEN), StandardCharsets.UTF_8);
    }
  }

  private static ParameterException misuse(
      Invocation invocation, CommandSpec spec, String key, Object... arguments) {
    return new ParameterException(
        spec.commandLine(), Texts.in(invocation.terminal().language()).say(key, arguments));
  }
}
