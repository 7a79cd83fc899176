package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.checklist.Checklist;
import dev.shangjia.engine.text.WordList;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A program's policy, one version of it.
 *
 * @param id the program, such as {@code tencent-meeting}
 * @param version such as {@code 1.0.0}
 * @param title the program's name
 * @param sources the documents it carries out
 * @param topics what the topics of its rules are called, by the part of a rule's id before the
 *     slash
 * @param zone the zone in which its days begin
 * @param region whose official holidays count, such as {@code CN}
 * @param complete whether every clause has to be covered; false while it is being written
 * @param hash SHA-256, in hexadecimal, of everything in its folder that it is made of
 * @param clauses the register of clauses
 * @param resolutions how contradictions between clauses are settled
 * @param words its word lists, by name
 * @param checklists its checklists, by name
 * @param forms its forms, by id
 * @param rules in the order of their files' names, then as written; then the rows of matrices
 * @param matrices which documents are needed in which case, by id; their rows are rules
 * @param procedures by id
 * @param conduct what happens when rules are broken later; null when the rulebook does not say
 * @param gates conditions on metrics, by id
 * @param scores numbers made of metrics, by id
 * @param ranking how the market's list is ordered; null when the rulebook does not say
 * @param agreements by id
 * @param notCovered the clauses it leaves to the platform or to nobody
 * @param projections its facts as the platform's records, by the record's name
 */
public record Rulebook(
    String id,
    String version,
    LocalText title,
    List<Source> sources,
    Map<String, LocalText> topics,
    ZoneId zone,
    String region,
    boolean complete,
    String hash,
    List<Clause> clauses,
    List<Resolution> resolutions,
    Map<String, WordList> words,
    Map<String, Checklist> checklists,
    Map<String, Form> forms,
    List<Rule> rules,
    Map<String, Matrix> matrices,
    Map<String, Procedure> procedures,
    @Nullable Conduct conduct,
    Map<String, Gate> gates,
    Map<String, Score> scores,
    @Nullable Ranking ranking,
    Map<String, Agreement> agreements,
    List<NotCovered> notCovered,
    Map<String, Projection> projections) {

  /**
   * A document that a rulebook carries out.
   *
   * @param id as clauses name it, such as {@code 001}
   * @param title what it is
   * @param updated its date, or null when it prints none
   */
  public record Source(String id, LocalText title, @Nullable LocalDate updated) {}

  public Rulebook {
    sources = List.copyOf(sources);
    topics = ordered(topics);
    clauses = List.copyOf(clauses);
    resolutions = List.copyOf(resolutions);
    words = ordered(words);
    checklists = ordered(checklists);
    forms = ordered(forms);
    rules = List.copyOf(rules);
    matrices = ordered(matrices);
    procedures = ordered(procedures);
    gates = ordered(gates);
    scores = ordered(scores);
    agreements = ordered(agreements);
    notCovered = List.copyOf(notCovered);
    projections = ordered(projections);
  }

  /** The rule with an id, without the program's prefix. */
  public Optional<Rule> rule(String ruleId) {
    return rules.stream().filter(rule -> rule.id().equals(ruleId)).findFirst();
  }

  /**
   * What the topic of a rule is called: as the rulebook says, or as its form of that name, or the
   * topic itself.
   *
   * @param ruleId without the program's prefix, such as {@code listing/name-width}
   */
  public LocalText topic(String ruleId) {
    String topic = ruleId.substring(0, Math.max(0, ruleId.indexOf('/')));
    LocalText named = topics.get(topic);
    Form form = forms.get(topic);
    if (named != null || form == null) {
      return named != null ? named : LocalText.same(topic.isEmpty() ? ruleId : topic);
    }
    return form.title();
  }

  /** The clause with an id. */
  public Optional<Clause> clause(String clauseId) {
    return clauses.stream().filter(clause -> clause.id().equals(clauseId)).findFirst();
  }

  private static <V> Map<String, V> ordered(Map<String, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
