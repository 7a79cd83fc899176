package dev.shangjia.platform.backup;

import dev.shangjia.engine.LocalText;
import java.nio.file.Path;

/** Why no backup is made, or one is not restored. */
public sealed interface BackupFault {
  /** What was found, and the next step, for whoever operates the server. */
  LocalText words();

  /**
   * The file is there already.
   *
   * @param file where the backup was to go
   */
  record FileExists(Path file) implements BackupFault {
    @Override
    public LocalText words() {
      return new LocalText(
          "文件 %s 已存在，备份不会覆盖它。请指定另一个文件名。".formatted(file),
          "The file %s exists, and a backup overwrites none. Name another.".formatted(file));
    }
  }

  /**
   * A file or folder cannot be read or written.
   *
   * @param path which
   * @param detail what the operating system said
   */
  record NotAccessible(Path path, String detail) implements BackupFault {
    @Override
    public LocalText words() {
      return new LocalText(
          "无法读写 %s（%s）。请检查路径、权限与磁盘空间。".formatted(path, detail),
          "%s cannot be read or written (%s). Check the path, the permissions and the free space."
              .formatted(path, detail));
    }
  }

  /**
   * The file is no backup, or what makes it one is damaged.
   *
   * @param file which
   * @param detail what was looked for in it
   */
  record NoBackup(Path file, String detail) implements BackupFault {
    @Override
    public LocalText words() {
      return new LocalText(
          "%s 不是完整的上架备份文件（%s）。请使用由 ./shangjia backup 生成且复制完整的文件。".formatted(file, detail),
          "%s is not a whole backup of Shangjia (%s). Use a file that ./shangjia backup made and that was copied to its end."
              .formatted(file, detail));
    }
  }

  /**
   * A part of the backup is not as it was written.
   *
   * @param file the backup
   * @param entry the part
   */
  record Damaged(Path file, String entry) implements BackupFault {
    @Override
    public LocalText words() {
      return new LocalText(
          "备份 %s 已损坏：其中的 %s 与写入时的校验和不符。未恢复任何内容，请使用另一份副本。".formatted(file, entry),
          "The backup %s is damaged: %s in it does not have the checksum that it was written with. Nothing was restored; use another copy."
              .formatted(file, entry));
    }
  }

  /**
   * The backup has a format that this release does not know.
   *
   * @param file the backup
   * @param found its format
   * @param known the newest format that this release knows
   */
  record OtherFormat(Path file, int found, int known) implements BackupFault {
    @Override
    public LocalText words() {
      return new LocalText(
          "备份 %s 的格式版本为 %d，本版本最高支持 %d。请使用更新的版本恢复。".formatted(file, found, known),
          "The backup %s has format %d; this release knows formats up to %d. Restore it with a newer release."
              .formatted(file, found, known));
    }
  }

  /**
   * The tables of the backup are not those that this release would make.
   *
   * @param module whose tables
   * @param migration the version of the migration that is missing here, or differs
   */
  record OtherTables(String module, String migration) implements BackupFault {
    @Override
    public LocalText words() {
      return new LocalText(
          "备份中模块 %s 的数据表为版本 %s，本版本没有相同的迁移。请使用生成备份的版本或更新的版本恢复。".formatted(module, migration),
          "The tables of module %s in the backup are of version %s, and this release has no such migration or another one. Restore with the release that made the backup, or a newer one."
              .formatted(module, migration));
    }
  }

  /**
   * Where the backup is to go there is something already.
   *
   * @param place the folder, or the address of the database or the bucket
   * @param found what was found there
   */
  record NotEmpty(String place, String found) implements BackupFault {
    @Override
    public LocalText words() {
      return new LocalText(
          "%s 不为空（其中有 %s）。恢复只写入空的目录、空的数据库和空的存储桶，请指定另一个位置。".formatted(place, found),
          "%s is not empty (%s is there). A restore fills only an empty folder, an empty database and an empty bucket; name another."
              .formatted(place, found));
    }
  }
}
