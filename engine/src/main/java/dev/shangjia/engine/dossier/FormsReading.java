package dev.shangjia.engine.dossier;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.Problem;
import dev.shangjia.engine.Reading;
import dev.shangjia.engine.SourcePlace;
import dev.shangjia.engine.facts.Catalogue;
import dev.shangjia.engine.facts.Facts.FileValue;
import dev.shangjia.engine.facts.WebAddress;
import dev.shangjia.engine.rulebook.Form;
import dev.shangjia.engine.yaml.YamlJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** One reading of a dossier's forms, and of the files that they refer to. */
final class FormsReading {
  /** Lies beside dossier.yaml in a rulebook's examples. */
  private static final String EXPECTED = "expected.yaml";

  private final DossierYaml yaml;
  private final DossierFiles there;
  private final DossierLimits limits;
  private final Map<String, Form> forms;
  private final List<Problem> problems = new ArrayList<>();
  private final Set<String> referredTo = new HashSet<>();
  private final Map<String, FileValue> files = new TreeMap<>();
  private final Map<String, Path> contents = new TreeMap<>();
  private final Map<String, Set<Catalogue.Kind>> kinds = new TreeMap<>();
  private final Map<String, Set<Catalogue.Kind>> addresses = new TreeMap<>();
  private long total;

  FormsReading(
      DossierYaml yaml, DossierFiles there, DossierLimits limits, Map<String, Form> forms) {
    this.yaml = yaml;
    this.there = there;
    this.limits = limits;
    this.forms = forms;
  }

  Reading<Dossier> read(Set<String> procedures) {
    if (!procedures.contains(yaml.procedure())) {
      report(DossierProblems.unknownProcedure(yaml.procedurePlace(), yaml.procedure(), procedures));
    }
    ObjectNode values = YamlJson.object(yaml.forms());
    yaml.forms().entries().forEach((id, entry) -> readForm(id, entry.keyPlace(), values));
    reportUnused();
    if (problems.stream().anyMatch(Problem::isError)) {
      return new Reading.Unreadable<>(problems);
    }
    String hash = DossierHash.of(yaml.program(), yaml.procedure(), values, files);
    return new Reading.Read<>(
        new Dossier(
            yaml.program(),
            yaml.procedure(),
            values,
            files,
            kinds,
            contents,
            addresses,
            yaml.forms(),
            hash),
        problems);
  }

  private void readForm(String id, SourcePlace place, ObjectNode values) {
    Form form = forms.get(id);
    if (form == null) {
      report(DossierProblems.unknownForm(place, id, forms.keySet()));
      return;
    }
    for (ValueReferences.Reference reference : ValueReferences.in(form, values.path(id))) {
      if (reference.isFile()) {
        readFile(reference, YamlJson.placeOf(yaml.forms(), "/" + id + reference.pointer()));
      } else {
        add(addresses, WebAddress.normalized(reference.text()), reference.kind());
      }
    }
  }

  private void readFile(ValueReferences.Reference reference, SourcePlace place) {
    String path = reference.text();
    Optional<LocalText> refusal = FilePath.refusal(path, limits).or(() -> hidden(path));
    if (refusal.isPresent()) {
      report(DossierProblems.badPath(place, path, refusal.get()));
      return;
    }
    Optional<String> found = there.find(path);
    if (found.isEmpty()) {
      there.like(path).ifPresent(other -> report(DossierProblems.otherName(place, path, other)));
      return;
    }
    referredTo.add(found.get());
    LocalText why = there.unusable().get(found.get());
    Path content = there.files().get(found.get());
    if (why != null) {
      report(DossierProblems.unusableFile(place, path, why));
    } else if (content != null && !files.containsKey(path)) {
      hash(path, content, place);
    }
    if (files.containsKey(path)) {
      add(kinds, path, reference.kind());
    }
  }

  private static void add(
      Map<String, Set<Catalogue.Kind>> kinds, String subject, Catalogue.Kind kind) {
    kinds.computeIfAbsent(subject, _ -> EnumSet.noneOf(Catalogue.Kind.class)).add(kind);
  }

  private void hash(String path, Path content, SourcePlace place) {
    FileValue value;
    try {
      value = FileHash.of(content, limits.fileBytes());
    } catch (IOException failure) {
      report(
          DossierProblems.unusableFile(
              place,
              path,
              new LocalText("无法读取，请检查访问权限", "it cannot be read; check that it may be")));
      return;
    }
    total += value.bytes();
    if (value.bytes() > limits.fileBytes()) {
      report(DossierProblems.fileTooLarge(place, path, value.bytes(), limits.fileBytes()));
    } else if (total > limits.totalBytes()) {
      report(DossierProblems.totalTooLarge(place, limits.totalBytes()));
    } else {
      files.put(path, value);
      contents.put(path, content);
    }
  }

  private static Optional<LocalText> hidden(String path) {
    return FilePath.isLeftOut(path)
        ? Optional.of(
            new LocalText("以点开头的隐藏文件不属于材料；请改名", "hidden files are no part of a dossier; rename it"))
        : Optional.empty();
  }

  private void reportUnused() {
    List<String> unused =
        Stream.concat(there.files().keySet().stream(), there.unusable().keySet().stream())
            .filter(path -> !referredTo.contains(path))
            .filter(path -> !path.equals(DossierYaml.NAME) && !path.equals(EXPECTED))
            .toList();
    if (!unused.isEmpty()) {
      report(DossierProblems.notReferredTo(yaml.forms().place(), unused));
    }
  }

  private void report(Problem problem) {
    String excerpt = yaml.file().excerpt(problem.place());
    problems.add(excerpt.isBlank() ? problem : problem.withExcerpt(excerpt));
  }
}
