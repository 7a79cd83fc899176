package dev.shangjia.cli;

import dev.shangjia.cli.market.MarketAddress;
import dev.shangjia.cli.market.MarketAnswer;
import dev.shangjia.cli.market.MarketClient;
import dev.shangjia.engine.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import tools.jackson.databind.JsonNode;

/**
 * What one command says to one market. An answer that the command cannot go on with is explained on
 * the error stream, and empty.
 */
final class MarketSession implements AutoCloseable {
  /** The version of the interface that this build speaks. */
  private static final int API = 1;

  private final MarketAddress address;
  private final MarketClient client;
  private final Terminal terminal;
  private final Texts texts;

  private MarketSession(MarketAddress address, MarketClient client, Terminal terminal) {
    this.address = address;
    this.client = client;
    this.terminal = terminal;
    this.texts = Texts.in(terminal.language());
  }

  /** Begins to talk to the market that the options name; nothing is sent yet. */
  static MarketSession of(MarketOptions options, Invocation invocation, CommandSpec spec)
      throws IOException {
    MarketAddress address = options.address(invocation, spec);
    String token = options.token(invocation, spec, address);
    Terminal terminal = invocation.terminal();
    return new MarketSession(
        address, new MarketClient(address, token, terminal.language()), terminal);
  }

  MarketAddress address() {
    return address;
  }

  /** In which language people are talked to. */
  Language language() {
    return terminal.language();
  }

  /** Whether the market is one, takes the token, and speaks as this build does. */
  boolean isUnderstood() {
    MarketAnswer answer = client.get("/api/v1");
    Optional<JsonNode> root = done(answer);
    if (root.isEmpty()) {
      return false;
    }
    int spoken = root.get().path("api").asInt(0);
    if (!root.get().path("product").asString("").equals("shangjia") || spoken == 0) {
      complain("market.no-market", address, "200");
      return false;
    }
    if (spoken != API) {
      complain(
          spoken > API ? "market.newer" : "market.older",
          address,
          Integer.toString(spoken),
          Integer.toString(API));
      return false;
    }
    return true;
  }

  Optional<JsonNode> get(String path) {
    return done(client.get(path));
  }

  /** The text of what is read, such as a report. */
  Optional<String> text(String path) {
    MarketAnswer answer = client.get(path);
    return done(answer).map(_ -> ((MarketAnswer.Done) answer).text());
  }

  Optional<JsonNode> post(String path, JsonNode body) {
    return done(client.post(path, body));
  }

  /** Has something done of which a refusal is an answer too. */
  MarketAnswer ask(String path, JsonNode body) {
    return client.post(path, body);
  }

  Optional<JsonNode> put(String path, Path file) {
    try {
      return done(client.put(path, file));
    } catch (IOException e) {
      throw new UncheckedIOException("archive " + file + " cannot be read", e);
    }
  }

  /** The body of an answer; of any other, why there is none is said. */
  Optional<JsonNode> done(MarketAnswer answer) {
    switch (answer) {
      case MarketAnswer.Done(String _, JsonNode json) -> {
        return Optional.of(json);
      }
      case MarketAnswer.Refused refused -> explain(refused);
      case MarketAnswer.Unreachable(String why) -> complain("market.unreachable", address, why);
      case MarketAnswer.NoMarket(int status) ->
          complain("market.no-market", address, Integer.toString(status));
    }
    return Optional.empty();
  }

  private void explain(MarketAnswer.Refused refused) {
    switch (refused.code()) {
      case "not-signed-in" -> complain("market.token-refused", address);
      case "not-allowed" -> complain("market.scope", address);
      default -> complain("market.refused", refused.detail(), refused.code());
    }
    String page = refused.problem().path("page").asString("");
    if (page.startsWith("/")) {
      complain("market.page", address + page);
    }
    refused
        .problem()
        .path("problems")
        .forEach(
            problem ->
                say(
                    "%s:%d:%d: %s [%s]"
                        .formatted(
                            problem.path("file").asString(""),
                            problem.path("line").asInt(1),
                            problem.path("column").asInt(1),
                            problem.path("message").asString(""),
                            problem.path("code").asString(""))));
  }

  void complain(String key, Object... arguments) {
    say(texts.say(key, arguments));
  }

  private void say(String line) {
    terminal.err().println(Controls.neutralized(line));
  }

  @Override
  public void close() {
    client.close();
  }
}
