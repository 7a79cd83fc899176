package dev.shangjia.platform.casework;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.inspection.Finding;
import dev.shangjia.engine.inspection.Report;
import dev.shangjia.engine.inspection.report.OutcomeDiff;
import dev.shangjia.engine.rulebook.Form;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.platform.apps.AppId;
import dev.shangjia.platform.apps.Attachment;
import dev.shangjia.platform.apps.DossierKey;
import dev.shangjia.platform.apps.Draft;
import dev.shangjia.platform.apps.Snapshot;
import dev.shangjia.platform.casework.Changes.Field;
import dev.shangjia.platform.casework.Changes.NamedFile;
import dev.shangjia.platform.casework.EarlierDossiers.Earlier;
import dev.shangjia.platform.inspections.DraftReport;
import dev.shangjia.platform.inspections.Inspection;
import dev.shangjia.platform.inspections.Inspections;
import dev.shangjia.platform.tenancy.OrganizationId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads what a dossier changed against what was approved, or handed in, before. */
@Component
final class ChangesReading {
  private final EarlierDossiers earlier;
  private final Inspections inspections;

  ChangesReading(EarlierDossiers earlier, Inspections inspections) {
    this.earlier = earlier;
    this.inspections = inspections;
  }

  /** Values and files of a dossier, whether it is a draft or was handed in. */
  private record Content(
      OrganizationId organization, ObjectNode forms, Map<String, Attachment> files) {}

  /** What a draft changed; empty when nothing was handed in before. */
  Optional<Changes> of(Draft draft) {
    return earlier
        .of(draft.organization(), draft.key(), draft.app(), null)
        .map(
            before -> {
              DraftReport judged = inspections.draft(draft);
              var now = new Content(draft.organization(), draft.forms(), draft.files());
              return changes(before, now, judged.rulebook(), Optional.of(judged.report()));
            });
  }

  /** What was handed in in a case changed; empty when nothing was handed in before it. */
  Optional<Changes> of(CaseRow row, Snapshot snapshot, Rulebook rulebook) {
    var key =
        new DossierKey(
            row.pin().program(), row.pin().procedure(), row.subject().kind(), row.subject().id());
    return earlier
        .of(row.organization(), key, row.app() == null ? null : new AppId(row.app()), row.id())
        .map(before -> changes(before, content(snapshot), rulebook, report(snapshot)));
  }

  private static Content content(Snapshot snapshot) {
    return new Content(snapshot.organization(), snapshot.forms(), snapshot.files());
  }

  private Optional<Report> report(Snapshot snapshot) {
    return inspections.latest(snapshot.id()).map(Inspection::id).flatMap(inspections::report);
  }

  private Changes changes(Earlier before, Content now, Rulebook rulebook, Optional<Report> found) {
    Optional<OutcomeDiff> findings =
        report(before.snapshot()).flatMap(old -> found.map(it -> OutcomeDiff.between(old, it)));
    return new Changes(
        before.base(),
        fields(content(before.snapshot()), now, rulebook),
        findings.map(diff -> all(diff, OutcomeDiff.RuleChange::appeared)).orElse(List.of()),
        findings.map(diff -> all(diff, OutcomeDiff.RuleChange::gone)).orElse(List.of()));
  }

  private static List<Finding> all(
      OutcomeDiff diff, Function<OutcomeDiff.RuleChange, List<Finding>> which) {
    return diff.rules().stream().flatMap(rule -> which.apply(rule).stream()).toList();
  }

  private static List<Field> fields(Content before, Content now, Rulebook rulebook) {
    var forms = new LinkedHashSet<>(now.forms().propertyNames());
    forms.addAll(before.forms().propertyNames());
    var fields = new ArrayList<Field>();
    for (String id : forms) {
      Form form = rulebook.forms().get(id);
      Map<String, String> old = leaves(before, id);
      Map<String, String> values = leaves(now, id);
      var names = new LinkedHashSet<>(values.keySet());
      names.addAll(old.keySet());
      for (String name : names) {
        field(form, id, name, Side.of(before, old.get(name)), Side.of(now, values.get(name)))
            .ifPresent(fields::add);
      }
    }
    return fields;
  }

  private static Map<String, String> leaves(Content content, String form) {
    return FormLeaves.of(
        content.forms().path(form).isObject()
            ? content.forms().path(form)
            : JsonNodeFactory.instance.objectNode());
  }

  /**
   * A value on one side.
   *
   * @param text blank where there is none
   * @param file the file that it names; null for none
   */
  private record Side(String text, @Nullable NamedFile file) {
    static Side of(Content content, @Nullable String text) {
      Attachment file = text == null ? null : content.files().get(text);
      return new Side(
          text == null ? "" : text,
          file == null
              ? null
              : new NamedFile(
                  file.name(),
                  EvidenceReading.href(content.organization(), file.sha256(), file.name()),
                  file.mediaType().startsWith("image/"),
                  file.sha256(),
                  file.bytes()));
    }

    /** What tells whether it changed: of a file its content, wherever it lies. */
    String content() {
      return file == null ? text : file.sha256();
    }

    /** What is compared word by word; nothing of a file. */
    String words() {
      return file == null ? text : "";
    }
  }

  private static Optional<Field> field(
      @Nullable Form form, String id, String name, Side before, Side after) {
    return before.content().equals(after.content())
        ? Optional.empty()
        : Optional.of(
            new Field(
                form == null ? LocalText.same(id) : form.title(),
                FormLeaves.label(form, name),
                name,
                TextDiff.of(before.words(), after.words()),
                before.file(),
                after.file()));
  }
}
