package dev.shangjia.probes.document;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;

/** What in a PDF could act, load or be carried along, as far as a bounded walk meets it. */
final class ActiveContent {
  private static final int MOST_OBJECTS = 20_000;

  private ActiveContent() {}

  static List<String> of(PDDocumentCatalog catalog) {
    Set<String> found = new TreeSet<>();
    Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<COSBase> open = new ArrayDeque<>(List.of(catalog.getCOSObject()));
    while (!open.isEmpty() && seen.size() < MOST_OBJECTS) {
      COSBase next = open.pop();
      COSBase object = next instanceof COSObject reference ? reference.getObject() : next;
      if (object == null || !seen.add(object)) {
        continue;
      }
      if (object instanceof COSArray array) {
        array.forEach(item -> add(item, open));
      } else if (object instanceof COSDictionary dictionary) {
        look(dictionary, found);
        dictionary.getValues().forEach(value -> add(value, open));
      }
    }
    return List.copyOf(found);
  }

  private static void add(COSBase value, Deque<COSBase> open) {
    if (value instanceof COSObject || value instanceof COSArray || value instanceof COSDictionary) {
      open.add(value);
    }
  }

  private static void look(COSDictionary dictionary, Set<String> found) {
    if (dictionary.containsKey(COSName.JS) || dictionary.containsKey(COSName.JAVA_SCRIPT)) {
      found.add("javascript");
    }
    if (dictionary.containsKey(COSName.EMBEDDED_FILES) || dictionary.containsKey(COSName.EF)) {
      found.add("embedded-file");
    }
    if (dictionary.containsKey(COSName.ACRO_FORM)) {
      found.add("form");
    }
    String action = dictionary.getNameAsString(COSName.S, "");
    switch (action) {
      case "Launch" -> found.add("launch");
      case "GoToR", "ImportData", "SubmitForm" -> found.add("external-reference");
      default -> {}
    }
  }
}
