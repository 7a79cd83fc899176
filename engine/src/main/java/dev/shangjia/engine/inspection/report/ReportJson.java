package dev.shangjia.engine.inspection.report;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.Problem;
import dev.shangjia.engine.Reading;
import dev.shangjia.engine.SourcePlace;
import dev.shangjia.engine.inspection.Finding;
import dev.shangjia.engine.inspection.Finding.FactRead;
import dev.shangjia.engine.inspection.Finding.Place;
import dev.shangjia.engine.inspection.Finding.Quote;
import dev.shangjia.engine.inspection.Report;
import dev.shangjia.engine.inspection.RuleResult;
import dev.shangjia.engine.json.JsonMismatch;
import dev.shangjia.engine.json.JsonReading;
import dev.shangjia.engine.rulebook.Decides;
import dev.shangjia.engine.rulebook.Enforcement;
import dev.shangjia.engine.rulebook.Level;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads reports back from JSON, so that they can be compared. */
public final class ReportJson {
  /** The name and version of the format, the first member of every report. */
  public static final String FORMAT = "shangjia-report/1";

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private ReportJson() {}

  /**
   * Reads a report that the JSON writer wrote: equal to the one that was written. Members that this
   * version does not know are skipped.
   *
   * @param file what the text is called in problems
   * @param json the text
   */
  public static Reading<Report> read(String file, String json) {
    try {
      JsonNode root = MAPPER.readTree(json);
      return new Reading.Read<>(report(JsonReading.of(root)), List.of());
    } catch (JacksonException e) {
      LocalText text =
          new LocalText(
              "不是合法的 JSON：" + Neutral.TEXT.prose(e.getOriginalMessage()),
              "This is not JSON: " + Neutral.TEXT.prose(e.getOriginalMessage()));
      return unreadable("json/malformed", place(file, e.getLocation()), text);
    } catch (JsonMismatch e) {
      return unreadable("report/mismatch", SourcePlace.startOf(file), e.text());
    }
  }

  private static Reading<Report> unreadable(String code, SourcePlace place, LocalText text) {
    return new Reading.Unreadable<>(List.of(Problem.error(code, place, text)));
  }

  private static SourcePlace place(String file, TokenStreamLocation location) {
    return new SourcePlace(
        file, Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
  }

  private static Report report(JsonReading root) {
    if (!root.at("format").string().equals(FORMAT)) {
      throw root.at("format").mismatch('"' + FORMAT + '"', '"' + FORMAT + '"');
    }
    return new Report(
        root.at("program").string(),
        root.at("programTitle").text(),
        root.at("rulebook").at("version").string(),
        root.at("rulebook").at("hash").string(),
        root.at("engine").at("version").string(),
        root.at("procedure").string(),
        root.at("dossier").at("hash").string(),
        time(root),
        root.at("results").list(ReportJson::result));
  }

  private static ZonedDateTime time(JsonReading root) {
    OffsetDateTime at;
    try {
      at = OffsetDateTime.parse(root.at("at").string());
    } catch (DateTimeException e) {
      throw root.at("at").mismatch("a time with its offset", "带时差的时间");
    }
    try {
      return at.atZoneSameInstant(ZoneId.of(root.at("zone").string()));
    } catch (DateTimeException e) {
      throw root.at("zone").mismatch("the name of a time zone", "时区名称");
    }
  }

  private static RuleResult result(JsonReading result) {
    return new RuleResult(
        result.at("rule").string(),
        result.at("title").text(),
        result.at("clauses").list(JsonReading::string),
        result.at("decides").choice(Decides.values(), Decides::code),
        result.at("level").choice(Level.values(), Level::code),
        result.at("enforcement").choice(Enforcement.Mode.values(), Enforcement.Mode::code),
        result.at("outcome").choice(RuleResult.Outcome.values(), RuleResult.Outcome::code),
        result.optionalText("reason"),
        result.at("findings").list(ReportJson::finding));
  }

  private static Finding finding(JsonReading finding) {
    JsonReading place = finding.at("place");
    return new Finding(
        finding.at("fingerprint").string(),
        finding.at("evidenceHash").string(),
        finding.at("kind").choice(Finding.Kind.values(), Finding.Kind::code),
        finding.at("level").choice(Level.values(), Level::code),
        new Place(
            place.at("pointer").string(), place.has("file") ? place.at("file").string() : null),
        finding.at("message").text(),
        finding.optionalText("fix"),
        finding.at("quotes").list(ReportJson::quote),
        finding
            .at("facts")
            .list(fact -> new FactRead(fact.at("name").string(), fact.at("value").string())));
  }

  private static Quote quote(JsonReading quote) {
    String text = quote.at("text").string();
    return switch (quote.at("kind").string()) {
      case "passage" ->
          new Quote.Passage(
              text, quote.at("start").count(), quote.at("end").count(), quote.at("label").string());
      case "region" ->
          new Quote.Region(
              text,
              quote.at("x").count(),
              quote.at("y").count(),
              quote.at("width").count(),
              quote.at("height").count());
      case "item" -> new Quote.Item(text, quote.at("pointer").string());
      case "picture" -> new Quote.Picture(text, quote.at("sha256").string());
      case "document" -> new Quote.Document(text, quote.at("title").text());
      default ->
          throw quote
              .at("kind")
              .mismatch(
                  "passage, region, item, picture or document",
                  "passage、region、item、picture 或 document");
    };
  }
}
