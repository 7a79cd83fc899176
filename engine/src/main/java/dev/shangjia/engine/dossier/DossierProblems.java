package dev.shangjia.engine.dossier;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.NearestName;
import dev.shangjia.engine.Problem;
import dev.shangjia.engine.SourcePlace;
import dev.shangjia.engine.source.Quoted;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What can be wrong with a dossier beside its archive and its YAML, in words. */
final class DossierProblems {
  private static final int MOST_LISTED = 10;

  private DossierProblems() {}

  static Problem missing(String target) {
    return error(
        "dossier/no-such-file",
        SourcePlace.startOf(target),
        "找不到 " + Quoted.of(target) + "。请给出含有 dossier.yaml 的文件夹或压缩包。",
        "There is no " + Quoted.of(target) + ". Name a folder or an archive with a dossier.yaml.");
  }

  static Problem notAFile(String target) {
    return error(
        "dossier/not-a-file",
        SourcePlace.startOf(target),
        Quoted.of(target) + " 既不是文件夹也不是普通文件。请给出含有 dossier.yaml 的文件夹或压缩包。",
        Quoted.of(target)
            + " is neither a folder nor a regular file. Name a folder or an archive with a"
            + " dossier.yaml.");
  }

  static Problem notReadable(String target) {
    return error(
        "dossier/not-readable",
        SourcePlace.startOf(target),
        "无法读取 " + Quoted.of(target) + "。请检查访问权限。",
        Quoted.of(target) + " cannot be read. Check that you may read it.");
  }

  static Problem tooManyEntries(String target, int allowed) {
    return error(
        "dossier/too-many-entries",
        SourcePlace.startOf(target),
        "文件夹 %s 中的文件和文件夹超过 %,d 个。请确认给出的是材料文件夹本身。".formatted(Quoted.of(target), allowed),
        "The folder %s holds more than %,d files and folders. Check that it is the dossier's own folder."
            .formatted(Quoted.of(target), allowed));
  }

  static Problem noDossierYaml(String target, Optional<String> instead) {
    return error(
        "dossier/no-dossier-yaml",
        SourcePlace.startOf(target),
        Quoted.of(target)
            + " 的顶层没有 dossier.yaml。"
            + instead
                .map(other -> "其中有 " + Quoted.of(other) + "，请改名为 dossier.yaml。")
                .orElse("请新建这个文件，写明 program、procedure 和 forms。"),
        "There is no dossier.yaml at the top of "
            + Quoted.of(target)
            + ". "
            + instead
                .map(other -> "There is " + Quoted.of(other) + "; rename it to dossier.yaml.")
                .orElse("Write one with program, procedure and forms."));
  }

  static Problem severalDossierYamls(String target, List<String> found) {
    return error(
        "dossier/several-dossiers",
        SourcePlace.startOf(target),
        Quoted.of(target) + " 中有多份材料：" + listed(found) + "。请一次只提交一份。",
        Quoted.of(target)
            + " holds several dossiers: "
            + listed(found)
            + ". Hand in one at a time.");
  }

  static Problem unusableDossierYaml(SourcePlace place, LocalText why) {
    return error(
        "dossier/file-unusable",
        place,
        "dossier.yaml 不能使用：" + why.zh() + "。",
        "The dossier.yaml cannot be used: " + why.en() + ".");
  }

  static Problem yamlTooLarge(SourcePlace place, long bytes, long allowed) {
    return error(
        "file/too-large",
        place,
        "文件有 %,d 字节，最多允许 %,d 字节。请缩短其中的文字，图片和文档请单独放成文件。".formatted(bytes, allowed),
        "The file has %,d bytes; at most %,d are allowed. Shorten its texts; pictures and documents are files of their own."
            .formatted(bytes, allowed));
  }

