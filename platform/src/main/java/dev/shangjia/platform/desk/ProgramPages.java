package dev.shangjia.platform.desk;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.Problem;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.platform.accounts.Organizations;
import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.policies.Policies;
import dev.shangjia.platform.policies.Program;
import dev.shangjia.platform.policies.Publication;
import dev.shangjia.platform.policies.RulebookVersion;
import dev.shangjia.platform.policies.RulebookVersions;
import dev.shangjia.platform.policies.Upload;
import dev.shangjia.platform.tenancy.PersonId;
import dev.shangjia.platform.web.ApiRefusal;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** The programs, the versions of their rulebooks, and where a new version is handed in. */
@Controller
@RequestMapping("/policy")
final class ProgramPages {
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final Policies policies;
  private final RulebookVersions versions;
  private final Organizations organizations;
  private final Clock clock;

  ProgramPages(
      Policies policies, RulebookVersions versions, Organizations organizations, Clock clock) {
    this.policies = policies;
    this.versions = versions;
    this.organizations = organizations;
    this.clock = clock;
  }

  /**
   * A program.
   *
   * @param next what will be in force after what is now; null for nothing
   */
  record ProgramLine(Program program, int rules, @Nullable Coming next) {}

  /** What will be in force. */
  record Coming(String version, String from) {}

  /** What the list shows. */
  record ListView(List<ProgramLine> programs) {}

  /**
   * A version.
   *
   * @param state {@code in-force}, {@code coming}, {@code past} or {@code new}
   * @param since when it came here
   */
  record VersionLine(RulebookVersion version, String state, String since) {}

  /** From when on a version was put in force, and by whom. */
  record PublicationLine(String version, String from, String by, String at, String reason) {}

  /**
   * What the page of a program shows.
   *
   * @param refused why an upload was not taken; null when there was none, or it was
   * @param problems what is wrong in what was uploaded
   */
  record ProgramView(
      String program,
      LocalText title,
      List<VersionLine> versions,
      List<PublicationLine> publications,
      boolean isAuthor,
      @Nullable LocalText refused,
      List<Problem> problems) {}

  @GetMapping
  String list(Model model) {
    PolicyMember.reader();
    model.addAttribute(
        "view", new ListView(policies.installed().stream().map(this::line).toList()));
    return "desk/programs";
  }

  private ProgramLine line(Program program) {
    Rulebook rulebook = policies.inForce(program.id());
    return new ProgramLine(program, rulebook.rules().size(), next(program.id(), rulebook.zone()));
  }

  private @Nullable Coming next(String program, ZoneId zone) {
    return coming(versions.publications(program))
        .flatMap(
            publication ->
                versions
                    .find(program, publication.hash())
                    .map(
                        version -> new Coming(version.version(), moment(publication.from(), zone))))
        .orElse(null);
  }

  /** What the last word says will be in force after now. */
  private Optional<Publication> coming(List<Publication> publications) {
    Instant now = clock.instant();
    return publications.stream()
        .max(Comparator.comparingLong(Publication::id))
        .filter(publication -> publication.from().isAfter(now));
  }

  @GetMapping("/{program:[a-z][a-z0-9-]*}")
  String program(@PathVariable String program, Model model) {
    SignedIn reader = PolicyMember.reader();
    return shown(known(program), reader, null, List.of(), model);
  }

