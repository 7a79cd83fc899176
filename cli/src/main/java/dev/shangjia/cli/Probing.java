package dev.shangjia.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code shangjia probe}: the facts of one thing, for who writes rules. */
@Command(name = "probe")
final class Probing implements Action {
  /** The name and version of the JSON of all probes, its first member. */
  static final String FORMAT = "shangjia-probe/1";

  private final Invocation invocation;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli sets spec
  Probing(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public List<Action> parts() {
    return List.of(
        new ProbeDocument(invocation),
        new ProbeImage(invocation),
        new ProbeLink(invocation),
        new ProbePage(invocation),
        new ProbePrivacy(invocation),
        new ProbeText(invocation));
  }

  @Override
  public Outcome run() {
    Texts texts = Texts.in(invocation.terminal().language());
    throw new ParameterException(
        spec.commandLine(),
        texts.say("error.missing", "document, image, link, page, privacy, text"));
  }
}
