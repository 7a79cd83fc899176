package dev.shangjia.platform.casework;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.facts.Facts;
import dev.shangjia.engine.facts.Observation;
import dev.shangjia.engine.inspection.Finding;
import dev.shangjia.engine.inspection.Finding.Quote;
import dev.shangjia.engine.inspection.Report;
import dev.shangjia.engine.inspection.RuleResult;
import dev.shangjia.engine.rulebook.Decides;
import dev.shangjia.engine.rulebook.Form;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.platform.apps.Attachment;
import dev.shangjia.platform.apps.Dossiers;
import dev.shangjia.platform.apps.Snapshot;
import dev.shangjia.platform.apps.SnapshotId;
import dev.shangjia.platform.casework.HandedIn.Evidence;
import dev.shangjia.platform.casework.HandedIn.Filled;
import dev.shangjia.platform.casework.HandedIn.Passage;
import dev.shangjia.platform.casework.HandedIn.Picture;
import dev.shangjia.platform.casework.HandedIn.Value;
import dev.shangjia.platform.inspections.Inspection;
import dev.shangjia.platform.inspections.Inspections;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;

/** Reads what was handed in, for those who decide and those who handed it in. */
@Component
final class HandedInReading {
  private static final int AROUND = 30;

  private final JdbcCases rows;
  private final Dossiers dossiers;
  private final Inspections inspections;
  private final Playbooks playbooks;
  private final TransactionTemplate transaction;

  HandedInReading(
      JdbcCases rows,
      Dossiers dossiers,
      Inspections inspections,
      Playbooks playbooks,
      TransactionTemplate transaction) {
    this.rows = rows;
    this.dossiers = dossiers;
    this.inspections = inspections;
    this.playbooks = playbooks;
    this.transaction = transaction;
  }

  /** What was handed in last; empty when nothing was. */
  Optional<HandedIn> of(CaseRow row) {
    List<Round> rounds = Objects.requireNonNull(transaction.execute(_ -> rows.rounds(row.id())));
    return snapshot(row.snapshot())
        .map(
            now ->
                read(
                    row,
                    now,
                    rounds.size() < 2
                        ? Optional.empty()
                        : snapshot(rounds.get(rounds.size() - 2).snapshot()),
                    rounds.size()));
  }

  private Optional<Snapshot> snapshot(@Nullable Long id) {
    return Optional.ofNullable(id).flatMap(known -> dossiers.snapshot(new SnapshotId(known)));
  }

  private HandedIn read(CaseRow row, Snapshot now, Optional<Snapshot> before, int round) {
    Optional<Inspection> inspection = inspections.latest(now.id());
    Rulebook rulebook = playbooks.pinned(row.pin().hash()).rulebook();
    List<Evidence> found =
        inspection
            .flatMap(one -> inspections.report(one.id()))
            .map(report -> found(report, now, facts(inspection)))
            .orElse(List.of());
    return new HandedIn(
        row.id(),
        Math.max(1, round),
        inspection.orElse(null),
        filled(rulebook, now, before),
        found);
  }

  private Optional<Facts> facts(Optional<Inspection> inspection) {
    return inspection.flatMap(one -> inspections.facts(one.id()));
  }

  private static List<Filled> filled(Rulebook rulebook, Snapshot now, Optional<Snapshot> before) {
    var forms = new ArrayList<Filled>();
    for (Map.Entry<String, JsonNode> form : now.forms().properties()) {
      Map<String, String> values = flat(form.getValue());
      Map<String, String> old =
          before
              .flatMap(one -> Optional.ofNullable(one.forms().get(form.getKey())))
              .map(HandedInReading::flat)
              .orElse(Map.of());
      Form schema = rulebook.forms().get(form.getKey());
      List<Value> lines =
          values.entrySet().stream()
              .map(
                  value ->
                      value(now, schema, value.getKey(), value.getValue(), old, before.isPresent()))
              .toList();
      forms.add(new Filled(schema == null ? LocalText.same(form.getKey()) : schema.title(), lines));
    }
    return forms;
  }

  private static Value value(
      Snapshot snapshot,
      @Nullable Form form,
      String name,
      String text,
      Map<String, String> old,
      boolean again) {
    Attachment file = snapshot.files().get(text);
    String was = old.getOrDefault(name, "");
    String plain = name.replaceAll("\\[[0-9]+\\]", "[]");
    LocalText label =
        form == null
            ? LocalText.same(name)
            : form.fields().stream()
                .filter(field -> field.path().equals(plain))
                .findFirst()
                .map(Form.Field::title)
                .orElseGet(() -> LocalText.same(name));
    return new Value(
        name,
        label,
        file == null ? text : file.name(),
        file == null ? null : href(snapshot, file),
        file != null && file.mediaType().startsWith("image/"),
        again && !was.equals(text) ? was : null);
  }

