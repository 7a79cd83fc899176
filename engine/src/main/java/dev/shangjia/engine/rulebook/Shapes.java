package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.yaml.YamlKeys;
import java.util.List;

/**
 * The mappings that a rulebook's files are made of, with the keys each of them knows. The JSON
 * Schemas for editors have the same shapes and keys.
 */
final class Shapes {
  private Shapes() {}

  static final YamlKeys RULEBOOK =
      YamlKeys.of(
          "rulebook",
          List.of("id", "version", "title", "zone", "region", "coverage", "sources"),
          "topics",
          "projections");
  static final YamlKeys SOURCE = YamlKeys.of("source", List.of("id", "title"), "updated");

  static final YamlKeys RULE =
      YamlKeys.of(
          "rule",
          List.of("id", "title", "cites", "decides", "level", "message"),
          "enforce",
          "if-broken",
          "open-cases",
          "each",
          "when",
          "assert",
          "evidence",
          "find",
          "at",
          "fix",
          "why",
          "examples",
          "history");
  static final YamlKeys EXAMPLES = YamlKeys.of("examples", List.of(), "pass", "fail");
  static final YamlKeys CHANGE = YamlKeys.of("change", List.of("on", "what"));
  static final YamlKeys ENFORCEMENT =
      YamlKeys.of("enforcement", List.of(), "from", "audit", "warn", "block", "off");

  static final YamlKeys WORDS =
      YamlKeys.of("words", List.of("title", "words"), "cites", "allow", "not");
  static final YamlKeys WORD_GROUP = YamlKeys.of("word-group", List.of("words"), "label", "edge");

  static final YamlKeys MATRIX =
      YamlKeys.of("matrix", List.of("id", "title", "held", "kinds", "rows"));
  static final YamlKeys DOCUMENT_KIND = YamlKeys.of("document-kind", List.of("title"), "help");
  static final YamlKeys ROW =
      YamlKeys.of(
          "row",
          List.of("id", "title", "cites", "level", "needs"),
          "when",
          "enforce",
          "open-cases",
          "message",
          "fix",
          "why",
          "examples",
          "history");
  static final YamlKeys NEEDS = YamlKeys.of("needs", List.of(), "any", "all");
  static final YamlKeys COPIES = YamlKeys.of("copies", List.of("of", "at-least"));
  static final YamlKeys CHECKLIST =
      YamlKeys.of("checklist", List.of("title", "items"), "cites", "groups", "signs", "leftovers");
  static final YamlKeys CHECKLIST_ITEM =
      YamlKeys.of("checklist-item", List.of("id", "title", "cues"), "cites", "present", "partly");
  static final YamlKeys CUE =
      YamlKeys.of("cue", List.of(), "within", "all", "under", "over", "none", "not-under", "times");
  static final YamlKeys CUE_WORDS = YamlKeys.of("cue-words", List.of("any"), "at-least");
  static final YamlKeys WAY = YamlKeys.of("way", List.of("all"), "none");

  static final YamlKeys PROCEDURE =
      YamlKeys.of(
          "procedure",
          List.of("id", "title", "subject", "starts", "stages", "ends"),
          "forms",
          "withdraw",
          "cites");
  static final YamlKeys STARTS = YamlKeys.of("starts", List.of("by"), "upon", "when", "message");
  static final YamlKeys WITHDRAW = YamlKeys.of("withdraw", List.of("by", "to"));
  static final YamlKeys STAGE =
      YamlKeys.of(
          "stage",
          List.of("id", "title", "kind", "outcomes"),
          "by",
          "forms",
          "due",
          "ours",
          "undated",
          "escalate",
          "confirm",
          "inspect",
          "lasts",
          "gate",
          "cohort",
          "effects",
          "cites");
  static final YamlKeys GO = YamlKeys.of("go", List.of("go"), "when", "needs", "message", "title");
  static final YamlKeys TOGETHER =
      YamlKeys.of("together", List.of("together", "then"), "when", "needs", "message", "title");
  static final YamlKeys RETURN =
      YamlKeys.of(
          "return",
          List.of("to", "due", "resume", "expired"),
          "ours",
          "clock",
          "when",
          "needs",
          "message",
          "title");
  static final YamlKeys END = YamlKeys.of("end", List.of("title"), "effects", "cites");

