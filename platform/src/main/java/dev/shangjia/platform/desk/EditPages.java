package dev.shangjia.platform.desk;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.Problem;
import dev.shangjia.engine.inspection.Inspector;
import dev.shangjia.platform.inspections.BackTestLine;
import dev.shangjia.platform.inspections.BackTests;
import dev.shangjia.platform.inspections.BackTests.Report;
import dev.shangjia.platform.policies.EditCheck;
import dev.shangjia.platform.policies.Policies;
import dev.shangjia.platform.policies.RulebookEdit;
import dev.shangjia.platform.policies.RulebookEdits;
import dev.shangjia.platform.policies.RulebookVersion;
import dev.shangjia.platform.policies.RulebookVersions;
import dev.shangjia.platform.policies.Upload;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * Changes a file of a version as plain text. What is wrong is said as one types; it can be tried on
 * reports, and is saved as a version of its own, which counts no sooner than any other.
 */
@Controller
@RequestMapping("/policy/{program:[a-z][a-z0-9-]*}/{hash:[0-9a-f]{64}}/edit")
final class EditPages {
  private static final int REPORTS = 12;
  private static final int LONGEST = 1_000_000;

  /** As rulebooks name their versions. */
  private static final Pattern VERSION =
      Pattern.compile("([0-9]{1,6}\\.[0-9]{1,6}\\.)([0-9]{1,6})");

  private final RulebookVersions versions;
  private final RulebookEdits edits;
  private final BackTests backTests;
  private final Policies policies;
  private final Hits hits;

  EditPages(
      RulebookVersions versions,
      RulebookEdits edits,
      BackTests backTests,
      Policies policies,
      Hits hits) {
    this.versions = versions;
    this.edits = edits;
    this.backTests = backTests;
    this.policies = policies;
    this.hits = hits;
  }

  /**
   * The fields of the form, as they were sent.
   *
   * @param then {@code check}, {@code try} or {@code save}
   * @param report numbers of the reports to try it on
   */
  record Form(
      @Nullable String file,
      @Nullable String text,
      @Nullable String version,
      @Nullable String then,
      @Nullable List<Long> report) {
    RulebookEdit edit() {
      return new RulebookEdit(
          Objects.requireNonNullElse(file, ""),
          Objects.requireNonNullElse(text, ""),
          Objects.requireNonNullElse(version, "").strip());
    }

    boolean isChosen(long number) {
      return report != null && report.contains(number);
    }
  }

  /** A report that can be tried on. */
  record Choice(long number, String organization, String at, boolean chosen) {}

  /**
   * What the version says of reports.
   *
   * @param tried on how many it was tried
   */
  record Trial(int tried, List<Hits.Hit> lines) {}

  /**
   * What is to be said of what was typed.
   *
   * @param problems what is wrong
   * @param errors how much of it stops it from being saved
   */
  record CheckedView(List<Problem> problems, long errors, int examples) {
    static CheckedView of(EditCheck check) {
      return new CheckedView(check.problems(), check.errors(), check.examples());
    }
  }

  /**
   * What the page shows.
   *
   * @param checked null before anything was checked
   * @param trial null when it was tried on nothing
   * @param refused why it was not saved; null when nothing was refused
   */
  record EditView(
      RulebookVersion version,
      List<String> files,
      RulebookEdit edit,
      @Nullable CheckedView checked,
      List<Choice> choices,
      @Nullable Trial trial,
      @Nullable LocalText refused) {
    String address() {
      return "/policy/" + version.program() + "/" + version.hash();
    }
  }

  @GetMapping
  String edit(
      @PathVariable String program,
      @PathVariable String hash,
      @RequestParam(defaultValue = "") String file,
      Model model) {
    PolicyMember.author();
    RulebookVersion version = known(program, hash);
    Map<String, String> files = edits.files(version);
    String opened =
        file.isEmpty()
            ? files.keySet().stream().filter(one -> one.startsWith("rules/")).findFirst().orElse("")
            : file;
    String text = files.get(opened);
    if (text == null) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    var form = new Form(opened, text, next(version.version()), "", List.of());
    return shown(version, files, form, null, null, null, model);
  }