  private static String href(Snapshot snapshot, Attachment file) {
    return UriComponentsBuilder.fromPath("/files/{organization}/{sha256}")
        .queryParam("name", "{name}")
        .encode()
        .buildAndExpand(snapshot.organization(), file.sha256(), file.name())
        .toUriString();
  }

  /** Leaves by their paths, such as {@code screenshots[0].terminal}. */
  private static Map<String, String> flat(JsonNode form) {
    Map<String, String> leaves = new LinkedHashMap<>();
    flatten("", form, leaves);
    return leaves;
  }

  private static void flatten(String path, JsonNode node, Map<String, String> into) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              field ->
                  flatten(
                      path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                      field.getValue(),
                      into));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        flatten(path + "[" + i + "]", Objects.requireNonNull(node.get(i)), into);
      }
    } else if (!node.isNull()) {
      into.put(path.isEmpty() ? "-" : path, node.asString());
    }
  }

  private static List<Evidence> found(Report report, Snapshot snapshot, Optional<Facts> facts) {
    return report.results().stream()
        .filter(result -> result.decides() == Decides.AUTO)
        .flatMap(
            result ->
                result.findings().stream()
                    .map(finding -> evidence(result, finding, snapshot, facts)))
        .sorted(Comparator.comparing(Evidence::level))
        .toList();
  }

  /** A finding with what shows it. */
  private static Evidence evidence(
      RuleResult result, Finding finding, Snapshot snapshot, Optional<Facts> facts) {
    String text = snapshot.forms().at(finding.place().pointer()).asString("");
    var passages = new ArrayList<Passage>();
    var regions = new ArrayList<Quote.Region>();
    for (Quote quote : finding.quotes()) {
      switch (quote) {
        case Quote.Passage passage -> passages.add(passage(text, passage));
        case Quote.Region region -> regions.add(region);
        case Quote.Item item -> passages.add(new Passage("", item.text(), "", ""));
        case Quote.Picture picture -> passages.add(new Passage("", picture.text(), "", ""));
        case Quote.Document document ->
            passages.add(new Passage("", document.title().zh(), "", document.title().en()));
      }
    }
    return new Evidence(
        result.rule(),
        result.title(),
        finding.level(),
        finding,
        passages,
        regions.isEmpty() ? null : picture(finding, snapshot, facts, regions));
  }

  private static Passage passage(String text, Quote.Passage quote) {
    int length = text.codePointCount(0, text.length());
    if (quote.end() > length) {
      return new Passage("", quote.text(), "", quote.label());
    }
    int from = text.offsetByCodePoints(0, quote.start());
    int to = text.offsetByCodePoints(0, quote.end());
    int first = text.offsetByCodePoints(0, Math.max(0, quote.start() - AROUND));
    int last = text.offsetByCodePoints(0, Math.min(length, quote.end() + AROUND));
    return new Passage(
        (first > 0 ? "…" : "") + text.substring(first, from),
        text.substring(from, to),
        text.substring(to, last) + (last < text.length() ? "…" : ""),
        quote.label());
  }

  private static @Nullable Picture picture(
      Finding finding, Snapshot snapshot, Optional<Facts> facts, List<Quote.Region> regions) {
    String path = finding.place().file();
    Attachment file = path == null ? null : snapshot.files().get(path);
    if (path == null || file == null) {
      return null;
    }
    return facts
        .flatMap(
            known -> Optional.ofNullable(known.files().get(path)).flatMap(of -> seen(known, of)))
        .map(
            seen ->
                new Picture(
                    href(snapshot, file),
                    seen.path("width").asInt(0),
                    seen.path("height").asInt(0),
                    regions))
        .filter(picture -> picture.width() > 0 && picture.height() > 0)
        .orElse(null);
  }

  private static Optional<JsonNode> seen(Facts facts, Facts.FileValue file) {
    String subject = Observation.subjectOf(file);
    return facts.observations().stream()
        .filter(one -> one.probe().equals("image") && one.subject().equals(subject))
        .flatMap(
            one ->
                one.result() instanceof Observation.Result.Seen seen
                    ? java.util.stream.Stream.<JsonNode>of(seen.facts())
                    : java.util.stream.Stream.<JsonNode>empty())
        .findFirst();
  }
}
