package dev.shangjia.engine.dossier;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.Problem;
import dev.shangjia.engine.SourcePlace;
import dev.shangjia.engine.source.Quoted;

/** What can be wrong with an archive, in words. */
final class ArchiveProblems {
  private final SourcePlace place;

  /**
   * Problems of one archive.
   *
   * @param archive its file name
   */
  ArchiveProblems(String archive) {
    this.place = SourcePlace.startOf(archive);
  }

  Problem unknownFormat(LocalText found) {
    return error(
        "archive/unknown-format",
        "这个文件不是支持的压缩包（识别为：" + found.zh() + "）。请提供文件夹，或 zip、tar、tar.gz 压缩包。",
        "This file is no archive that can be read (it looks like: "
            + found.en()
            + "). Hand in a folder, or a zip, tar or tar.gz archive.");
  }

  Problem packedTooLarge(long bytes, long allowed) {
    return error(
        "archive/too-large",
        "压缩包有 %,d 字节，最多允许 %,d 字节。请删去不需要的文件后重新打包。".formatted(bytes, allowed),
        "The archive has %,d bytes; at most %,d are allowed. Leave out what is not needed and pack it again."
            .formatted(bytes, allowed));
  }

  Problem damaged(String what, String whatEn) {
    return error(
        "archive/damaged",
        "压缩包已损坏或不完整：" + what + "。请重新打包后再提交。",
        "The archive is damaged or cut short: " + whatEn + ". Pack it again.");
  }

  Problem damagedFile(String path) {
    return error(
        "archive/damaged",
        "压缩包中的 " + Quoted.of(path) + " 已损坏（校验和不符）。请重新打包后再提交。",
        Quoted.of(path) + " in the archive is damaged: its checksum is wrong. Pack it again.");
  }

  Problem bytesAfterEnd() {
    return error(
        "archive/bytes-after-end",
        "压缩包的结尾之后还有其他数据。请重新打包后再提交。",
        "Something else follows the archive's end. Pack it again.");
  }

  Problem tooManyEntries(int allowed) {
    return error(
        "archive/too-many-entries",
        "压缩包中的文件和文件夹超过 %,d 个。请删去不需要的文件后重新打包。".formatted(allowed),
        "The archive holds more than %,d files and folders. Leave out what is not needed and pack it again."
            .formatted(allowed));
  }

  Problem fileTooLarge(String path, long allowed) {
    return error(
        "archive/file-too-large",
        "文件 %s 解压后超过 %,d 字节的上限。请换用更小的文件。".formatted(Quoted.of(path), allowed),
        "The file %s unpacks to more than the %,d bytes allowed. Hand in a smaller one."
            .formatted(Quoted.of(path), allowed));
  }

  Problem totalTooLarge(long allowed) {
    return error(
        "archive/total-too-large",
        "压缩包解压后合计超过 %,d 字节的上限。请删去不需要的文件后重新打包。".formatted(allowed),
        "The archive unpacks to more than the %,d bytes allowed in all. Leave out what is not needed and pack it again."
            .formatted(allowed));
  }

  Problem ratioTooHigh(long packed, int allowed) {
    return error(
        "archive/ratio-too-high",
        "压缩包（%,d 字节）解压后超过其大小的 %d 倍，疑似压缩炸弹，已停止解压。".formatted(packed, allowed),
        "The archive (%,d bytes) unpacks to more than %d times its size, as decompression bombs do; unpacking was stopped."
            .formatted(packed, allowed));
  }

  Problem encrypted(String path) {
    return error(
        "archive/encrypted",
        "压缩包中的 " + Quoted.of(path) + " 已加密。请打包时不要设置密码。",
        Quoted.of(path) + " in the archive is encrypted. Pack it again without a password.");
  }

  Problem unknownMethod(String path, int method) {
    return error(
        "archive/unknown-method",
        "压缩包中的 %s 使用了不支持的压缩方式（编号 %d），只支持“存储”和 Deflate。请用系统自带的压缩功能重新打包。"
            .formatted(Quoted.of(path), method),
        "%s in the archive is packed by method %d; only stored and Deflate can be read. Pack it again with your system's own tool."
            .formatted(Quoted.of(path), method));
  }

  Problem badPath(String path, LocalText why) {
    return error(
        "archive/bad-path",
        "压缩包中的路径 " + Quoted.of(path) + " 不能使用：" + why.zh() + "。",
        "The path " + Quoted.of(path) + " in the archive cannot be used: " + why.en() + ".");
  }

  Problem notARegularFile(String path, LocalText kind) {
    return error(
        "archive/not-a-regular-file",
        "压缩包中的 " + Quoted.of(path) + " 是" + kind.zh() + "，只允许普通文件和文件夹。请放入文件本身后重新打包。",
        Quoted.of(path)
            + " in the archive is "
            + kind.en()
            + "; only regular files and folders are allowed. Put the file itself there and pack it"
            + " again.");
  }

  Problem samePath(String path, String other) {
    return error(
        "archive/same-path",
        path.equals(other)
            ? "压缩包中有两个 " + Quoted.of(path) + "。请只保留一个。"
            : "压缩包中的 %s 与 %s 在部分系统上是同一个文件。请改名。".formatted(Quoted.of(path), Quoted.of(other)),
        path.equals(other)
            ? "The archive holds " + Quoted.of(path) + " twice. Keep one."
            : "%s and %s in the archive are one file on some systems. Rename one."
                .formatted(Quoted.of(path), Quoted.of(other)));
  }

  Problem fileAsFolder(String file, String below) {
    return error(
        "archive/file-as-folder",
        "压缩包中的 %s 是文件，却又有 %s 位于其下。请重新打包。".formatted(Quoted.of(file), Quoted.of(below)),
        "%s in the archive is a file, yet %s lies below it. Pack it again."
            .formatted(Quoted.of(file), Quoted.of(below)));
  }

  private Problem error(String code, String zh, String en) {
    return Problem.error(code, place, new LocalText(zh, en));
  }
}
