package dev.shangjia.platform.database;

import dev.shangjia.engine.LocalText;
import java.nio.file.Path;
import java.time.Duration;

/** Why the embedded PostgreSQL cannot run. */
public sealed interface DatabaseFault {
  /** What was found, and the next step, for whoever operates the server. */
  LocalText words();

  /**
   * Another instance works on the data folder.
   *
   * @param folder the data folder
   * @param pid the process that holds it, or "?" when it has not yet said so
   */
  record InUse(Path folder, String pid) implements DatabaseFault {
    @Override
    public LocalText words() {
      return new LocalText(
          "数据目录 %s 正被进程 %s 使用。请先停止该进程，或指定另一个数据目录。".formatted(folder, pid),
          "The data folder %s is in use by process %s. Stop that process first, or name another data folder."
              .formatted(folder, pid));
    }
  }

  /**
   * The folder, or something in it, cannot be written or read.
   *
   * @param folder what cannot be written
   * @param user who tried
   * @param detail what the operating system said
   */
  record NotWritable(Path folder, String user, String detail) implements DatabaseFault {
    @Override
    public LocalText words() {
      return new LocalText(
          "用户 %s 无法在 %s 中读写（%s）。请把该目录的读写权限授予此用户，或指定另一个数据目录。".formatted(user, folder, detail),
          "User %s cannot read and write in %s (%s). Give this user the folder, or name another data folder."
              .formatted(user, folder, detail));
    }
  }

  /**
   * The disk has too little room.
   *
   * @param folder the folder on that disk
   * @param freeMegabytes what is free, in MiB
   * @param neededMegabytes what has to be free, in MiB
   */
  record DiskFull(Path folder, long freeMegabytes, long neededMegabytes) implements DatabaseFault {
    @Override
    public LocalText words() {
      return new LocalText(
          "%s 所在的磁盘只剩 %d MiB，数据库至少需要 %d MiB。请清理磁盘后重新启动。"
              .formatted(folder, freeMegabytes, neededMegabytes),
          "The disk of %s has %d MiB left; the database needs at least %d MiB. Free some space and start again."
              .formatted(folder, freeMegabytes, neededMegabytes));
    }
  }

  /**
   * The data were written by another major version of PostgreSQL, which this one cannot read.
   *
   * @param folder the data folder
   * @param found the major version that wrote them
   * @param ours the major version that comes with this release
   */
  record OtherMajor(Path folder, String found, String ours) implements DatabaseFault {
    @Override
    public LocalText words() {
      return new LocalText(
          ("数据目录 %s 由 PostgreSQL %s 创建，本版本自带 PostgreSQL %s，两者的数据文件不通用。请用原来的版本运行 ./shangjia backup"
                  + " FILE，将此目录移到别处，再用本版本在空目录上运行 ./shangjia restore FILE。")
              .formatted(folder, found, ours),
          ("The data folder %s was made by PostgreSQL %s; this release brings PostgreSQL %s, which"
                  + " cannot read it. Run ./shangjia backup FILE with the release that made it, move"
                  + " the folder away, and run ./shangjia restore FILE with this release on an empty"
                  + " folder.")
              .formatted(folder, found, ours));
    }
  }

  /**
   * The data belong to another user.
   *
   * @param folder the folder of the data
   * @param owner whose they are
   * @param user who started the server
   */
  record OtherOwner(Path folder, String owner, String user) implements DatabaseFault {
    @Override
    public LocalText words() {
      return new LocalText(
          "%s 属于用户 %s，而当前用户是 %s。请以原来的用户启动，或先用 chown -R 把数据目录转给当前用户。".formatted(folder, owner, user),
          "%s belongs to user %s, and this is user %s. Start as the user who did so before, or hand the data folder over with chown -R."
              .formatted(folder, owner, user));
    }
  }

  /**
   * No binaries come for this kind of machine.
   *
   * @param system the operating system and processor
   */
  record NoBinaries(String system) implements DatabaseFault {
    @Override
    public LocalText words() {
      return new LocalText(
          "没有适用于 %s 的内置 PostgreSQL（提供 Linux 与 macOS 的 amd64、arm64 版本）。请改为连接您自己的 PostgreSQL。"
              .formatted(system),
          "No embedded PostgreSQL comes for %s (there is one for Linux and macOS, on amd64 and arm64). Connect a PostgreSQL of your own."
              .formatted(system));
    }
  }

  /**
   * PostgreSQL refuses to run as root, and no way was found to run it as somebody else.
   *
   * @param folder the data folder
   */
  record RootRefused(Path folder) implements DatabaseFault {
    @Override
    public LocalText words() {
      return new LocalText(
          "PostgreSQL 不能以 root 身份运行，且本机无法为它切换用户（setpriv 与 unshare 均不可用）。请以普通用户启动，并让该用户拥有 %s。"
              .formatted(folder),
          "PostgreSQL does not run as root, and this machine offers no way to run it as another user (neither setpriv nor unshare works). Start as an ordinary user who owns %s."
              .formatted(folder));
    }
  }

