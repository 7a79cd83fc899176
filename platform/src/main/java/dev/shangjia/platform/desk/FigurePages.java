package dev.shangjia.platform.desk;

import dev.shangjia.platform.tenancy.Side;
import dev.shangjia.platform.web.NavigationPart;
import dev.shangjia.platform.web.Shell;
import dev.shangjia.platform.web.Words;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.json.JsonMapper;

/** How the market goes, in figures: as tables, drawn, and as CSV for whoever reckons on. */
@Controller
@RequestMapping("/policy/figures")
final class FigurePages {
  private static final int FIRST = 10;
  private static final int SECOND = 20;

  /** More bars than these cannot be read. */
  private static final int MOST_BARS = 20;

  private final FigureTables tables;
  private final JsonMapper json;

  FigurePages(FigureTables tables, JsonMapper json) {
    this.tables = tables;
    this.json = json;
  }

  @Bean
  static NavigationPart rulebooksPart() {
    return new NavigationPart(
        "/policy", FIRST, "desk.policy.title", "/policy", who -> who.side() == Side.OPERATOR);
  }

  @Bean
  static NavigationPart figuresPart() {
    return new NavigationPart(
        "/policy",
        SECOND,
        "desk.figures.title",
        "/policy/figures",
        who -> who.side() == Side.OPERATOR);
  }

  /**
   * A table, and how it is drawn.
   *
   * @param plot for the script that draws it; null when it is not drawn
   */
  record FigureView(Figure figure, List<List<Cell>> rows, @Nullable String plot) {}

  /** What the page shows. */
  record FiguresView(List<FigureView> figures, int days) {}

  /** What is drawn, as the script reads it. */
  record Plot(String kind, List<String> labels, List<Series> series) {}

  /** Numbers in the order of the labels. */
  record Series(String name, List<Double> values) {}

  @GetMapping
  String figures(@ModelAttribute("shell") Shell shell, Model model) {
    PolicyMember.reader();
    model.addAttribute(
        "view",
        new FiguresView(
            Arrays.stream(Figure.values()).map(one -> view(one, shell.words())).toList(),
            FigureTables.DAYS));
    return "desk/figures";
  }

  private FigureView view(Figure figure, Words words) {
    List<List<Cell>> rows = tables.rows(figure);
    return new FigureView(
        figure,
        rows,
        figure
            .drawing()
            .map(
                how ->
                    how.kind().equals("interval")
                        ? intervals(figure, how, rows, words)
                        : plot(figure, how, rows, words))
            .filter(plot -> !plot.labels().isEmpty())
            .map(json::writeValueAsString)
            .orElse(null));
  }

  /** The rows that have an interval, each by itself, named with what stands before its label. */
  private static Plot intervals(
      Figure figure, Figure.Drawing how, List<List<Cell>> rows, Words words) {
    List<List<Cell>> drawn =
        rows.stream()
            .filter(row -> how.values().stream().allMatch(column -> row.get(column).isNumber()))
            .limit(MOST_BARS)
            .toList();
    return new Plot(
        how.kind(),
        drawn.stream()
            .map(
                row ->
                    row.subList(0, how.label() + 1).stream()
                        .map(cell -> cell.in(words))
                        .collect(Collectors.joining(" · ")))
            .toList(),
        how.values().stream()
            .map(
                column ->
                    new Series(
                        words.of("desk.figures.head." + figure.columns().get(column)),
                        drawn.stream().map(row -> row.get(column).number()).toList()))
            .toList());
  }

  private static Plot plot(Figure figure, Figure.Drawing how, List<List<Cell>> rows, Words words) {
    Map<String, double[]> sums = new LinkedHashMap<>();
    for (List<Cell> row : rows) {
      double[] sum =
          sums.computeIfAbsent(
              row.get(how.label()).in(words), _ -> new double[how.values().size()]);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += row.get(how.values().get(i)).number();
      }
    }
    List<Map.Entry<String, double[]>> drawn =
        sums.entrySet().stream()
            .limit(how.kind().equals("bar") ? MOST_BARS : Long.MAX_VALUE)
            .toList();
    return new Plot(
        how.kind(),
        drawn.stream().map(Map.Entry::getKey).toList(),
        how.values().stream()
            .map(
                column ->
                    new Series(
                        words.of("desk.figures.head." + figure.columns().get(column)),
                        drawn.stream()
                            .map(one -> one.getValue()[how.values().indexOf(column)])
                            .toList()))
            .toList());
  }

  @GetMapping("/{name:[a-z-]+}.csv")
  ResponseEntity<byte[]> csv(@PathVariable String name, @ModelAttribute("shell") Shell shell) {
    PolicyMember.reader();
    Figure figure =
        Figure.of(name).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    Words words = shell.words();
    String text =
        Csv.of(
            figure.columns().stream().map(one -> words.of("desk.figures.head." + one)).toList(),
            tables.rows(figure).stream()
                .map(row -> row.stream().map(cell -> cell.in(words)).toList())
                .toList());
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name + ".csv").build().toString())
        .body(text.getBytes(StandardCharsets.UTF_8));
  }
}
