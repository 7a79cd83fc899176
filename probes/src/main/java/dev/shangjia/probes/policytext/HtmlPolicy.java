package dev.shangjia.probes.policytext;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** Lines of a page, without its navigation. */
final class HtmlPolicy implements NodeVisitor {
  private static final String NO_TEXT =
      "script, style, noscript, template, svg, iframe, object, nav, button, select, textarea,"
          + " [hidden], [aria-hidden=true], [role=navigation], [style~=(?i)display\\s*:\\s*none]";
  private static final String AROUND = "header, footer, aside, [role=banner], [role=contentinfo]";
  private static final Set<String> BLOCKS =
      Set.of(
          "address",
          "article",
          "aside",
          "blockquote",
          "body",
          "dd",
          "details",
          "div",
          "dl",
          "dt",
          "fieldset",
          "figure",
          "footer",
          "form",
          "header",
          "hr",
          "li",
          "main",
          "ol",
          "p",
          "pre",
          "section",
          "summary",
          "table",
          "tbody",
          "thead",
          "tfoot",
          "ul",
          "tr",
          "td",
          "th",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "caption",
          "center");
  private static final Set<String> STRONG = Set.of("b", "strong", "mark", "u", "em");

  private final TextLines lines;
  private final StringBuilder inline = new StringBuilder();
  private final List<String> cells = new ArrayList<>();
  private int lists;
  private String mark = "";
  private int heading;
  private boolean inCell;

  private HtmlPolicy(TextLines lines) {
    this.lines = lines;
  }

  static void read(String html, TextLines lines) {
    Document page = Jsoup.parse(html);
    page.select(NO_TEXT).remove();
    Element content = content(page);
    var reading = new HtmlPolicy(lines);
    content.traverse(reading);
    reading.flush();
  }

  /** What the page marks as its content where that is most of it; else all but what is around. */
  private static Element content(Document page) {
    Element body = page.body();
    int all = body.text().length();
    for (Element candidate : body.select("main, article, [role=main]")) {
      if (candidate.text().length() * 2 > all) {
        return candidate;
      }
    }
    int within = body.text().length();
    for (Element around : body.select(AROUND)) {
      if (around.text().length() * 4 < within) {
        around.remove();
      }
    }
    return body;
  }

  @Override
  public void head(Node node, int depth) {
    if (lines.isFull()) {
      return;
    }
    if (node instanceof TextNode text) {
      inline.append(text.text());
    } else if (node instanceof Element element) {
      begin(element, element.normalName());
    }
  }

  private void begin(Element element, String name) {
    if (BLOCKS.contains(name) && !inCell) {
      flush();
    }
    switch (name) {
      case "h1", "h2", "h3", "h4", "h5", "h6" -> heading = name.charAt(1) - '0';
      case "ul", "ol" -> lists++;
      case "li" -> mark = marker(element);
      case "tr" -> cells.clear();
      case "td", "th" -> {
        inCell = true;
        inline.setLength(0);
      }
      case "br" -> inline.append('\n');
      default -> strong(element, name);
    }
  }

  private static String marker(Element item) {
    Element list = item.parent();
    return list != null && list.normalName().equals("ol")
        ? (item.elementSiblingIndex() + 1) + "."
        : "-";
  }

  private void strong(Element element, String name) {
    String style = element.attr("style").toLowerCase(Locale.ROOT);
    if (isStrong(name, style) && element.hasText()) {
      inline.append("**");
    }
  }

  private static boolean isStrong(String name, String style) {
    return STRONG.contains(name)
        || (name.equals("span")
            && (style.contains("font-weight:bold")
                || style.contains("font-weight: bold")
                || style.contains("font-weight:700")
                || style.contains("font-weight: 700")
                || style.contains("underline")));
  }

  @Override
  public void tail(Node node, int depth) {
    if (!(node instanceof Element element) || lines.isFull()) {
      return;
    }
    String name = element.normalName();
    switch (name) {
      case "td", "th" -> {
        cells.add(inline.toString());
        inline.setLength(0);
        inCell = false;
      }
      case "tr" -> {
        if (!cells.isEmpty()) {
          lines.row(cells);
          cells.clear();
        }
      }
      case "ul", "ol" -> {
        flush();
        lists = Math.max(0, lists - 1);
      }
      case "a" -> link(element);
      default -> {
        if (BLOCKS.contains(name) && !inCell) {
          flush();
        } else {
          strong(element, name);
        }
      }
    }
  }

  private void link(Element element) {
    String target = element.attr("href").strip();
    String shown = element.text().strip();
    if (target.startsWith("mailto:") || target.startsWith("http:") || target.startsWith("https:")) {
      String address = target.replaceFirst("^mailto:", "");
      if (!shown.equals(address)) {
        inline.append(" <").append(address).append('>');
      }
    }
  }

  private void flush() {
    String content = inline.toString().replaceAll("[ \\t\\u00A0]+", " ").replace("****", "");
    inline.setLength(0);
    if (heading > 0 && !content.isBlank()) {
      lines.heading(heading, content.replace('\n', ' '));
      heading = 0;
    } else if (!content.isBlank() && !mark.isEmpty()) {
      lines.item(Math.max(0, lists - 1), mark, content.replace('\n', ' '));
      mark = "";
    } else {
      lines.paragraph(content.strip());
    }
  }
}
