package dev.shangjia.engine.checklist;

import dev.shangjia.engine.text.Span;
import java.util.ArrayList;
import java.util.List;

/** Stretches that a text sets off: between two pairs of asterisks on one line. */
final class Emphasis {
  private Emphasis() {}

  static List<Span> find(String text) {
    var spans = new ArrayList<Span>();
    int[] points = text.codePoints().toArray();
    int open = -1;
    for (int i = 0; i + 1 < points.length; i++) {
      if (points[i] == '\n') {
        open = -1;
      } else if (points[i] == '*' && points[i + 1] == '*') {
        if (open >= 0 && i > open) {
          spans.add(new Span(new String(points, open, i - open), open, i, "bold"));
          open = -1;
        } else {
          open = i + 2;
        }
        i++;
      }
    }
    return spans;
  }
}