  static final YamlKeys GATE =
      YamlKeys.of("gate", List.of("id", "title", "conditions"), "confidence", "cites");
  static final YamlKeys CONDITION =
      YamlKeys.of(
          "condition",
          List.of("id", "title"),
          "ratio",
          "value",
          "samples",
          "scale",
          "score",
          "above",
          "at-least",
          "below",
          "at-most",
          "estimate",
          "why",
          "minimum",
          "negotiable",
          "cites");
  static final YamlKeys RATIO = YamlKeys.of("ratio", List.of("of", "over"));
  static final YamlKeys SCORE =
      YamlKeys.of("score", List.of("id", "title", "value"), "ours", "levels", "cites");
  static final YamlKeys LEVEL = YamlKeys.of("level", List.of("id", "title", "at-least"));
  static final YamlKeys RANKING =
      YamlKeys.of("ranking", List.of("title", "value"), "ours", "cites");

  static final YamlKeys CONDUCT =
      YamlKeys.of(
          "conduct",
          List.of("measures", "ladders"),
          "states",
          "withdrawn",
          "choices",
          "restoration",
          "appeal");
  static final YamlKeys STATE =
      YamlKeys.of(
          "state",
          List.of("id", "title", "recommended", "searchable", "installable", "usable"),
          "cites");
  static final YamlKeys NOT_STATED = YamlKeys.of("not-stated", List.of("not-stated"));
  static final YamlKeys MEASURE =
      YamlKeys.of("measure", List.of("id", "title", "effects"), "on", "state", "ends", "cites");
  static final YamlKeys LADDER =
      YamlKeys.of(
          "ladder",
          List.of("id", "title", "steps"),
          "repeat",
          "per",
          "within",
          "ours",
          "serious",
          "cites");
  static final YamlKeys SERIOUS = YamlKeys.of("serious", List.of("title"), "cites");
  static final YamlKeys STEP =
      YamlKeys.of(
          "step",
          List.of("id", "title", "measures"),
          "at-once",
          "after",
          "lasts",
          "lengthens",
          "ours",
          "until",
          "triggers",
          "cites");
  static final YamlKeys TRIGGER = YamlKeys.of("trigger", List.of("id", "title"), "cites");
  static final YamlKeys CHOICE =
      YamlKeys.of("choice", List.of("id", "title", "triggers", "measures"), "cites");
  static final YamlKeys RESTORATION = YamlKeys.of("restoration", List.of("title"), "cites");
  static final YamlKeys APPEAL =
      YamlKeys.of(
          "appeal", List.of("title"), "to", "within", "answered", "ours", "suspends", "cites");

  static final YamlKeys AGREEMENT =
      YamlKeys.of(
          "agreement",
          List.of("id", "title", "version", "by", "points"),
          "notice",
          "ours",
          "governs",
          "announces",
          "cites");
  static final YamlKeys ANNOUNCEMENT =
      YamlKeys.of("announcement", List.of("id", "what", "by", "before"), "ours", "cites");
  static final YamlKeys POINT = YamlKeys.of("point", List.of("id", "text"), "cites");

  static final YamlKeys NOT_COVERED =
      YamlKeys.of("not-covered", List.of("clauses", "why"), "platform");

  /** All of them, for the test that compares them with the JSON Schemas. */
  static List<YamlKeys> all() {
    return List.of(
        RULEBOOK,
        SOURCE,
        RULE,
        EXAMPLES,
        CHANGE,
        ENFORCEMENT,
        WORDS,
        WORD_GROUP,
        MATRIX,
        DOCUMENT_KIND,
        ROW,
        NEEDS,
        COPIES,
        CHECKLIST,
        CHECKLIST_ITEM,
        CUE,
        CUE_WORDS,
        WAY,
        PROCEDURE,
        STARTS,
        WITHDRAW,
        STAGE,
        GO,
        TOGETHER,
        RETURN,
        END,
        GATE,
        CONDITION,
        RATIO,
        SCORE,
        LEVEL,
        RANKING,
        CONDUCT,
        STATE,
        NOT_STATED,
        MEASURE,
        LADDER,
        SERIOUS,
        STEP,
        TRIGGER,
        CHOICE,
        RESTORATION,
        APPEAL,
        AGREEMENT,
        ANNOUNCEMENT,
        POINT,
        NOT_COVERED);
  }
}
