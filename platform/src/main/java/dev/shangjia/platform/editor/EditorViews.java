package dev.shangjia.platform.editor;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.rulebook.Form;
import dev.shangjia.engine.rulebook.Procedure;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.platform.accounts.Organization;
import dev.shangjia.platform.accounts.Organizations;
import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.apps.App;
import dev.shangjia.platform.apps.AppId;
import dev.shangjia.platform.apps.AppVersion;
import dev.shangjia.platform.apps.AppVersionId;
import dev.shangjia.platform.apps.Apps;
import dev.shangjia.platform.apps.Draft;
import dev.shangjia.platform.inspections.DraftReport;
import dev.shangjia.platform.inspections.Inspection;
import dev.shangjia.platform.inspections.Inspections;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes what the page of a dossier shows. */
@Component
class EditorViews {
  private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final Inspections inspections;
  private final Apps apps;
  private final Organizations organizations;

  EditorViews(Inspections inspections, Apps apps, Organizations organizations) {
    this.inspections = inspections;
    this.apps = apps;
    this.organizations = organizations;
  }

  /**
   * What is shown besides the draft.
   *
   * @param form the form that is shown
   * @param notices what else there is to say
   * @param conflicts what others wrote meanwhile, by path
   * @param written what was not saved because of that, by path
   * @param saved what was saved, by path: its version now, and a print of what stands in the field
   */
  record Shown(
      String form,
      List<LocalText> notices,
      Map<String, FieldView.Theirs> conflicts,
      Map<String, Posted.Field> written,
      Map<String, String> saved) {
    static Shown plain(String form) {
      return new Shown(form, List.of(), Map.of(), Map.of(), Map.of());
    }
  }

  EditorView of(Draft draft, Shown shown, SignedIn who) {
    DraftReport judged = inspections.draft(draft);
    Rulebook rulebook = judged.rulebook();
    Remarks remarks = Remarks.of(judged.report(), draft);
    Form form = required(rulebook, shown.form());
    Procedure procedure = rulebook.procedures().get(draft.key().procedure());
    return new EditorView(
        draft.id().value(),
        name(draft, who),
        rulebook.title(),
        procedure == null ? form.title() : procedure.title(),
        tabs(draft, rulebook, remarks, shown.form()),
        form.id(),
        form.title(),
        new Fields(rulebook, draft, remarks, shown.conflicts(), shown.written()).of(form),
        summary(draft, rulebook, remarks, judged.lastLook()),
        shown.notices(),
        shown.saved(),
        who.organization().equals(draft.organization()),
        draft.app() == null ? null : draft.app().value());
  }

  /** The forms of a dossier: those its procedure hands in first, then those its stages collect. */
  static List<String> forms(Draft draft, Rulebook rulebook) {
    var forms = new LinkedHashSet<String>();
    Procedure procedure = rulebook.procedures().get(draft.key().procedure());
    if (procedure != null) {
      forms.addAll(procedure.forms());
    }
    draft.entries().values().stream()
        .filter(entry -> entry.value() != null)
        .map(entry -> entry.path().substring(0, entry.path().indexOf('/')))
        .filter(rulebook.forms()::containsKey)
        .forEach(forms::add);
    return List.copyOf(forms);
  }

  private static Form required(Rulebook rulebook, String id) {
    Form form = rulebook.forms().get(id);
    if (form == null) {
      throw new IllegalArgumentException("no form " + id + " in " + rulebook.id());
    }
    return form;
  }

  private static List<EditorView.Tab> tabs(
      Draft draft, Rulebook rulebook, Remarks remarks, String current) {
    var ids = new LinkedHashSet<>(forms(draft, rulebook));
    Set<String> judged = Set.copyOf(ids);
    ids.add(current);
    return ids.stream()
        .map(
            id ->
                new EditorView.Tab(
                    id,
                    required(rulebook, id).title(),
                    remarks.count(id, Remark.Weight.STOPS),
                    remarks.count(id, Remark.Weight.MISSING),
                    judged.contains(id),
                    id.equals(current)))
        .toList();
  }

  private String name(Draft draft, SignedIn who) {
    AppId id = draft.app();
    Optional<App> app = id == null ? Optional.empty() : apps.find(id);
    if (app.isEmpty()) {
      return organizations
          .get(draft.organization())
          .map(Organization::name)
          .orElseGet(who::organizationName);
    }
    int version =
        draft.key().subjectKind().equals("app-version")
            ? apps.version(new AppVersionId(draft.key().subjectId()))
                .map(AppVersion::number)
                .orElse(0)
            : 0;
    return version == 0 ? app.get().name() : app.get().name() + " v" + version;
  }

  private EditorView.Summary summary(
      Draft draft, Rulebook rulebook, Remarks remarks, @Nullable Inspection look) {
    var wrong = new ArrayList<EditorView.Line>();
    var missing = new ArrayList<EditorView.Line>();
    var others = new ArrayList<EditorView.Line>();
    remarks
        .all()
        .forEach(
            (path, found) ->
                found.forEach(
                    remark -> {
                      var line =
                          new EditorView.Line(
                              label(rulebook, path), href(draft, rulebook, path), remark);
                      switch (remark.weight()) {
                        case STOPS -> wrong.add(line);
                        case MISSING -> missing.add(line);
                        case REMARK, UNCHECKED -> others.add(line);
                      }
                    }));
    return new EditorView.Summary(
        wrong,
        missing,
        others,
        remarks.forPeople(),
        remarks.notGathered(),
        MINUTES.format(draft.changedAt().atZone(rulebook.zone())),
        look == null ? null : look(look, rulebook.zone()));
  }

  static EditorView.Look look(Inspection look, ZoneId zone) {
    Instant when = look.finishedAt() == null ? look.at() : look.finishedAt();
    return new EditorView.Look(
        look.id().value(),
        look.state().code(),
        look.percent(),
        look.lookingAt(),
        look.done(),
        look.total(),
        MINUTES.format(when.atZone(zone)),
        look.at().toString());
  }

  private static LocalText label(Rulebook rulebook, String path) {
    String form = path.split("/", -1)[0];
    return SchemaPath.find(rulebook, path)
        .map(schema -> schema.path("x-title"))
        .filter(title -> title.has("zh") && title.has("en"))
        .map(title -> new LocalText(title.path("zh").asString(), title.path("en").asString()))
        .or(() -> Optional.ofNullable(rulebook.forms().get(form)).map(Form::title))
        .orElse(rulebook.title());
  }

  private static String href(Draft draft, Rulebook rulebook, String path) {
    String form = path.split("/", -1)[0];
    return rulebook.forms().containsKey(form)
        ? "/dossiers/" + draft.id() + "/" + form + "#f-" + path.replace('/', '-')
        : "";
  }
}
