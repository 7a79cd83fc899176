package dev.shangjia.cli;

import dev.shangjia.engine.NearestName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Finds the app that {@code --app} means among those of the token's organization. */
final class AppChoice {
  private final MarketSession market;

  AppChoice(MarketSession market) {
    this.market = market;
  }

  /**
   * The app; empty when that was said to be impossible.
   *
   * @param wanted an id or a name; null for the only one of the program
   * @param program the program that it has to be in; null for any
   */
  Optional<JsonNode> find(@Nullable String wanted, @Nullable String program) {
    Optional<JsonNode> answer = market.get("/api/v1/apps");
    if (answer.isEmpty()) {
      return Optional.empty();
    }
    List<JsonNode> all = answer.get().path("apps").valueStream().toList();
    List<JsonNode> fitting = all.stream().filter(app -> isIn(app, program)).toList();
    return wanted == null ? only(fitting, program) : named(wanted, all, fitting, program);
  }

  private Optional<JsonNode> only(List<JsonNode> fitting, @Nullable String program) {
    if (fitting.size() == 1) {
      return Optional.of(fitting.getFirst());
    }
    market.complain(
        fitting.isEmpty() ? "market.no-apps" : "market.several-apps",
        String.valueOf(program),
        listed(fitting),
        market.address());
    return Optional.empty();
  }

  private Optional<JsonNode> named(
      String wanted, List<JsonNode> all, List<JsonNode> fitting, @Nullable String program) {
    List<JsonNode> found = fitting.stream().filter(app -> isCalled(app, wanted)).toList();
    if (found.size() == 1) {
      return Optional.of(found.getFirst());
    }
    if (found.size() > 1) {
      market.complain("market.same-names", wanted, listed(found));
      return Optional.empty();
    }
    Optional<JsonNode> elsewhere = all.stream().filter(app -> isCalled(app, wanted)).findFirst();
    if (elsewhere.isPresent()) {
      market.complain(
          "market.other-program",
          shown(elsewhere.get()),
          elsewhere.get().path("program").asString(""),
          String.valueOf(program));
      return Optional.empty();
    }
    String near =
        NearestName.of(wanted, fitting.stream().map(app -> name(app)).toList()).orElse("");
    market.complain(
        near.isEmpty() ? "market.unknown-app" : "market.unknown-app-but-near",
        wanted,
        fitting.isEmpty() ? "-" : listed(fitting),
        near);
    return Optional.empty();
  }

  private static boolean isIn(JsonNode app, @Nullable String program) {
    return program == null || app.path("program").asString("").equals(program);
  }

  private static boolean isCalled(JsonNode app, String wanted) {
    return Long.toString(app.path("id").asLong()).equals(wanted) || name(app).equals(wanted);
  }

  private static String name(JsonNode app) {
    return app.path("name").asString("");
  }

  private static String listed(List<JsonNode> apps) {
    return apps.stream().map(AppChoice::shown).collect(Collectors.joining(", "));
  }

  /** Number and name. */
  static String shown(JsonNode app) {
    return app.path("id").asLong() + " " + name(app);
  }
}
