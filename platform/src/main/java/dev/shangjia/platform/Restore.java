package dev.shangjia.platform;

import dev.shangjia.engine.LocalText;
import dev.shangjia.platform.backup.Amount;
import dev.shangjia.platform.backup.Backups;
import dev.shangjia.platform.backup.Keys;
import dev.shangjia.platform.backup.RestoreResult;
import dev.shangjia.platform.database.DatabaseUnavailable;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./shangjia restore}: fills an empty place from a backup. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description = {
      "Fills an empty data folder from a backup, on this machine or another one.",
      "A backup that is damaged is refused before anything is written. docs/operations.md tells"
          + " more."
    })
final class Restore implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "A file that backup wrote.")
  private Path file = Path.of("");

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description =
          "Where everything goes; empty or not there yet (default: shangjia.data, or ./data).")
  private @Nullable Path data;

  @Override
  public Integer call() {
    try (var settings = LooseSettings.open()) {
      return switch (Backups.of(LooseSettings.data(data, settings), settings.getEnvironment())
          .restore(file)) {
        case RestoreResult.Restored restored -> {
          System.out.println(words(restored).in(TerminalLanguage.now()));
          yield 0;
        }
        case RestoreResult.Refused refused -> {
          TerminalLanguage.complain(refused.fault().words());
          yield Serve.COULD_NOT_RUN;
        }
      };
    } catch (DatabaseUnavailable unavailable) {
      TerminalLanguage.complain(unavailable.fault().words());
      return Serve.COULD_NOT_RUN;
    }
  }

  private static LocalText words(RestoreResult.Restored restored) {
    Amount amount = restored.amount();
    boolean keysLeftOut = restored.keys() == Keys.LEFT_OUT;
    return new LocalText(
        "%s 已恢复到备份时刻（%s）的状态：%d 张表共 %d 行，%d 个文件。%s"
            .formatted(
                restored.data(),
                restored.from(),
                amount.tables(),
                amount.rows(),
                amount.files(),
                keysLeftOut ? "备份不含密钥：启动前请把原来的 keys 目录复制到 " + restored.data() + "。" : "现在可以启动。"),
        "%s is as it was when the backup was made (%s): %d rows in %d tables, %d files. %s"
            .formatted(
                restored.data(),
                restored.from(),
                amount.rows(),
                amount.tables(),
                amount.files(),
                keysLeftOut
                    ? "The keys are not in the backup: before the start, copy the old folder keys"
                        + " into "
                        + restored.data()
                        + "."
                    : "It can be started now."));
  }
}
