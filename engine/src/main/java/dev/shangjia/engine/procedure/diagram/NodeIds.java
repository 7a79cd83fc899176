package dev.shangjia.engine.procedure.diagram;

/**
 * The ids of nodes. Stages and ends have a letter before their own, so that no other can be theirs.
 */
final class NodeIds {
  static final String START = "start";
  static final String ANYWHERE = "anywhere";

  private NodeIds() {}

  /** Of a stage or an end. */
  static String of(String name) {
    return "s-" + name;
  }

  /** Of the answer to what a stage returned. */
  static String answer(String stage, String outcome) {
    return "answer-" + stage + "-" + outcome;
  }

  /** Of where branches begin. */
  static String fork(String stage, String outcome) {
    return "fork-" + stage + "-" + outcome;
  }

  /** Of where the branches of a fork come together. */
  static String join(String fork) {
    return "join-" + fork;
  }
}
