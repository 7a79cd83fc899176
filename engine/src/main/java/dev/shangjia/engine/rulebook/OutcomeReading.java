package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.rulebook.Procedure.Choice;
import dev.shangjia.engine.rulebook.Procedure.Clock;
import dev.shangjia.engine.rulebook.Procedure.Guard;
import dev.shangjia.engine.rulebook.Procedure.Outcome;
import dev.shangjia.engine.rulebook.Procedure.Way;
import dev.shangjia.engine.yaml.YamlFields;
import dev.shangjia.engine.yaml.YamlKeys;
import dev.shangjia.engine.yaml.YamlList;
import dev.shangjia.engine.yaml.YamlMapping;
import dev.shangjia.engine.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads where the answers of one stage lead. */
final class OutcomeReading {
  private static final int FEWEST_BRANCHES = 2;

  private final Targets targets;

  OutcomeReading(Targets targets) {
    this.targets = targets;
  }

  Map<String, Outcome> outcomes(YamlFields stage) {
    var outcomes = new LinkedHashMap<String, Outcome>();
    Optional<YamlMapping> mapping = stage.node("outcomes").flatMap(YamlNode::mapping);
    mapping
        .map(YamlMapping::entries)
        .orElse(Map.of())
        .forEach(
            (name, entry) -> {
              Names.checkKebab(name, stage.file(), entry.keyPlace());
              outcome(entry.value())
                  .ifPresent(
                      outcome -> {
                        outcomes.put(name, outcome);
                        checkExpired(name, outcome, entry.value());
                      });
            });
    return outcomes;
  }

  /** Nobody is there to be asked or told anything when time decides. */
  private static void checkExpired(String name, Outcome outcome, YamlNode at) {
    boolean plain =
        outcome.choices().size() == 1
            && outcome.choices().getFirst().needs() == null
            && outcome.choices().getFirst().way() instanceof Way.Go;
    if (name.equals(Procedure.EXPIRED) && !plain) {
      error(
          at,
          "expired",
          "expired 由时间触发，只能写一个阶段或结局，不带条件。",
          "'expired' is taken by time; it names one stage or end, without a condition.");
    }
  }

  private Optional<Outcome> outcome(YamlNode node) {
    if (node instanceof YamlList list) {
      return choices(list);
    }
    return choice(node, false).map(read -> new Outcome(read.title(), List.of(read.choice())));
  }

  private Optional<Outcome> choices(YamlList list) {
    List<YamlNode> items = list.elements();
    var read = new ArrayList<Read>();
    for (int i = 0; i < items.size(); i++) {
      Optional<Read> choice = choice(items.get(i), true);
      choice.ifPresent(read::add);
      if (choice.isPresent()) {
        checkCondition(items.get(i), choice.get(), i == items.size() - 1);
      }
    }
    if (items.isEmpty()) {
      error(list, "no-choice", "至少写一个去向。", "Give at least one way to go.");
    }
    return read.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Outcome(
                read.stream().map(Read::title).filter(Objects::nonNull).findFirst().orElse(null),
                read.stream().map(Read::choice).toList()));
  }

  /** All choices but the last have a condition, and the last has none: so one is always taken. */
  private static void checkCondition(YamlNode at, Read read, boolean last) {
    boolean conditional = read.choice().when() != null;
    if (last && conditional) {
      error(
          at,
          "no-otherwise",
          "最后一个去向不能带 when：条件都不成立时必须有路可走。",
          "The last way has no 'when': there has to be one when no condition holds.");
    }
    if (!last && !conditional) {
      error(
          at,
          "always-taken",
          "此去向没有 when，其后的永远不会被选中。",
          "This way has no 'when', so those after it are never taken.");
    }
  }

  private record Read(@Nullable LocalText title, Choice choice) {}

  private Optional<Read> choice(YamlNode node, boolean conditional) {
    if (!(node instanceof YamlMapping mapping)) {
      return node.text().map(name -> new Read(null, new Choice(null, null, go(name, node))));
    }
    var shape =
        mapping.entries().containsKey("to")
            ? Shapes.RETURN
            : mapping.entries().containsKey("together") ? Shapes.TOGETHER : Shapes.GO;
    return mapping
        .fields(shape)
        .flatMap(
            fields -> {
              if (!conditional && fields.has("when")) {
                error(
                    fields.node("when").orElseThrow(),
                    "when-alone",
                    "when 只用在列表中；只有一个去向时用 needs 和 message 写明条件。",
                    "'when' stands in a list of ways; for a single one say with 'needs' and"
                        + " 'message' what has to hold.");
              }
              Optional<Expression> when = Values.expression(fields, "when");
              Optional<Guard> needs = needs(fields);
              LocalText title = fields.optionalLocalText("title").orElse(null);
              return way(fields, shape)
                  .filter(_ -> fields.sound())
                  .map(
                      way ->
                          new Read(title, new Choice(when.orElse(null), needs.orElse(null), way)));
            });
  }

  private static Optional<Guard> needs(YamlFields fields) {
    Optional<Expression> needs = Values.expression(fields, "needs");
    Optional<LocalText> message = fields.optionalLocalText("message");
    if (fields.has("needs") != fields.has("message")) {
      error(
          fields.node(fields.has("needs") ? "needs" : "message").orElseThrow(),
          "needs-message",
          "needs 与 message 须一起写：条件，以及条件不成立时给出的说明。",
          "'needs' and 'message' go together: what has to hold, and what is said when it does not.");
    }
    return needs.flatMap(condition -> message.map(text -> new Guard(condition, text)));
  }

  private Optional<Way> way(YamlFields fields, YamlKeys shape) {
    if (shape.equals(Shapes.RETURN)) {
      return back(fields);
    }
    return shape.equals(Shapes.TOGETHER)
        ? together(fields)
        : fields.node("go").flatMap(at -> at.text().map(name -> go(name, at)));
  }

  private Way go(String name, YamlNode at) {
    targets.use(name, at);
    return new Way.Go(name);
  }

  private Optional<Way> together(YamlFields fields) {
    List<String> branches = fields.texts("together");
    for (YamlNode item : fields.items("together")) {
      item.text().ifPresent(name -> targets.useStage(name, item));
    }
    if (fields.has("together") && branches.size() < FEWEST_BRANCHES) {
      error(
          fields.node("together").orElseThrow(),
          "one-branch",
          "together 至少要有两个阶段。",
          "'together' names at least two stages.");
    }
    String then = fields.text("then");
    fields.node("then").ifPresent(at -> targets.use(then, at));
    return Optional.of(new Way.Together(branches, then));
  }

  private Optional<Way> back(YamlFields fields) {
    String to = Names.actor(fields, "to");
    String resume = fields.text("resume");
    String expired = fields.text("expired");
    fields.node("resume").ifPresent(at -> targets.useStage(resume, at));
    fields.node("expired").ifPresent(at -> targets.use(expired, at));
    Clock clock = fields.oneOf("clock", Clock.values(), Clock::code, Clock.CONTINUES);
    return Values.period(fields, "due").map(due -> new Way.Return(to, due, resume, expired, clock));
  }

  private static void error(YamlNode at, String code, String zh, String en) {
    at.file().error("rulebook/" + code, at.place(), new LocalText(zh, en));
  }
}
