package dev.shangjia.cli;

import dev.shangjia.engine.Language;
import dev.shangjia.engine.conduct.Advance;
import dev.shangjia.engine.conduct.ConductEvent;
import dev.shangjia.engine.conduct.Imposed;
import dev.shangjia.engine.conduct.Sanctions;
import dev.shangjia.engine.conduct.Standing;
import dev.shangjia.engine.rulebook.Procedure;
import dev.shangjia.engine.rulebook.Visibility;
import dev.shangjia.engine.rulebook.Visibility.Access;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Shows a played record to people: what happened when, and how each app stands afterwards. */
final class ConductLines {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

  private final Terminal terminal;
  private final Texts texts;
  private final Sanctions sanctions;

  ConductLines(Terminal terminal, Sanctions sanctions) {
    this.terminal = terminal;
    this.texts = Texts.in(terminal.language());
    this.sanctions = sanctions;
  }

  void print(List<ConductCommand.Played> played) {
    for (ConductCommand.Played one : played) {
      switch (one.advance()) {
        case Advance.Moved moved -> moved.events().forEach(this::event);
        case Advance.Refused refused ->
            line(
                TIME.format(one.step().at().atZone(one.record().at().getZone())),
                Ink.ERROR.on(texts.say("conduct.refused"), terminal.style())
                    + " "
                    + Controls.neutralized(refused.reason().in(language())));
      }
    }
    var record = played.getLast().record();
    for (String app : ConductCommand.apps(played)) {
      Standing standing = sanctions.standing(record, app);
      line(
          Ink.BOLD.on(Controls.neutralized(app), terminal.style()),
          states(standing) + ": " + effects(standing));
    }
  }

  private void event(ConductEvent event) {
    line(
        TIME.format(event.at()),
        switch (event) {
          case ConductEvent.Began(ZonedDateTime _, Imposed measure, List<Procedure.Effect> _) ->
              texts.say("conduct.began", measure.measure(), measure.violation());
          case ConductEvent.Ended(ZonedDateTime _, Imposed measure, List<Procedure.Effect> _) ->
              texts.say("conduct.ended", measure.measure(), measure.violation());
          case ConductEvent.Notice notice ->
              texts.say("conduct.notice", Controls.neutralized(notice.text().in(language())));
        });
  }

  private String states(Standing standing) {
    return standing.states().isEmpty()
        ? texts.say("conduct.unrestricted")
        : standing.states().stream()
            .map(Visibility::title)
            .map(title -> Controls.neutralized(title.in(language())))
            .collect(Collectors.joining(", "));
  }

  private String effects(Standing standing) {
    return standing.effects().entrySet().stream()
        .map(
            entry -> {
              Access access = entry.getKey();
              String said =
                  texts.say("conduct." + access.code())
                      + " "
                      + texts.say(entry.getValue().allows() ? "conduct.yes" : "conduct.no");
              return entry.getValue().isStated()
                  ? said
                  : said + " " + texts.say("conduct.not-stated");
            })
        .collect(Collectors.joining(", "));
  }

  private Language language() {
    return terminal.language();
  }

  private void line(String first, String rest) {
    terminal.out().println(first + "  " + rest);
  }
}
