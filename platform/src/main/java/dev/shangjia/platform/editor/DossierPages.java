package dev.shangjia.platform.editor;

import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.apps.DossierId;
import dev.shangjia.platform.apps.Dossiers;
import dev.shangjia.platform.apps.Draft;
import dev.shangjia.platform.inspections.Inspection;
import dev.shangjia.platform.inspections.InspectionId;
import dev.shangjia.platform.inspections.Inspections;
import dev.shangjia.platform.policies.Policies;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartRequest;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.WebUtils;

/** The pages on which a dossier is filled in. */
@Controller
@RequestMapping("/dossiers/{id}")
class DossierPages {
  private static final String PAGE = "editor/page";
  private static final String PART = "editor/part";
  private static final String CHANGES = "editor/changes";
  private static final String PROGRESS = "editor/progress";

  private final Dossiers dossiers;
  private final Inspections inspections;
  private final Policies policies;
  private final EditorViews views;
  private final Edits edits;

  DossierPages(
      Dossiers dossiers,
      Inspections inspections,
      Policies policies,
      EditorViews views,
      Edits edits) {
    this.dossiers = dossiers;
    this.inspections = inspections;
    this.policies = policies;
    this.views = views;
    this.edits = edits;
  }

  @GetMapping
  String first(@PathVariable long id) {
    Draft draft = draft(id);
    List<String> forms = EditorViews.forms(draft, policies.inForce(draft.key().program()));
    if (forms.isEmpty()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return "redirect:/dossiers/" + id + "/" + forms.getFirst();
  }

  @GetMapping("/{form:[a-z][a-z0-9-]*}")
  String form(@PathVariable long id, @PathVariable String form, Model model) {
    Draft draft = draft(id);
    known(draft, form);
    model.addAttribute("view", views.of(draft, EditorViews.Shown.plain(form), signedIn()));
    return PAGE;
  }

  @PostMapping("/{form:[a-z][a-z0-9-]*}")
  String save(
      @PathVariable long id,
      @PathVariable String form,
      @RequestParam MultiValueMap<String, String> parameters,
      HttpServletRequest request,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
      Model model) {
    Draft draft = writable(id);
    known(draft, form);
    var posted = new Posted(parameters);
    MultipartRequest uploads = WebUtils.getNativeRequest(request, MultipartRequest.class);
    Map<String, List<MultipartFile>> parts =
        uploads == null ? Map.of() : filled(uploads.getMultiFileMap());
    EditorViews.Shown shown = edits.carryOut(draft, form, posted, parts);
    boolean plain = shown.conflicts().isEmpty() && shown.notices().isEmpty();
    if (htmx == null && plain) {
      String at = posted.action().path();
      return "redirect:/dossiers/"
          + id
          + "/"
          + form
          + (at.isEmpty() ? "" : "#f-" + at.replace('/', '-'));
    }
    model.addAttribute("view", views.of(draft(id), shown, signedIn()));
    if (htmx == null) {
      return PAGE;
    }
    boolean rebuilt = !posted.action().name().isEmpty() || !parts.isEmpty();
    return rebuilt ? PART : CHANGES;
  }

  /** Browsers also send the file inputs in which nothing was chosen. */
  private static Map<String, List<MultipartFile>> filled(Map<String, List<MultipartFile>> all) {
    return all.entrySet().stream()
        .filter(part -> part.getValue().stream().anyMatch(file -> !file.isEmpty()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Has links and pages looked at. */
  @PostMapping("/look")
  String look(
      @PathVariable long id,
      @RequestParam String form,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
      Model model) {
    Draft draft = writable(id);
    known(draft, form);
    boolean running = inspections.latest(draft.id()).filter(last -> !last.isOver()).isPresent();
    if (!running) {
      inspections.order(dossiers.snapshot(draft.id()));
    }
    if (htmx == null) {
      return "redirect:/dossiers/" + id + "/" + form;
    }
    model.addAttribute("view", views.of(draft, EditorViews.Shown.plain(form), signedIn()));
    return CHANGES;
  }

  /** A look that is under way. */
  record ProgressView(long dossier, String form, EditorView.Look look) {}

  /** How far the look is, for a page that asks again; all that was found once it is over. */
  @GetMapping("/look")
  String progress(@PathVariable long id, @RequestParam String form, Model model) {
    Draft draft = draft(id);
    Rulebook rulebook = known(draft, form);
    Optional<Inspection> running = inspections.latest(draft.id()).filter(last -> !last.isOver());
    if (running.isPresent()) {
      EditorView.Look look = EditorViews.look(running.get(), rulebook.zone());
      model.addAttribute("view", new ProgressView(id, form, look));
      return PROGRESS;
    }
    model.addAttribute("view", views.of(draft, EditorViews.Shown.plain(form), signedIn()));
    return CHANGES;
  }

  /** The facts of an inspection, to judge them again elsewhere. */
  @GetMapping("/inspections/{inspection}/facts.json")
  ResponseEntity<byte[]> facts(@PathVariable long id, @PathVariable long inspection) {
    draft(id);
    var which = new InspectionId(inspection);
    return inspections
        .find(which)
        .filter(found -> found.dossier().equals(new DossierId(id)))
        .flatMap(_ -> inspections.factsFile(which))
        .map(
            text ->
                ResponseEntity.ok()
                    .contentType(MediaType.APPLICATION_JSON)
                    .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename("facts.json").build().toString())
                    .body(text.getBytes(StandardCharsets.UTF_8)))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private Rulebook known(Draft draft, String form) {
    Rulebook rulebook = policies.inForce(draft.key().program());
    if (!rulebook.forms().containsKey(form)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return rulebook;
  }

  private Draft draft(long id) {
    return dossiers
        .find(new DossierId(id))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private Draft writable(long id) {
    Draft draft = draft(id);
    if (!draft.organization().equals(signedIn().organization())) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    return draft;
  }

  private static SignedIn signedIn() {
    return SignedIn.current()
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.UNAUTHORIZED));
  }
}
