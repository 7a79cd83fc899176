package dev.shangjia.engine.inspection.report;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.SourcePlace;
import dev.shangjia.engine.inspection.Finding;
import dev.shangjia.engine.inspection.Finding.FactRead;
import dev.shangjia.engine.inspection.Finding.Kind;
import dev.shangjia.engine.inspection.Finding.Place;
import dev.shangjia.engine.inspection.Finding.Quote;
import dev.shangjia.engine.inspection.Report;
import dev.shangjia.engine.inspection.RuleResult;
import dev.shangjia.engine.inspection.RuleResult.Outcome;
import dev.shangjia.engine.rulebook.Decides;
import dev.shangjia.engine.rulebook.Enforcement.Mode;
import dev.shangjia.engine.rulebook.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** A report whose every string comes from somebody else. */
final class HostileReport {
  private static final List<String> FRAGMENTS =
      List.of(
          "\u001B[31mred\u001B[0m",
          "\u001B]8;;http://evil.example\u0007link\u001B]8;;\u0007",
          "\u009B2J",
          "\r\n",
          "\n# heading\n",
          "\n- item\n",
          "\n\n    code\n",
          "\n```\nfence\n```\n",
          "\u0000",
          "\u0008\u0008",
          "\u202Egpj.exe",
          "\u2066isolate\u2069",
          "\u200E\u200F\u061C",
          "\u200B\u200C\u200D\uFEFF\u2060",
          "\u2028\u2029\u0085",
          "\uD83D",
          "\uDE00",
          "\uFFFE\uFFFF",
          "\uDB40\uDC41\uDB40\uDC42\uDB40\uDC7F",
          "\uE000",
          "a" + "\u0301".repeat(300),
          "\u0301",
          "\uFE0F\uFE00",
          "\u3164\u115F\u2800",
          "<script>alert(1)</script>",
          "<img src=x onerror=alert(1)>",
          "<!-- ",
          " -->",
          "]]>",
          "<![CDATA[",
          "&amp;&#x1b;&lt;b&gt;",
          "\" onclick=\"x",
          "' x='",
          "[text](http://evil.example)",
          "![image](http://evil.example/x.png)",
          "](http://evil.example)",
          "[ref]: http://evil.example",
          "<http://evil.example>",
          "https://evil.example/?a=b&c=d#e",
          "www.evil.example",
          "mailto:someone@evil.example",
          "someone@evil.example",
          "@someone",
          "(@someone)",
          "#1",
          "GH-1",
          "owner/repo#12",
          "!12 $3 %4 ~label &5",
          "0123456789abcdef0123456789abcdef01234567",
          ":smile:",
          "`",
          "``",
          "```",
          "\\`",
          "\\",
          "*a* **b** _c_ __d__ ~~e~~",
          "| a | b |\n|---|---|\n",
          "||",
          "---",
          "===",
          "$x^2$",
          "{0} {{1}} {",
          "}",
          "%s %n %1$s",
          "${jndi:ldap://evil}",
          "1. one",
          "> quote",
          "/close",
          " ",
          "　",
          "最好",
          "👨‍👩‍👧",
          "é",
          "plain words, 12 of 20 (10)");

  private HostileReport() {}

  /** Strings of a few hostile fragments, always the same ones for a seed. */
  static Supplier<String> strings(long seed) {
    Random random = new Random(seed);
    return () -> {
      var text = new StringBuilder();
      int pieces = 1 + random.nextInt(6);
      for (int i = 0; i < pieces; i++) {
        text.append(FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
        text.append(random.nextInt(3) == 0 ? " " : "");
      }
      return text.toString();
    };
  }

  /** Harmless strings, all different. */
  static Supplier<String> harmless() {
    int[] number = {0};
    return () -> "x" + number[0]++;
  }

  static Report of(Supplier<String> text) {
    return new Report(
        text.get(),
        local(text),
        text.get(),
        text.get(),
        text.get(),
        text.get(),
        text.get(),
        SampleReport.AT,
        List.of(
            result(0, Kind.VIOLATION, Outcome.FINDING, text),
            result(1, Kind.EVIDENCE, Outcome.FINDING, text),
            result(2, Kind.COULD_NOT_CHECK, Outcome.COULD_NOT_CHECK, text),
            bare(3, Outcome.COULD_NOT_CHECK, text),
            bare(4, Outcome.NOT_GATHERED, text),
            bare(5, Outcome.FOR_PERSON, text),
            bare(6, Outcome.NOT_APPLICABLE, text),
            bare(7, Outcome.PASSED, text)));
  }

  /** The texts and places of a dossier that is as hostile. */
  static SourceMap sources(Report report, Supplier<String> text) {
    ObjectNode values = JsonTree.object();
    ObjectNode listing = values.putObject("listing");
    var places = new HashMap<String, SourcePlace>();
    for (Finding finding : report.findings()) {
      String pointer = finding.place().pointer();
      places.put(pointer, new SourcePlace(text.get(), 3, 4));
      listing.put(pointer.substring("/listing/".length()), text.get());
    }
    return new SourceMap(Map.copyOf(places), values, UnaryOperator.identity());
  }

  private static RuleResult result(int number, Kind kind, Outcome outcome, Supplier<String> text) {
    String passage = text.get();
    String before = text.get();
    int start = before.codePointCount(0, before.length());
    int end = start + passage.codePointCount(0, passage.length());
    boolean joins =
        !passage.isEmpty()
            && !before.isEmpty()
            && Character.isSurrogatePair(before.charAt(before.length() - 1), passage.charAt(0));
    String whole = joins ? passage : before + passage + text.get();
    var quotes = new ArrayList<Quote>();
    quotes.add(new Quote.Passage(passage, start, end, text.get()));
    quotes.add(new Quote.Region(text.get(), 1, 2, 3, 4));
    quotes.add(new Quote.Item(text.get(), "/" + text.get()));
    quotes.add(new Quote.Document(text.get(), local(text)));
    quotes.add(new Quote.Picture(text.get(), text.get()));
    Finding found =
        new Finding(
            text.get(),
            text.get(),
            kind,
            Level.RETURN,
            new Place("/listing/f" + number + text.get(), text.get()),
            local(text),
            local(text),
            quotes,
            List.of(new FactRead(text.get(), json(whole))));
    Finding asserted =
        new Finding(
            text.get(),
            text.get(),
            kind,
            Level.NOTE,
            new Place("/listing/g" + number + text.get(), null),
            local(text),
            null,
            List.of(),
            List.of(new FactRead(text.get(), text.get())));
    return new RuleResult(
        "t" + number + "/" + text.get(),
        local(text),
        List.of(text.get(), text.get()),
        Decides.AUTO,
        Level.RETURN,
        Mode.BLOCK,
        outcome,
        local(text),
        List.of(found, asserted));
  }

  private static RuleResult bare(int number, Outcome outcome, Supplier<String> text) {
    return new RuleResult(
        "t" + number + "/" + text.get(),
        local(text),
        List.of(text.get()),
        Decides.HUMAN,
        Level.RETURN,
        Mode.BLOCK,
        outcome,
        local(text),
        List.of());
  }

  private static LocalText local(Supplier<String> text) {
    return new LocalText("x" + text.get(), "x" + text.get());
  }

  private static String json(String text) {
    return StringNode.valueOf(text).toString();
  }
}
