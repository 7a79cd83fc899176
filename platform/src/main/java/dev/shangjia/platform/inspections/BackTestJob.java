package dev.shangjia.platform.inspections;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.io.Serializable;

/**
 * A back-test that is to be run.
 *
 * @param backTest its number
 */
record BackTestJob(long backTest) implements Serializable {
  static final TaskDescriptor<BackTestJob> TASK = TaskDescriptor.of("back-test", BackTestJob.class);
}
