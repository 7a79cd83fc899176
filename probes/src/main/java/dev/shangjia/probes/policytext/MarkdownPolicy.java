package dev.shangjia.probes.policytext;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** Lines of a Markdown text. */
final class MarkdownPolicy extends AbstractVisitor {
  private final TextLines lines;
  private final StringBuilder inline = new StringBuilder();
  private int depth = -1;
  private String mark = "";

  private MarkdownPolicy(TextLines lines) {
    this.lines = lines;
  }

  static void read(String text, TextLines lines) {
    Parser parser = Parser.builder().extensions(List.of(TablesExtension.create())).build();
    parser.parse(text).accept(new MarkdownPolicy(lines));
  }

  @Override
  public void visit(Heading heading) {
    lines.heading(heading.getLevel(), inline(heading));
  }

  @Override
  public void visit(Paragraph paragraph) {
    String content = Unwrapping.of(inline(paragraph).lines().toList());
    if (mark.isEmpty()) {
      lines.paragraph(depth < 0 ? content : content.indent(2 * (depth + 1)).stripTrailing());
    } else {
      String[] parts = content.split("\n", 2);
      lines.item(depth, mark, parts[0]);
      mark = "";
      if (parts.length > 1) {
        lines.paragraph(parts[1].indent(2 * (depth + 1)).stripTrailing());
      }
    }
  }

  @Override
  public void visit(BulletList list) {
    depth++;
    visitChildren(list);
    depth--;
  }

  @Override
  public void visit(OrderedList list) {
    depth++;
    int number = list.getMarkerStartNumber() == null ? 1 : list.getMarkerStartNumber();
    for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
      mark = number++ + ".";
      visitChildren(item);
    }
    depth--;
  }

  @Override
  public void visit(ListItem item) {
    mark = "-";
    visitChildren(item);
    mark = "";
  }

  @Override
  public void visit(FencedCodeBlock code) {
    lines.paragraph(code.getLiteral());
  }

  @Override
  public void visit(IndentedCodeBlock code) {
    lines.paragraph(Unwrapping.of(code.getLiteral().lines().map(String::strip).toList()));
  }

  @Override
  public void visit(HtmlBlock html) {
    HtmlPolicy.read(html.getLiteral(), lines);
  }

  @Override
  public void visit(CustomBlock table) {
    visitChildren(table);
  }

  @Override
  public void visit(CustomNode node) {
    if (node instanceof TableRow row) {
      var cells = new ArrayList<String>();
      for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
        if (cell instanceof TableCell) {
          cells.add(inline(cell));
        }
      }
      lines.row(cells);
    } else {
      visitChildren(node);
    }
  }

  private String inline(Node block) {
    inline.setLength(0);
    visitChildren(block);
    return inline.toString();
  }

  @Override
  public void visit(Text text) {
    inline.append(text.getLiteral());
  }

  @Override
  public void visit(Code code) {
    inline.append(code.getLiteral());
  }

  @Override
  public void visit(StrongEmphasis strong) {
    inline.append("**");
    visitChildren(strong);
    inline.append("**");
  }

  @Override
  public void visit(Link link) {
    int before = inline.length();
    visitChildren(link);
    String shown = inline.substring(before);
    String target = link.getDestination();
    if (!target.startsWith("#") && !target.isBlank() && !shown.equals(target)) {
      inline.append(" <").append(target.replaceFirst("^mailto:", "")).append('>');
    }
  }

  /** A picture's description is no part of the text. */
  @Override
  public void visit(Image image) {}

  @Override
  public void visit(HtmlInline html) {
    if (html.getLiteral().toLowerCase(Locale.ROOT).startsWith("<br")) {
      inline.append('\n');
    }
  }

  @Override
  public void visit(SoftLineBreak lineBreak) {
    inline.append('\n');
  }

  @Override
  public void visit(HardLineBreak lineBreak) {
    inline.append('\n');
  }
}
