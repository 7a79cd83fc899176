package dev.shangjia.platform.installations;

import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.installations.directory.Department;
import dev.shangjia.platform.installations.directory.Directory;
import dev.shangjia.platform.installations.directory.DirectoryEntry;
import dev.shangjia.platform.installations.directory.DirectoryFiles;
import dev.shangjia.platform.installations.directory.DirectoryPlan;
import dev.shangjia.platform.installations.directory.DirectoryPlan.Extent;
import dev.shangjia.platform.installations.directory.DirectoryTokens;
import dev.shangjia.platform.installations.directory.DirectoryTokens.Token;
import dev.shangjia.platform.web.Shell;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** An enterprise's departments and people: read, kept by files, or by a program; for its admins. */
@Controller
@RequestMapping("/installations/directory")
final class DirectoryPages {
  private static final int SHOWN = 200;

  private final Directory directory;
  private final DirectoryFiles files;
  private final DirectoryTokens tokens;

  DirectoryPages(Directory directory, DirectoryFiles files, DirectoryTokens tokens) {
    this.directory = directory;
    this.files = files;
    this.tokens = tokens;
  }

  /**
   * A department and how many belong to it themselves.
   *
   * @param path such as {@code 研发/平台}
   */
  record DepartmentRow(String path, int people) {}

  /**
   * What the page shows.
   *
   * @param query what was looked for among people
   * @param known how many people there are
   * @param scim the address that a program is given
   * @param made a token that was just made, shown this once; null for none
   * @param plan what a file would change; null when none was looked at
   * @param text that file's text
   */
  record DirectoryView(
      List<DepartmentRow> departments,
      List<DirectoryEntry> people,
      String query,
      int known,
      String scim,
      List<Token> tokens,
      @Nullable String made,
      @Nullable DirectoryPlan plan,
      String text,
      Extent extent,
      @Nullable String done,
      @Nullable String problem) {}

  @GetMapping
  String show(@RequestParam(defaultValue = "") String q, Model model) {
    return show(InstallationPages.admin(), q, null, "", Extent.SOME, null, model);
  }

  private String show(
      SignedIn who,
      String query,
      @Nullable DirectoryPlan plan,
      String text,
      Extent extent,
      @Nullable String problem,
      Model model) {
    Map<Long, Set<Long>> belonging = directory.belonging(who.organization());
    List<DirectoryEntry> people = directory.search(who.organization(), query, SHOWN);
    model.addAttribute(
        "view",
        new DirectoryView(
            rows(directory.departments(who.organization()), belonging),
            people,
            query,
            directory.count(who.organization()),
            ServletUriComponentsBuilder.fromCurrentContextPath().path("/scim/v2").toUriString(),
            tokens.of(who.organization()),
            (String) model.getAttribute("made"),
            plan,
            text,
            extent,
            (String) model.getAttribute("done"),
            problem == null ? (String) model.getAttribute("problem") : problem));
    return "installations/directory";
  }

  /** Each below the one above it. */
  private static List<DepartmentRow> rows(
      List<Department> departments, Map<Long, Set<Long>> belonging) {
    return Directory.paths(departments).entrySet().stream()
        .map(
            one ->
                new DepartmentRow(
                    one.getValue(), belonging.getOrDefault(one.getKey(), Set.of()).size()))
        .sorted(Comparator.comparing(DepartmentRow::path))
        .toList();
  }

  /** Looks at a file; changes nothing. */
  @PostMapping(value = "/file", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  String look(
      @RequestParam(required = false) @Nullable MultipartFile archive,
      @RequestParam(defaultValue = "some") String extent,
      @ModelAttribute("shell") Shell shell,
      Model model)
      throws IOException {
    SignedIn who = InstallationPages.admin();
    if (archive == null || archive.isEmpty()) {
      String problem = shell.t("installations.directory.noFile");
      return show(who, "", null, "", extent(extent), problem, model);
    }
    if (archive.getSize() > DirectoryFiles.MOST_BYTES) {
      String problem =
          shell.t("installations.directory.large", archive.getSize(), DirectoryFiles.MOST_BYTES);
      return show(who, "", null, "", extent(extent), problem, model);
    }
    String text = DirectoryFiles.text(archive.getBytes());
    DirectoryPlan plan = files.plan(who.organization(), who.person(), text, extent(extent));
    return show(who, "", plan, text, extent(extent), null, model);
  }

  /** Changes what a file says that was looked at. */
  @PostMapping("/apply")
  String apply(
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "some") String extent,
      RedirectAttributes redirect,
      Model model) {
    SignedIn who = InstallationPages.admin();
    DirectoryPlan plan = files.apply(who.organization(), who.person(), text, extent(extent));
    if (!plan.problems().isEmpty()) {
      return show(who, "", plan, text, extent(extent), null, model);
    }
    redirect.addFlashAttribute("done", "installations.directory.applied");
    return "redirect:/installations/directory";
  }

  private static Extent extent(String extent) {
    return extent.equals("whole") ? Extent.WHOLE : Extent.SOME;
  }

  @PostMapping("/tokens")
  String makeToken(
      @RequestParam(defaultValue = "") String name,
      @ModelAttribute("shell") Shell shell,
      RedirectAttributes redirect) {
    SignedIn who = InstallationPages.admin();
    switch (tokens.make(who, name)) {
      case DirectoryTokens.Making.Made(String token) -> redirect.addFlashAttribute("made", token);
      case DirectoryTokens.Making.NoName _ ->
          redirect.addFlashAttribute("problem", shell.t("installations.directory.tokens.noName"));
      case DirectoryTokens.Making.TooMany(int most) ->
          redirect.addFlashAttribute(
              "problem", shell.t("installations.directory.tokens.many", most));
    }
    return "redirect:/installations/directory";
  }

  @PostMapping("/tokens/{id:[0-9]+}/revoke")
  String revokeToken(@PathVariable long id, RedirectAttributes redirect) {
    SignedIn who = InstallationPages.admin();
    if (!tokens.revoke(who.organization(), id)) {
      throw new org.springframework.web.server.ResponseStatusException(
          org.springframework.http.HttpStatus.NOT_FOUND);
    }
    redirect.addFlashAttribute("done", "installations.directory.tokens.revoked");
    return "redirect:/installations/directory";
  }
}
