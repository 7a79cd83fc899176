package dev.shangjia.platform.accounts;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.io.Serializable;

/**
 * A link that somebody asked for.
 *
 * @param email as entered; nobody may have it
 * @param goal what they want
 * @param browser what is kept of the asking browser's secret, in hexadecimal
 */
record SignInLinkJob(String email, SignInLinks.Goal goal, String browser) implements Serializable {
  static final TaskDescriptor<SignInLinkJob> TASK =
      TaskDescriptor.of("sign-in-link", SignInLinkJob.class);
}
