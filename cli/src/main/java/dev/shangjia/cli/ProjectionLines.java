package dev.shangjia.cli;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.projection.Projected;
import dev.shangjia.engine.projection.RecordShape;
import java.util.List;

/** Shows projected records to people: a line for each field, in their language. */
final class ProjectionLines {
  private final Terminal terminal;
  private final Texts texts;

  ProjectionLines(Terminal terminal) {
    this.terminal = terminal;
    this.texts = Texts.in(terminal.language());
  }

  void print(List<Projected> records) {
    if (records.isEmpty()) {
      terminal.out().println(texts.say("project.none"));
    }
    for (Projected one : records) {
      terminal.out().println(Ink.BOLD.on(one.shape().code(), terminal.style()));
      for (RecordShape.Field field : one.shape().fields()) {
        Projected.Value value = one.fields().get(field.name());
        if (value != null) {
          field(field, value);
        }
      }
    }
  }

  private void field(RecordShape.Field field, Projected.Value value) {
    String label = "  " + field.title().in(terminal.language()) + " (" + field.name() + "): ";
    switch (value) {
      case Projected.Value.One(String text) -> line(label + shown(text));
      case Projected.Value.Several(List<String> several) -> {
        line(label.stripTrailing());
        several.forEach(text -> line("    - " + shown(text)));
      }
      case Projected.Value.NotGiven _ ->
          line(label + Ink.FAINT.on(texts.say("project.not-given"), terminal.style()));
      case Projected.Value.Unknown(LocalText why) ->
          line(
              label
                  + Ink.WARNING.on(
                      texts.say("project.unknown", shown(why.in(terminal.language()))),
                      terminal.style()));
    }
  }

  private static String shown(String text) {
    return Controls.neutralized(text.replace("\n", " "));
  }

  private void line(String text) {
    terminal.out().println(text);
  }
}