  /**
   * The port that was asked for is taken.
   *
   * @param port the port on 127.0.0.1
   */
  record PortTaken(int port) implements DatabaseFault {
    @Override
    public LocalText words() {
      return new LocalText(
          "数据库端口 127.0.0.1:%d 已被占用。请改用其他端口，或设为 0 由系统选择空闲端口。".formatted(port),
          "The database's port 127.0.0.1:%d is taken. Choose another, or 0 for any that is free."
              .formatted(port));
    }
  }

  /**
   * The superuser's password is gone.
   *
   * @param file where it should be
   */
  record PasswordMissing(Path file) implements DatabaseFault {
    @Override
    public LocalText words() {
      return new LocalText(
          "缺少数据库密码文件 %s，无法连接已有的数据库。请从数据目录的副本中找回该文件。".formatted(file),
          "The database's password file %s is missing, so the database that is there cannot be opened. Bring the file back from a copy of the data folder."
              .formatted(file));
    }
  }

  /**
   * A server that an earlier instance left behind does not stop.
   *
   * @param folder the data folder
   * @param pid its process
   */
  record StillRunning(Path folder, long pid) implements DatabaseFault {
    @Override
    public LocalText words() {
      return new LocalText(
          "上次运行遗留的数据库进程 %d 仍在使用 %s，且无法停止。请手动结束该进程后重新启动。".formatted(pid, folder),
          "Database process %d, left behind by an earlier run, still works on %s and does not stop. End it by hand and start again."
              .formatted(pid, folder));
    }
  }

  /**
   * A program of PostgreSQL ended instead of doing its work.
   *
   * @param folder the data folder
   * @param program its name
   * @param said the last lines that it wrote
   */
  record Ended(Path folder, String program, String said) implements DatabaseFault {
    @Override
    public LocalText words() {
      return new LocalText(
          "%s 在 %s 上运行失败：%n%s".formatted(program, folder, said),
          "%s failed on %s:%n%s".formatted(program, folder, said));
    }
  }

  /**
   * PostgreSQL took too long.
   *
   * @param folder the data folder
   * @param program the program that did not end, or did not get ready, in time
   * @param limit how long it was given
   */
  record TooSlow(Path folder, String program, Duration limit) implements DatabaseFault {
    @Override
    public LocalText words() {
      return new LocalText(
          "%s 在 %d 秒内没有在 %s 上就绪。请检查磁盘是否过慢或已满，然后重新启动。".formatted(program, limit.toSeconds(), folder),
          "%s was not ready on %s within %d seconds. See whether the disk is slow or full, and start again."
              .formatted(program, folder, limit.toSeconds()));
    }
  }

  /**
   * There is no database.
   *
   * @param place the data folder, or the address of your own PostgreSQL
   */
  record NothingThere(String place) implements DatabaseFault {
    @Override
    public LocalText words() {
      return new LocalText(
          "%s 中没有上架的数据库。请检查所指的数据目录或数据库地址。".formatted(place),
          "There is no database of Shangjia in %s. See whether this is the right folder or address."
              .formatted(place));
    }
  }

  /**
   * A restore into this folder did not come to its end.
   *
   * @param folder the data folder
   */
  record HalfRestored(Path folder) implements DatabaseFault {
    @Override
    public LocalText words() {
      return new LocalText(
          "数据目录 %s 的恢复没有完成，其中的数据不完整。请删除该目录，再次运行 ./shangjia restore。".formatted(folder),
          "A restore into the data folder %s did not come to its end, so its data are not complete. Delete the folder and run ./shangjia restore again."
              .formatted(folder));
    }
  }

  /**
   * A role of your own PostgreSQL cannot do what it is for.
   *
   * @param role its name, or the setting in which none is named
   * @param lacks what it has to be able to do
   */
  record RoleTooWeak(String role, LocalText lacks) implements DatabaseFault {
    @Override
    public LocalText words() {
      return new LocalText(
          "数据库角色 %s %s。docs/operations.md 列出了所需的角色。".formatted(role, lacks.zh()),
          "The database role %s %s. docs/operations.md lists the roles that are needed."
              .formatted(role, lacks.en()));
    }
  }

  /**
   * Row security does not hold the role as which the server is to work.
   *
   * @param role its name
   */
  record RoleTooStrong(String role) implements DatabaseFault {
    @Override
    public LocalText words() {
      return new LocalText(
          ("数据库角色 %s 是超级用户或具有 BYPASSRLS 属性，会看到所有机构的数据，服务器不能用它运行。" + "docs/operations.md 列出了所需的角色。")
              .formatted(role),
          ("The database role %s is a superuser or has BYPASSRLS, so it would see the rows of all"
                  + " organizations, and the server does not work as it. docs/operations.md lists"
                  + " the roles that are needed.")
              .formatted(role));
    }
  }

  /**
   * The database does not answer.
   *
   * @param place the data folder, or the address of your own PostgreSQL
   * @param said what the attempt ended with
   */
  record Unreachable(String place, String said) implements DatabaseFault {
    @Override
    public LocalText words() {
      return new LocalText(
          "无法连接 %s 的数据库：%s".formatted(place, said),
          "The database of %s cannot be reached: %s".formatted(place, said));
    }
  }
}
