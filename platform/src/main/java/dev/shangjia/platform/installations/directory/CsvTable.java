package dev.shangjia.platform.installations.directory;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A table as a spreadsheet writes it: RFC 4180, with commas or tabs, in UTF-8 or GB18030. */
final class CsvTable {
  private static final Charset CHINESE = Charset.forName("GB18030");
  private static final char MARK = '\uFEFF';

  private final String text;
  private final char separator;
  private final List<Row> rows = new ArrayList<>();
  private int at;
  private int line = 1;
  private int column = 1;

  private CsvTable(String text) {
    this.text = text;
    String first = text.lines().findFirst().orElse("");
    this.separator = first.indexOf('\t') >= 0 && first.indexOf(',') < 0 ? '\t' : ',';
  }

  /**
   * A cell, and where it begins.
   *
   * @param line from 1
   * @param column from 1, in code units
   */
  record Cell(String text, int line, int column) {}

  /** The cells of a line. */
  record Row(List<Cell> cells) {
    Row {
      cells = List.copyOf(cells);
    }

    int line() {
      return cells.getFirst().line();
    }

    boolean isEmpty() {
      return cells.stream().allMatch(cell -> cell.text().isEmpty());
    }
  }

  /** What came of reading one. */
  sealed interface Read {
    /** Its lines; empty ones are left out. */
    record Rows(List<Row> rows) implements Read {}

    /** A quotation mark opens a text and none closes it. */
    record Unclosed(int line, int column) implements Read {}
  }

  /** What a file says, in whichever of the two encodings it can be. */
  static String decoded(byte[] content) {
    String text;
    try {
      text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(content))
              .toString();
    } catch (CharacterCodingException notUtf8) {
      text = new String(content, CHINESE);
    }
    return !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
  }

  static Read read(String text) {
    return new CsvTable(text.replace("\r\n", "\n").replace('\r', '\n')).read();
  }

  private Read read() {
    while (at < text.length()) {
      var cells = new ArrayList<Cell>();
      boolean goesOn = true;
      while (goesOn) {
        int cellLine = line;
        int cellColumn = column;
        var cell = new StringBuilder();
        if (!cell(cell)) {
          return new Read.Unclosed(cellLine, cellColumn);
        }
        cells.add(new Cell(cell.toString().strip(), cellLine, cellColumn));
        goesOn = at < text.length() && text.charAt(at) == separator;
        if (goesOn) {
          step();
        }
      }
      if (at < text.length()) {
        step();
      }
      var row = new Row(cells);
      if (!row.isEmpty()) {
        rows.add(row);
      }
    }
    return new Read.Rows(rows);
  }

  /** Reads up to a separator or the end of the line; false when a quoted text does not end. */
  private boolean cell(StringBuilder cell) {
    if (at >= text.length() || text.charAt(at) != '"') {
      while (at < text.length() && text.charAt(at) != separator && text.charAt(at) != '\n') {
        cell.append(text.charAt(at));
        step();
      }
      return true;
    }
    step();
    while (at < text.length()) {
      char here = text.charAt(at);
      step();
      if (here != '"') {
        cell.append(here);
      } else if (at < text.length() && text.charAt(at) == '"') {
        cell.append(here);
        step();
      } else {
        // What stands between the closing mark and the separator belongs to it too.
        while (at < text.length() && text.charAt(at) != separator && text.charAt(at) != '\n') {
          cell.append(text.charAt(at));
          step();
        }
        return true;
      }
    }
    return false;
  }

  private void step() {
    if (text.charAt(at) == '\n') {
      line++;
      column = 1;
    } else {
      column++;
    }
    at++;
  }
}
