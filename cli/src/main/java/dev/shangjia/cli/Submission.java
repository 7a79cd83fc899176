package dev.shangjia.cli;

import dev.shangjia.cli.market.MarketAnswer;
import dev.shangjia.engine.Reading;
import dev.shangjia.engine.comparison.Comparison;
import dev.shangjia.engine.comparison.ComparisonJson;
import dev.shangjia.engine.comparison.FactsPrint;
import dev.shangjia.engine.comparison.FactsPrintJson;
import dev.shangjia.engine.inspection.Report;
import dev.shangjia.engine.inspection.report.ReportJson;
import dev.shangjia.engine.inspection.report.Verdict;
import dev.shangjia.engine.json.JsonMismatch;
import dev.shangjia.engine.rulebook.Level;
import dev.shangjia.engine.rulebook.Procedure;
import dev.shangjia.engine.rulebook.Rulebook;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Hands one dossier in, step by step. A step that fails says why, and ends it with nothing. */
final class Submission {
  private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(2);
  private static final int MOST_QUESTIONS = 450;

  private final MarketSession market;
  private final CheckRun.Checked local;
  private final Map<String, String> contests;

  /**
   * A dossier that was checked here.
   *
   * @param contests why findings in it are wrong, by their fingerprints
   */
  Submission(MarketSession market, CheckRun.Checked local, Map<String, String> contests) {
    this.market = market;
    this.local = local;
    this.contests = Map.copyOf(contests);
  }

  /** Which version of an app is handed in. */
  enum Version {
    /** The one that was begun last. */
    NEWEST,
    /** One that is begun for this. */
    ANOTHER
  }

  /**
   * What came of it.
   *
   * @param dossier where it is now, as the market tells of it
   * @param app the app that it is about; null for none
   * @param comparison how the local check compares with what the market gathered
   * @param taken the case that it was taken for, or its place in a waiting list; null when findings
   *     stand
   * @param standing the findings that stop it, as the market names them
   * @param report what the market found; null when nobody waited for it
   */
  record Sent(
      JsonNode dossier,
      @Nullable JsonNode app,
      Comparison comparison,
      @Nullable JsonNode taken,
      List<JsonNode> standing,
      @Nullable Report report) {
    Sent {
      standing = List.copyOf(standing);
    }

    /** Whether a quota is used up, and it waits for its turn. */
    boolean waits() {
      return taken != null && taken.has("position");
    }

    /** Whether something has to be put right. */
    boolean stops() {
      return taken == null || (report != null && Verdict.fails(report, Level.RETURN));
    }
  }

  /**
   * Sends the dossier and hands it in.
   *
   * @param wanted the app that is meant; null for the only one
   * @param version which version of it is meant
   */
  Optional<Sent> send(Path archive, @Nullable String wanted, Version version) {
    JsonNode app = null;
    if (isAboutApp()) {
      Optional<JsonNode> found =
          new AppChoice(market)
              .find(wanted, local.facts().program())
              .flatMap(one -> version == Version.ANOTHER ? begun(one) : Optional.of(one));
      if (found.isEmpty()) {
        return Optional.empty();
      }
      app = found.get();
    }
    Optional<JsonNode> dossier = opened(app).flatMap(opened -> filled(opened, archive));
    if (dossier.isEmpty()) {
      return Optional.empty();
    }
    Optional<Comparison> comparison = compared(dossier.get());
    return comparison.isEmpty()
        ? Optional.empty()
        : handedIn(new Sent(dossier.get(), app, comparison.get(), null, List.of(), null));
  }

  private boolean isAboutApp() {
    Procedure procedure = procedure();
    return procedure != null && !procedure.subject().equals("organization");
  }

  private @Nullable Procedure procedure() {
    Rulebook rulebook = local.rulebook();
    return rulebook.procedures().get(local.facts().procedure());
  }

  private Optional<JsonNode> begun(JsonNode app) {
    return market.post(
        "/api/v1/apps/" + app.path("id").asLong() + "/versions", ProblemJson.object());
  }

  private Optional<JsonNode> opened(@Nullable JsonNode app) {
    ObjectNode asked =
        ProblemJson.object()
            .put("program", local.facts().program())
            .put("procedure", local.facts().procedure());
    if (app != null) {
      asked.put("app", app.path("id").asLong());
    }
    return market.post("/api/v1/dossiers", asked);
  }

  private Optional<JsonNode> filled(JsonNode dossier, Path archive) {
    return market.put(at(dossier, "/archive"), archive).flatMap(_ -> market.get(at(dossier, "")));
  }

  private Optional<Comparison> compared(JsonNode dossier) {
    ObjectNode print = FactsPrintJson.write(FactsPrint.of(local.facts(), local.report()));
    return market.post(at(dossier, "/comparison"), print).flatMap(this::comparison);
  }

  private Optional<Comparison> comparison(JsonNode answer) {
    try {
      return Optional.of(ComparisonJson.read(answer.toString()));
    } catch (JsonMismatch mismatch) {
      market.complain("submit.other-answer", mismatch.text().in(market.language()));
      return Optional.empty();
    }
  }

  private Optional<Sent> handedIn(Sent sent) {
    ObjectNode body = ProblemJson.object();
    contests.forEach(body.putObject("contests")::put);
    MarketAnswer answer = market.ask(at(sent.dossier(), "/submissions"), body);
    if (answer instanceof MarketAnswer.Refused refused && refused.code().equals("findings-stand")) {
      List<JsonNode> standing = refused.problem().path("findings").valueStream().toList();
      return report(at(sent.dossier(), "/report"))
          .map(report -> with(sent, null, standing, report));
    }
    return market.done(answer).map(taken -> with(sent, taken, List.of(), null));
  }

  /** Waits until the market has looked at links and pages too. */
  Optional<Sent> looked(Sent sent) {
    JsonNode taken = sent.taken();
    if (taken == null || sent.waits()) {
      return Optional.of(sent);
    }
    for (int i = 0; i < MOST_QUESTIONS; i++) {
      Optional<JsonNode> inspection = market.get(at(sent.dossier(), "/inspections/latest"));
      if (inspection.isEmpty()) {
        return Optional.empty();
      }
      String state = inspection.get().path("state").asString("");
      if (state.equals("done")) {
        String path = "/inspections/" + inspection.get().path("id").asLong() + "/report";
        return report(at(sent.dossier(), path)).map(report -> with(sent, taken, List.of(), report));
      }
      if (state.equals("failed") || !paused()) {
        break;
      }
    }
    market.complain("submit.not-looked", Long.toString(taken.path("id").asLong()));
    return Optional.empty();
  }

  private static boolean paused() {
    try {
      Thread.sleep(BETWEEN_QUESTIONS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Optional<Report> report(String path) {
    return market.text(path).flatMap(this::read);
  }

  private Optional<Report> read(String text) {
    return switch (ReportJson.read("report.json", text)) {
      case Reading.Read<Report>(Report report, var _) -> Optional.of(report);
      case Reading.Unreadable<Report>(var problems) -> {
        market.complain("submit.other-answer", problems.getFirst().message().in(market.language()));
        yield Optional.empty();
      }
    };
  }

  private static Sent with(
      Sent sent, @Nullable JsonNode taken, List<JsonNode> standing, @Nullable Report report) {
    return new Sent(sent.dossier(), sent.app(), sent.comparison(), taken, standing, report);
  }

  private static String at(JsonNode dossier, String path) {
    return "/api/v1/dossiers/" + dossier.path("id").asLong() + path;
  }
}
