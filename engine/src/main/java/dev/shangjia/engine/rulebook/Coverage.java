package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.LocalText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What carries out each clause of a rulebook.
 *
 * @param lines one for each clause, in the register's order
 */
public record Coverage(List<Line> lines) {
  public Coverage {
    lines = List.copyOf(lines);
  }

  /**
   * A clause and all that carries it out.
   *
   * @param covers nothing when the clause is still open
   */
  public record Line(Clause clause, List<Cover> covers) {
    public Line {
      covers = List.copyOf(covers);
    }

    /** Whether something carries the clause out, or a reason is given why nothing does. */
    public boolean isCovered() {
      return !covers.isEmpty();
    }

    /** How far the clause is carried out. */
    public Standing standing() {
      if (covers.isEmpty()) {
        return Standing.OPEN;
      }
      return covers.stream()
          .map(cover -> cover.kind().standing())
          .min(Comparator.naturalOrder())
          .orElseThrow();
    }
  }

  /** How far a clause is carried out, the furthest first. */
  public enum Standing {
    /** By something that the engine executes or asks. */
    EXECUTABLE("executable"),
    /** By the platform alone. */
    PLATFORM("platform"),
    /** By nothing, for a reason that is given. */
    NOT_COVERED("not-covered"),
    /** By nothing yet. */
    OPEN("open");

    private final String code;

    Standing(String code) {
      this.code = code;
    }

    /** The name used in output. */
    public String code() {
      return code;
    }
  }

  /** What can carry a clause out. */
  public enum Kind {
    RULE("rule"),
    FIELD("field"),
    PROCEDURE("procedure"),
    STAGE("stage"),
    /** An end of a procedure. */
    END("end"),
    GATE("gate"),
    SCORE("score"),
    SANCTION("sanction"),
    AGREEMENT("agreement"),
    /** A capability of the platform, as {@code not-covered/} says. */
    PLATFORM("platform"),
    /** Nothing does, and {@code not-covered/} says why. */
    NOT_COVERED("not-covered");

    private final String code;

    Kind(String code) {
      this.code = code;
    }

    /** The name used in output. */
    public String code() {
      return code;
    }

    private Standing standing() {
      return switch (this) {
        case RULE, FIELD, PROCEDURE, STAGE, END, GATE, SCORE, SANCTION, AGREEMENT ->
            Standing.EXECUTABLE;
        case PLATFORM -> Standing.PLATFORM;
        case NOT_COVERED -> Standing.NOT_COVERED;
      };
    }
  }

  /**
   * Something that carries a clause out.
   *
   * @param kind what it is
   * @param name which one: a rule's id, {@code listing.name}, {@code release/final-review}, {@code
   *     levels/level-3}, a capability; blank when nothing does
   * @param why the reason that {@code not-covered/} gives; null for others
   */
  public record Cover(Kind kind, String name, @Nullable LocalText why) {}

  /** The coverage of a rulebook. */
  public static Coverage of(Rulebook rulebook) {
    var covers = new LinkedHashMap<String, List<Cover>>();
    rulebook.clauses().forEach(clause -> covers.put(clause.id(), new ArrayList<>()));
    var collector = new Collector(covers);
    rulebook.rules().forEach(rule -> collector.add(Kind.RULE, rule.id(), rule.cites()));
    rulebook.forms().values().forEach(collector::form);
    rulebook.procedures().values().forEach(collector::procedure);
    rulebook.gates().values().forEach(collector::gate);
    rulebook.scores().values().forEach(one -> collector.add(Kind.SCORE, one.id(), one.cites()));
    if (rulebook.ranking() != null) {
      collector.add(Kind.SCORE, "ranking", rulebook.ranking().cites());
    }
    if (rulebook.conduct() != null) {
      collector.conduct(rulebook.conduct());
    }
    rulebook.agreements().values().forEach(collector::agreement);
    rulebook.notCovered().forEach(collector::notCovered);
    return new Coverage(
        rulebook.clauses().stream()
            .map(clause -> new Line(clause, covers.getOrDefault(clause.id(), List.of())))
            .toList());
  }

  /** The clauses that nothing carries out and no reason is given for. */
  public List<Clause> open() {
    return lines.stream().filter(line -> !line.isCovered()).map(Line::clause).toList();
  }

  private record Collector(Map<String, List<Cover>> covers) {

    void add(Kind kind, String name, List<String> cites) {
      add(new Cover(kind, name, null), cites);
    }

    void add(Cover cover, List<String> cites) {
      for (String clause : cites) {
        List<Cover> list = covers.get(clause);
        if (list != null) {
          list.add(cover);
        }
      }
    }

    void form(Form form) {
      form.fields()
          .forEach(field -> add(Kind.FIELD, form.id() + "." + field.path(), field.cites()));
    }

    void procedure(Procedure procedure) {
      add(Kind.PROCEDURE, procedure.id(), procedure.cites());
      procedure
          .stages()
          .forEach(stage -> add(Kind.STAGE, procedure.id() + "/" + stage.id(), stage.cites()));
      procedure
          .ends()
          .forEach((name, end) -> add(Kind.END, procedure.id() + "/" + name, end.cites()));
    }

    void gate(Gate gate) {
      add(Kind.GATE, gate.id(), gate.cites());
      gate.conditions().forEach(one -> add(Kind.GATE, gate.id() + "/" + one.id(), one.cites()));
    }

    void conduct(Conduct conduct) {
      conduct.states().forEach(state -> add(Kind.SANCTION, state.id(), state.cites()));
      conduct.measures().forEach(measure -> add(Kind.SANCTION, measure.id(), measure.cites()));
      conduct.ladders().forEach(this::ladder);
      for (Conduct.Choice choice : conduct.choices()) {
        add(Kind.SANCTION, choice.id(), choice.cites());
        triggers(choice.id(), choice.triggers());
      }
      if (conduct.restoration() != null) {
        add(Kind.SANCTION, "restoration", conduct.restoration().cites());
      }
      if (conduct.appeal() != null) {
        add(Kind.SANCTION, "appeal", conduct.appeal().cites());
      }
    }

    private void ladder(Conduct.Ladder ladder) {
      add(Kind.SANCTION, ladder.id(), ladder.cites());
      if (ladder.serious() != null) {
        add(Kind.SANCTION, ladder.id() + "/serious", ladder.serious().cites());
      }
      for (Conduct.Step step : ladder.steps()) {
        String name = ladder.id() + "/" + step.id();
        add(Kind.SANCTION, name, step.cites());
        triggers(name, step.triggers());
      }
    }

    private void triggers(String of, List<Conduct.Trigger> triggers) {
      triggers.forEach(one -> add(Kind.SANCTION, of + "/" + one.id(), one.cites()));
    }

    void agreement(Agreement agreement) {
      add(Kind.AGREEMENT, agreement.id(), agreement.cites());
      agreement
          .points()
          .forEach(point -> add(Kind.AGREEMENT, agreement.id() + "/" + point.id(), point.cites()));
      agreement
          .announces()
          .forEach(one -> add(Kind.AGREEMENT, agreement.id() + "/" + one.id(), one.cites()));
    }

    void notCovered(NotCovered entry) {
      String platform = entry.platform();
      add(
          platform == null
              ? new Cover(Kind.NOT_COVERED, "", entry.why())
              : new Cover(Kind.PLATFORM, platform, entry.why()),
          entry.clauses());
    }
  }
}