  /** A part of the page, for scripts: what is wrong in what was typed so far. */
  @PostMapping("/check")
  String check(
      @PathVariable String program,
      @PathVariable String hash,
      @ModelAttribute Form form,
      Model model) {
    PolicyMember.author();
    RulebookVersion version = known(program, hash);
    known(edits.files(version), form);
    model.addAttribute("view", CheckedView.of(edits.check(version, form.edit())));
    return "desk/checked";
  }

  @PostMapping
  String change(
      @PathVariable String program,
      @PathVariable String hash,
      @ModelAttribute Form form,
      HttpServletResponse response,
      Model model) {
    PolicyMember.author();
    RulebookVersion version = known(program, hash);
    Map<String, String> files = edits.files(version);
    known(files, form);
    return "save".equals(form.then())
        ? saved(version, files, form, response, model)
        : checked(version, files, form, model);
  }

  private String saved(
      RulebookVersion version,
      Map<String, String> files,
      Form form,
      HttpServletResponse response,
      Model model) {
    RulebookEdit edit = form.edit();
    if (!VERSION.matcher(edit.version()).matches()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return shown(
          version,
          files,
          form,
          null,
          null,
          new LocalText(
              "请用三个数字填写新版本号，如 1.0.1。", "Name the new version by three numbers, such as 1.0.1."),
          model);
    }
    return switch (edits.save(version, edit)) {
      case Upload.Installed(RulebookVersion made, int examples) ->
          "redirect:/policy/%s/%s?examples=%d".formatted(made.program(), made.hash(), examples);
      case Upload.Faulty(List<Problem> problems) -> {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        long errors = problems.stream().filter(Problem::isError).count();
        yield shown(version, files, form, new CheckedView(problems, errors, 0), null, null, model);
      }
      case Upload.OfAnotherProgram(String other) -> {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        yield shown(
            version,
            files,
            form,
            null,
            null,
            new LocalText(
                "规则书的项目不能改为 %s。".formatted(other),
                "The program of a rulebook cannot be changed to %s.".formatted(other)),
            model);
      }
      case Upload.NoArchive _, Upload.NoRulebook _, Upload.TooLarge _ ->
          throw new IllegalStateException("an edit is no archive that could be refused");
    };
  }

  private String checked(
      RulebookVersion version, Map<String, String> files, Form form, Model model) {
    EditCheck check = edits.check(version, form.edit());
    Inspector inspector = check.inspector();
    Trial trial =
        "try".equals(form.then()) && inspector != null ? trial(version, inspector, form) : null;
    return shown(version, files, form, CheckedView.of(check), trial, null, model);
  }

  private Trial trial(RulebookVersion version, Inspector inspector, Form form) {
    List<Report> chosen =
        backTests.reports(version.program(), REPORTS).stream()
            .filter(one -> form.isChosen(one.inspection().value()))
            .toList();
    List<BackTestLine> lines = backTests.tryOn(version.program(), inspector, chosen);
    return new Trial(chosen.size(), hits.of(lines, Map.of()));
  }

  private String shown(
      RulebookVersion version,
      Map<String, String> files,
      Form form,
      @Nullable CheckedView checked,
      @Nullable Trial trial,
      @Nullable LocalText refused,
      Model model) {
    var zone = policies.inForce(version.program()).zone();
    model.addAttribute(
        "view",
        new EditView(
            version,
            List.copyOf(files.keySet()),
            form.edit(),
            checked,
            backTests.reports(version.program(), REPORTS).stream()
                .map(
                    one ->
                        new Choice(
                            one.inspection().value(),
                            hits.name(one.organization()),
                            ProgramPages.moment(one.at(), zone),
                            form.isChosen(one.inspection().value())))
                .toList(),
            trial,
            refused));
    return "desk/edit";
  }

  /** The version after one, such as 1.0.1 after 1.0.0. */
  private static String next(String version) {
    Matcher numbers = VERSION.matcher(version);
    return numbers.matches()
        ? numbers.group(1) + (Integer.parseInt(numbers.group(2)) + 1)
        : version;
  }

  private static void known(Map<String, String> files, Form form) {
    if (!files.containsKey(form.edit().file())) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    if (form.edit().text().length() > LONGEST) {
      throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE);
    }
  }

  private RulebookVersion known(String program, String hash) {
    return versions
        .find(program, hash)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
