package dev.shangjia.probes.policytext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.shangjia.engine.Reading;
import dev.shangjia.engine.checklist.ChecklistMatcher;
import dev.shangjia.engine.checklist.ChecklistText;
import dev.shangjia.engine.checklist.ItemState;
import dev.shangjia.engine.facts.Observation;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.engine.rulebook.RulebookReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * How well the checklist of privacy policies reads real ones, where the labelled corpus is at hand:
 * precision, recall and F1 for each item and label are printed, and may not fall below what they
 * were.
 */
class PolicyCorpusTest {
  private static final Path CORPUS = Path.of("../../shared/corpus/privacy");
  private static final Path RULEBOOK = Path.of("../rulebooks/tencent-meeting");
  private static final List<String> ITEMS =
      List.of("1", "4a", "4b", "4c", "5", "6", "7", "8a", "8b", "8c", "8d", "8e", "8f", "9", "10");
  private static final List<String> LABELS = List.of("yes", "partly", "no");

  private record Judged(String file, String item, String label, String found) {}

  @Test
  void readsTheLabelledPolicies() throws IOException {
    assumeTrue(Files.isDirectory(CORPUS));
    List<Judged> all = judged();
    System.out.println(table(all));
    long right = all.stream().filter(one -> one.label().equals(one.found())).count();
    assertThat(right).isGreaterThan(all.size() * 19L / 20);
  }

  private static List<Judged> judged() throws IOException {
    ChecklistMatcher matcher = matcher();
    List<String> rows = Files.readAllLines(CORPUS.resolve("privacy.tsv"));
    var all = new ArrayList<Judged>();
    for (String row : rows.subList(1, rows.size())) {
      String[] cells = row.split("\t", -1);
      ChecklistText text = matcher.read(text(CORPUS.resolve(cells[0])));
      for (int i = 0; i < ITEMS.size(); i++) {
        ItemState state = text.item(ITEMS.get(i)).state();
        String found =
            switch (state) {
              case PRESENT -> "yes";
              case PARTLY -> "partly";
              case MISSING -> "no";
            };
        all.add(new Judged(cells[0], ITEMS.get(i), cells[4 + i], found));
        if (!found.equals(cells[4 + i])) {
          System.out.println(
              cells[0]
                  + " "
                  + ITEMS.get(i)
                  + ": "
                  + cells[4 + i]
                  + " read as "
                  + found
                  + " "
                  + text.item(ITEMS.get(i)).quotes().stream().map(q -> q.text()).toList());
        }
      }
    }
    return all;
  }

  private static String text(Path file) throws IOException {
    Observation.Result result = new PolicyTextProbe().observe(Files.readAllBytes(file));
    return ((Observation.Result.Seen) result).facts().path("text").stringValue();
  }

  private static ChecklistMatcher matcher() {
    Reading<Rulebook> reading = RulebookReader.read(RULEBOOK);
    if (!(reading instanceof Reading.Read<Rulebook>(Rulebook rulebook, var _))) {
      throw new AssertionError(reading.toString());
    }
    return new ChecklistMatcher(Objects.requireNonNull(rulebook.checklists().get("privacy")));
  }

  private static String table(List<Judged> all) {
    var lines = new StringBuilder("item label     n   P    R    F1\n");
    for (String item : ITEMS) {
      for (String label : LABELS) {
        lines.append(row(item, label, all.stream().filter(j -> j.item().equals(item)).toList()));
      }
    }
    for (String label : LABELS) {
      lines.append(row("all", label, all));
    }
    Map<String, Integer> confusion = new LinkedHashMap<>();
    all.forEach(j -> confusion.merge(j.label() + " as " + j.found(), 1, Integer::sum));
    return lines.append(confusion).append('\n').toString();
  }

  private static String row(String item, String label, List<Judged> of) {
    long labelled = of.stream().filter(j -> j.label().equals(label)).count();
    long found = of.stream().filter(j -> j.found().equals(label)).count();
    long both = of.stream().filter(j -> j.label().equals(label) && j.found().equals(label)).count();
    double precision = found == 0 ? 1 : (double) both / found;
    double recall = labelled == 0 ? 1 : (double) both / labelled;
    double f1 = both == 0 ? 0 : 2 * precision * recall / (precision + recall);
    return labelled + found == 0
        ? ""
        : "%-4s %-8s %3d %.2f %.2f %.2f%n".formatted(item, label, labelled, precision, recall, f1);
  }
}
