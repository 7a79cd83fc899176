package dev.shangjia.cli;

import java.util.List;
import java.util.concurrent.Callable;

/**
 * A command of the tool. One class per command, annotated with picocli's {@code @Command}, with one
 * constructor that takes an {@link Invocation}; registered in {@link Shangjia#ACTIONS}. Its words
 * stand in {@code shell.properties} and {@code shell_zh.properties}: {@code
 * shangjia.<command>.usage.description} for the command, {@code shangjia.<command>.<option>} for
 * each option (its longest name without dashes) and each parameter (its {@code descriptionKey}).
 */
interface Action extends Callable<Integer> {

  /** Does the work and says how it ended. What a user can cause is an outcome, never a throw. */
  Outcome run() throws Exception;

  /** The commands below this one, such as {@code lint} of {@code rulebook}. */
  default List<Action> parts() {
    return List.of();
  }

  @Override
  default Integer call() throws Exception {
    return run().exitCode();
  }
}