  static Problem numberTooLarge(SourcePlace place, String number) {
    return error(
        "dossier/number-too-large",
        place,
        "整数 " + number + " 超出 ±9007199254740991 的范围，无法精确保存。若是编号，请加引号。",
        "The whole number "
            + number
            + " is beyond ±9007199254740991 and cannot be kept exactly. When it is a serial number,"
            + " put it in quotes.");
  }

  static Problem unknownProcedure(SourcePlace place, String found, Collection<String> known) {
    return unknown("dossier/unknown-procedure", place, "流程", "procedure", found, known);
  }

  static Problem unknownForm(SourcePlace place, String found, Collection<String> known) {
    return unknown("dossier/unknown-form", place, "表单", "form", found, known);
  }

  private static Problem unknown(
      String code,
      SourcePlace place,
      String zhKind,
      String enKind,
      String found,
      Collection<String> known) {
    Optional<String> nearest = NearestName.of(found, known);
    return error(
        code,
        place,
        "没有名为 "
            + Quoted.of(found)
            + " 的"
            + zhKind
            + "，可用的有："
            + String.join("、", known)
            + "。"
            + nearest.map(name -> "是否指 '" + name + "'？").orElse(""),
        "There is no "
            + enKind
            + " "
            + Quoted.of(found)
            + "; allowed: "
            + String.join(", ", known)
            + "."
            + nearest.map(name -> " Did you mean '" + name + "'?").orElse(""));
  }

  static Problem badPath(SourcePlace place, String path, LocalText why) {
    return error(
        "dossier/bad-path",
        place,
        "文件路径 " + Quoted.of(path) + " 不能使用：" + why.zh() + "。",
        "The file path " + Quoted.of(path) + " cannot be used: " + why.en() + ".");
  }

  static Problem unusableFile(SourcePlace place, String path, LocalText why) {
    return error(
        "dossier/file-unusable",
        place,
        "文件 " + Quoted.of(path) + " 不能使用：" + why.zh() + "。",
        "The file " + Quoted.of(path) + " cannot be used: " + why.en() + ".");
  }

  static Problem fileTooLarge(SourcePlace place, String path, long bytes, long allowed) {
    return error(
        "dossier/file-too-large",
        place,
        "文件 %s 有 %,d 字节，最多允许 %,d 字节。请换用更小的文件。".formatted(Quoted.of(path), bytes, allowed),
        "The file %s has %,d bytes; at most %,d are allowed. Hand in a smaller one."
            .formatted(Quoted.of(path), bytes, allowed));
  }

  static Problem totalTooLarge(SourcePlace place, long allowed) {
    return error(
        "dossier/total-too-large",
        place,
        "所用文件合计超过 %,d 字节的上限。请换用更小的文件。".formatted(allowed),
        "The files referred to have more than the %,d bytes allowed in all. Hand in smaller ones."
            .formatted(allowed));
  }

  static Problem otherName(SourcePlace place, String path, String there) {
    return warning(
        "dossier/no-such-file",
        place,
        "没有文件 " + Quoted.of(path) + "。是否指 " + Quoted.of(there) + "？",
        "There is no file " + Quoted.of(path) + ". Did you mean " + Quoted.of(there) + "?");
  }

  static Problem notReferredTo(SourcePlace place, List<String> paths) {
    return warning(
        "dossier/unused-files",
        place,
        "有 %d 个文件没有被任何字段引用，不会随材料提交：%s。".formatted(paths.size(), listed(paths)),
        "No field refers to %d file(s), which are therefore not part of the dossier: %s."
            .formatted(paths.size(), listed(paths)));
  }

  private static String listed(List<String> paths) {
    String first =
        paths.stream().limit(MOST_LISTED).map(Quoted::of).collect(Collectors.joining(", "));
    return paths.size() > MOST_LISTED ? first + ", …" : first;
  }

  private static Problem error(String code, SourcePlace place, String zh, String en) {
    return Problem.error(code, place, new LocalText(zh, en));
  }

  private static Problem warning(String code, SourcePlace place, String zh, String en) {
    return Problem.warning(code, place, new LocalText(zh, en));
  }
}
