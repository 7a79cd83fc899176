package dev.shangjia.platform;

import dev.shangjia.engine.LocalText;
import dev.shangjia.platform.backup.Amount;
import dev.shangjia.platform.backup.BackupResult;
import dev.shangjia.platform.backup.Backups;
import dev.shangjia.platform.backup.Keys;
import dev.shangjia.platform.database.DatabaseUnavailable;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./shangjia backup}: all that a server keeps, as one file. */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description = {
      "Writes the database and the stored files to one file, as they are at this moment.",
      "Works while the server runs, and when it does not. docs/operations.md tells more."
    })
final class Backup implements Callable<Integer> {
  private static final int INCOMPLETE = 1;

  @Parameters(paramLabel = "FILE", description = "Where the backup goes; must not exist.")
  private Path file = Path.of("");

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = "The server's data folder (default: shangjia.data, or ./data).")
  private @Nullable Path data;

  @Option(
      names = "--with-keys",
      description =
          "Also the keys, which open sensitive files: keep such a backup as safe as them.")
  private boolean withKeys;

  @Override
  public Integer call() {
    try (var settings = LooseSettings.open()) {
      Keys keys = withKeys ? Keys.INCLUDED : Keys.LEFT_OUT;
      return said(
          Backups.of(LooseSettings.data(data, settings), settings.getEnvironment())
              .write(file, keys));
    } catch (DatabaseUnavailable unavailable) {
      TerminalLanguage.complain(unavailable.fault().words());
      return Serve.COULD_NOT_RUN;
    }
  }

  private int said(BackupResult result) {
    return switch (result) {
      case BackupResult.Written written -> {
        System.out.println(words(written).in(TerminalLanguage.now()));
        if (!written.missing().isEmpty()) {
          TerminalLanguage.complain(missing(written));
          yield INCOMPLETE;
        }
        yield 0;
      }
      case BackupResult.Refused refused -> {
        TerminalLanguage.complain(refused.fault().words());
        yield Serve.COULD_NOT_RUN;
      }
    };
  }

  private LocalText words(BackupResult.Written written) {
    Amount amount = written.amount();
    return new LocalText(
        "备份已写入 %s：%d 张表共 %d 行，%d 个文件，压缩前共 %,d 字节。%s"
            .formatted(
                written.file(),
                amount.tables(),
                amount.rows(),
                amount.files(),
                amount.bytes(),
                withKeys ? "包含密钥，请妥善保管。" : "不含密钥，请另行备份 keys 目录。"),
        "The backup is in %s: %d rows in %d tables, %d files, %,d bytes before compression. %s"
            .formatted(
                written.file(),
                amount.rows(),
                amount.tables(),
                amount.files(),
                amount.bytes(),
                withKeys
                    ? "It holds the keys: keep it safe."
                    : "The keys are not in it: keep a copy of the folder keys elsewhere."));
  }

  private static LocalText missing(BackupResult.Written written) {
    String list = "\n  " + String.join("\n  ", written.missing());
    return new LocalText(
        "数据库中登记的 %d 个文件不在数据目录中，因此也不在备份里：%s".formatted(written.missing().size(), list),
        "%d files that the database speaks of are not in the data folder, and so not in the backup:%s"
            .formatted(written.missing().size(), list));
  }
}
