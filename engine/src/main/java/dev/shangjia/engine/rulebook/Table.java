package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.SourcePlace;
import dev.shangjia.engine.source.Quoted;
import dev.shangjia.engine.source.SourceFile;
import java.util.ArrayList;
import java.util.List;

/** A table with a header, its cells separated by tabs; no quoting, no line breaks in cells. */
final class Table {
  private Table() {}

  /** The rows with as many cells as there are columns; others are reported. */
  static List<Row> read(SourceFile file, List<String> columns) {
    if (!file.readable()) {
      return List.of();
    }
    List<String> lines = file.lines();
    List<String> header = List.of(lines.getFirst().split("\t", -1));
    if (!header.equals(columns)) {
      reportHeader(file, header, columns);
      return List.of();
    }
    var rows = new ArrayList<Row>();
    for (int line = 2; line <= lines.size(); line++) {
      String text = lines.get(line - 1);
      if (text.isBlank()) {
        continue;
      }
      List<String> cells = List.of(text.split("\t", -1));
      if (cells.size() == columns.size()) {
        rows.add(new Row(file, line, columns, cells));
      } else {
        file.error(
            "table/cells",
            file.place(line, 1),
            new LocalText(
                "此行有 %d 格，表头有 %d 列；各格之间用一个制表符分隔。".formatted(cells.size(), columns.size()),
                "This row has %d cells, the header %d columns; cells are separated by one tab."
                    .formatted(cells.size(), columns.size())));
      }
    }
    return rows;
  }

  private static void reportHeader(SourceFile file, List<String> found, List<String> columns) {
    int column = 1;
    int i = 0;
    while (i < found.size() && i < columns.size() && found.get(i).equals(columns.get(i))) {
      column += found.get(i).codePointCount(0, found.get(i).length()) + 1;
      i++;
    }
    String wrong = i < found.size() ? found.get(i) : "";
    file.error(
        "table/header",
        file.place(1, column),
        new LocalText(
            "表头第 "
                + (i + 1)
                + " 列是 "
                + Quoted.of(wrong)
                + "，各列应依次为："
                + String.join("、", columns)
                + "。",
            "Column %d of the header is %s; the columns are %s."
                .formatted(i + 1, Quoted.of(wrong), String.join(", ", columns))));
  }

  /** A row of a table. */
  record Row(SourceFile file, int line, List<String> columns, List<String> cells) {

    /** A cell, without blanks around it. */
    String cell(int column) {
      return cells.get(column).strip();
    }

    /** A cell that may not be blank. */
    String required(int column) {
      if (cell(column).isEmpty()) {
        file.error(
            "table/blank",
            place(column),
            new LocalText(
                "'" + columns.get(column) + "' 一格是空的，请填写。",
                "The cell '" + columns.get(column) + "' is blank; fill it in."));
      }
      return cell(column);
    }

    /** Where a cell begins. */
    SourcePlace place(int column) {
      int at = 1;
      for (String cell : cells.subList(0, column)) {
        at += cell.codePointCount(0, cell.length()) + 1;
      }
      return file.place(line, at);
    }
  }
}