  @PostMapping("/{program:[a-z][a-z0-9-]*}")
  String upload(
      @PathVariable String program,
      @RequestParam(required = false) @Nullable MultipartFile archive,
      HttpServletResponse response,
      Model model)
      throws IOException {
    SignedIn author = PolicyMember.author();
    Rulebook inForce = known(program);
    return switch (uploaded(program, archive)) {
      case Upload.Installed installed ->
          "redirect:/policy/%s/%s?examples=%d"
              .formatted(program, installed.version().hash(), installed.examples());
      case Upload.Faulty(List<Problem> problems) -> {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        yield shown(inForce, author, faulty(problems), problems, model);
      }
      case Upload.OfAnotherProgram(String other) ->
          refused(
              inForce,
              author,
              new LocalText(
                  "上传的是项目 %s 的规则书，这里只接受 %s 的版本。".formatted(other, program),
                  "That is a rulebook of program %s; here come versions of %s."
                      .formatted(other, program)),
              response,
              model);
      case Upload.NoArchive _ ->
          refused(
              inForce,
              author,
              new LocalText(
                  "上传的文件不是可读取的 ZIP 压缩包。请把含有 rulebook.yaml 的目录打包为 ZIP 后再上传。",
                  "The file is no ZIP archive that can be read. Pack the folder with rulebook.yaml as a ZIP."),
              response,
              model);
      case Upload.NoRulebook _ ->
          refused(
              inForce,
              author,
              new LocalText(
                  "压缩包的顶层（或其中唯一的目录）里没有 rulebook.yaml。",
                  "Neither the top of the archive nor the one folder in it holds a rulebook.yaml."),
              response,
              model);
      case Upload.TooLarge(int files, long bytes) ->
          refused(
              inForce,
              author,
              new LocalText(
                  "压缩包超出限制：最多 %,d 个文件、解压后共 %,d 字节。".formatted(files, bytes),
                  "The archive is too large: at most %,d files of %,d bytes together are taken."
                      .formatted(files, bytes)),
              response,
              model);
    };
  }

  private Upload uploaded(String program, @Nullable MultipartFile archive) throws IOException {
    if (archive == null) {
      return new Upload.NoArchive();
    }
    try (InputStream zip = archive.getInputStream()) {
      return versions.upload(program, zip);
    }
  }

  private static LocalText faulty(List<Problem> problems) {
    long errors = problems.stream().filter(Problem::isError).count();
    return new LocalText(
        "规则书有 %d 处错误，未安装。请逐一修正后再上传。".formatted(errors),
        "The rulebook has %d errors and was not installed. Put them right and upload it again."
            .formatted(errors));
  }

  private String refused(
      Rulebook inForce, SignedIn author, LocalText why, HttpServletResponse response, Model model) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return shown(inForce, author, why, List.of(), model);
  }

  private String shown(
      Rulebook inForce,
      SignedIn reader,
      @Nullable LocalText refused,
      List<Problem> problems,
      Model model) {
    String program = inForce.id();
    List<RulebookVersion> all = versions.of(program);
    List<Publication> publications = versions.publications(program);
    String coming = coming(publications).map(Publication::hash).orElse("");
    model.addAttribute(
        "view",
        new ProgramView(
            program,
            inForce.title(),
            all.stream()
                .map(
                    version ->
                        new VersionLine(
                            version,
                            state(version, inForce, coming, publications),
                            moment(version.installedAt(), inForce.zone())))
                .toList(),
            publications.stream()
                .map(publication -> line(publication, all, inForce.zone()))
                .toList(),
            PolicyMember.isAuthor(reader),
            refused,
            problems));
    return "desk/program";
  }

  private static String state(
      RulebookVersion version, Rulebook inForce, String coming, List<Publication> publications) {
    if (version.hash().equals(inForce.hash())) {
      return "in-force";
    }
    if (version.hash().equals(coming)) {
      return "coming";
    }
    return publications.stream().anyMatch(one -> one.hash().equals(version.hash()))
        ? "past"
        : "new";
  }

  private PublicationLine line(Publication publication, List<RulebookVersion> all, ZoneId zone) {
    return new PublicationLine(
        all.stream()
            .filter(version -> version.hash().equals(publication.hash()))
            .findFirst()
            .map(version -> version.version() + " (" + version.shortHash() + ")")
            .orElse(publication.hash()),
        moment(publication.from(), zone),
        name(publication.by()),
        moment(publication.at(), zone),
        publication.reason());
  }

  private String name(String by) {
    return by.matches("[0-9]{1,18}")
        ? organizations.nameOf(new PersonId(Long.parseLong(by))).orElse("#" + by)
        : ApiRefusal.in(new LocalText("系统（随本版软件安装）", "the server, as it came"));
  }

  private Rulebook known(String program) {
    return policies
        .find(program)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  static String moment(Instant at, ZoneId zone) {
    return MOMENT.format(at.atZone(zone));
  }
}
