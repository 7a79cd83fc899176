package dev.shangjia.platform.casework;

import dev.shangjia.engine.LocalText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case in a few words, for lists.
 *
 * @param procedure the procedure's name
 * @param program the program's name
 * @param tasks what it waits for
 * @param end how it ended; null while it is open
 */
record CaseSummary(
    CaseRow row,
    LocalText procedure,
    LocalText program,
    List<Task> tasks,
    @Nullable LocalText end) {
  CaseSummary {
    tasks = List.copyOf(tasks);
  }
}
