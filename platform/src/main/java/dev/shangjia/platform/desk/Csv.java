package dev.shangjia.platform.desk;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes tables as CSV (RFC 4180), for spreadsheets: with a byte order mark, so that they read
 * Chinese, and with nothing that they would take for a formula.
 */
final class Csv {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private Csv() {}

  static String of(List<String> head, List<List<String>> rows) {
    var text = new StringBuilder(BYTE_ORDER_MARK).append(line(head));
    rows.forEach(row -> text.append(line(row)));
    return text.toString();
  }

  private static String line(List<String> cells) {
    return cells.stream().map(Csv::quoted).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String quoted(String cell) {
    String plain = isFormula(cell) ? "'" + cell : cell;
    return plain.matches("(?s).*[\",\r\n].*") ? '"' + plain.replace("\"", "\"\"") + '"' : plain;
  }

  /** What begins like this is reckoned by spreadsheets when it is no number. */
  private static boolean isFormula(String cell) {
    return cell.matches("(?s)[=+\\-@\t\r].*") && !cell.matches("-?[0-9.]+");
  }
}
