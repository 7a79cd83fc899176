package dev.shangjia.platform.inspections;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.io.Serializable;

/**
 * An inspection that is to be run.
 *
 * @param inspection its id
 * @param organization whose dossier it is
 */
record InspectionJob(long inspection, long organization) implements Serializable {
  static final TaskDescriptor<InspectionJob> TASK =
      TaskDescriptor.of("inspection", InspectionJob.class);
}
