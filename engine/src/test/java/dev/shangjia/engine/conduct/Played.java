package dev.shangjia.engine.conduct;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.Language;
import dev.shangjia.engine.Problem;
import dev.shangjia.engine.Reading;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.engine.rulebook.RulebookReader;
import dev.shangjia.engine.rulebook.Visibility.Access;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A record that is played action by action. */
final class Played {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private final Sanctions sanctions;
  private ConductRecord record;
  private List<ConductEvent> events = List.of();

  private Played(Sanctions sanctions, String at) {
    this.sanctions = sanctions;
    this.record = sanctions.begin(instant(at));
  }

  /** A fresh record under the rules of Tencent Meeting, in local time. */
  static Played tencentMeeting(String at) {
    return new Played(
        Sanctions.of(rulebook(Path.of("../rulebooks/tencent-meeting"))).orElseThrow(), at);
  }

  static Played of(Path folder, String at) {
    return new Played(Sanctions.of(rulebook(folder)).orElseThrow(), at);
  }

  private static Rulebook rulebook(Path folder) {
    return switch (RulebookReader.read(folder)) {
      case Reading.Read<Rulebook>(Rulebook rulebook, List<Problem> _) -> rulebook;
      case Reading.Unreadable<Rulebook>(List<Problem> problems) ->
          throw new AssertionError(problems.toString());
    };
  }

  static Instant instant(String local) {
    String time = local.length() == 10 ? local + "T00:00" : local;
    return LocalDateTime.parse(time).atZone(ZONE).toInstant();
  }

  Sanctions sanctions() {
    return sanctions;
  }

  ConductRecord record() {
    return record;
  }

  Played then(String at, ConductAction action) {
    switch (sanctions.apply(record, action, instant(at))) {
      case Advance.Moved(ConductRecord next, List<ConductEvent> happened) -> {
        record = next;
        events = happened;
      }
      case Advance.Refused refused -> throw new AssertionError(refused.toString());
    }
    return this;
  }

  Played found(String at, String app, String trigger) {
    return then(at, ConductAction.Found.of(app, trigger));
  }

  Played passed(String at) {
    return then(at, new ConductAction.Passed());
  }

  String refusal(String at, ConductAction action) {
    Advance advance = sanctions.apply(record, action, instant(at));
    assertThat(advance).isInstanceOf(Advance.Refused.class);
    return ((Advance.Refused) advance).code();
  }

  /** What an app's state allows: R, S, I, U, small where the source does not say. */
  String allows(String app) {
    Standing standing = sanctions.standing(record, app);
    return java.util.Arrays.stream(Access.values())
        .filter(standing::allows)
        .map(access -> access.code().substring(0, 1).toUpperCase(Locale.ROOT))
        .collect(Collectors.joining());
  }

  /** Each measure as {@code id name phase begins-least}, by days. */
  List<String> measures() {
    return record.imposed().stream()
        .map(
            one ->
                one.id()
                    + " "
                    + one.measure()
                    + " "
                    + one.phase().name().toLowerCase(Locale.ROOT)
                    + " "
                    + one.begins().toLocalDate()
                    + "/"
                    + (one.least() == null ? "" : one.least().toLocalDate()))
        .toList();
  }

  /** What happened at the last action, in short. */
  List<String> events() {
    var lines = new ArrayList<String>();
    for (ConductEvent event : events) {
      lines.add(
          event.at().toLocalDateTime()
              + " "
              + switch (event) {
                case ConductEvent.Began began -> "began " + began.measure().measure();
                case ConductEvent.Ended ended -> "ended " + ended.measure().measure();
                case ConductEvent.Notice notice ->
                    "notice " + notice.kind().name().toLowerCase(Locale.ROOT);
              });
    }
    return lines;
  }

  /** The texts of the notices at the last action. */
  List<String> notices(Language language) {
    return events.stream()
        .filter(ConductEvent.Notice.class::isInstance)
        .map(event -> ((ConductEvent.Notice) event).text().in(language))
        .toList();
  }
}
