package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.SourcePlace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A clause, or several, made decidable.
 *
 * @param id unique in its rulebook, such as {@code listing/name-width}
 * @param title what it is about, in a few words
 * @param cites the clauses it decides
 * @param decides who decides
 * @param level how grave a violation is
 * @param enforcement how hard it bites, and from when
 * @param ifBroken what happens when it could not be checked
 * @param openCases whether a stricter version also holds for cases that are open already
 * @param each the things it judges one by one, or null when it judges the dossier once
 * @param when the condition under which it applies, of type bool; null for always
 * @param check what it asks; null when {@code decides} is human or record
 * @param at the fact a finding is placed at, when it is not the first one the check reads
 * @param message what is wrong, with expressions in braces; for a person's rule, the question
 * @param fix what to do about it, with expressions in braces
 * @param why the reason behind the rule
 * @param pass examples that pass
 * @param fail examples that fail
 * @param history its changes, newest first
 * @param place where it stands
 */
public record Rule(
    String id,
    LocalText title,
    List<String> cites,
    Decides decides,
    Level level,
    Enforcement enforcement,
    IfBroken ifBroken,
    boolean openCases,
    @Nullable Each each,
    @Nullable Expression when,
    @Nullable Check check,
    @Nullable Expression at,
    LocalText message,
    @Nullable LocalText fix,
    @Nullable LocalText why,
    List<Example> pass,
    List<Example> fail,
    List<Change> history,
    SourcePlace place) {
  public Rule {
    cites = List.copyOf(cites);
    pass = List.copyOf(pass);
    fail = List.copyOf(fail);
    history = List.copyOf(history);
  }
}
