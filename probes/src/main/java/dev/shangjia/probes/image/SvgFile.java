package dev.shangjia.probes.image;

import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What a vector drawing declares. It is read, never drawn: no entity is resolved, no address
 * opened, no style or script looked into.
 *
 * @param width of the root element in px, or 0 when it is not given in px
 * @param height as width
 * @param activeContent what could act when a browser opens it: {@code script}, {@code
 *     event-handler}, {@code script-link}, {@code external-reference}, {@code foreign-object},
 *     {@code entity}, {@code document-type}; sorted
 * @param wellFormed whether the XML could be read to its end
 */
record SvgFile(int width, int height, Set<String> activeContent, boolean wellFormed) {
  private static final int HEAD = 4096;
  private static final int DEEPEST = 1000;

  /** Whether the first element, after the prologue, is an svg. */
  static boolean looksLikeSvg(byte[] file) {
    String head = new String(file, 0, Math.min(file.length, HEAD), charset(file));
    int at = 0;
    while (at < head.length()) {
      int open = head.indexOf('<', at);
      if (open < 0 || !head.substring(at, open).replace("\ufeff", "").isBlank()) {
        return false;
      }
      if (head.startsWith("<!--", open)) {
        at = after(head, "-->", open);
      } else if (head.startsWith("<?", open)) {
        at = after(head, "?>", open);
      } else if (head.startsWith("<!", open)) {
        // An internal subset may fill the whole head; the words decide.
        return head.toLowerCase(Locale.ROOT).contains("svg");
      } else {
        return head.startsWith("<svg", open) || head.startsWith(":svg", head.indexOf(':', open));
      }
    }
    return false;
  }

  private static int after(String text, String end, int from) {
    int found = text.indexOf(end, from);
    return found < 0 ? text.length() : found + end.length();
  }

  private static Charset charset(byte[] file) {
    if (PictureFormat.startsWith(file, 0, "\u00ff\u00fe")
        || PictureFormat.startsWith(file, 0, "<\0")) {
      return StandardCharsets.UTF_16LE;
    }
    if (PictureFormat.startsWith(file, 0, "\u00fe\u00ff")
        || PictureFormat.startsWith(file, 0, "\0<")) {
      return StandardCharsets.UTF_16BE;
    }
    return StandardCharsets.UTF_8;
  }

  static SvgFile read(byte[] file, Deadline deadline) throws PictureRefused {
    Scan scan = new Scan();
    boolean wellFormed = true;
    String text = new String(file, charset(file));
    if (text.contains("<!ENTITY")) {
      scan.active.add("entity");
    }
    if (text.contains("<!DOCTYPE")) {
      scan.active.add("document-type");
    }
    try {
      scan.run(text, deadline);
    } catch (XMLStreamException | RuntimeException broken) {
      // The JDK's parser meets its own limits and some malformed input with runtime exceptions.
      wellFormed = false;
    }
    return new SvgFile(scan.width, scan.height, scan.active, wellFormed);
  }

  /** One pass over the elements. */
  private static final class Scan {
    final Set<String> active = new TreeSet<>();
    int width;
    int height;
    private int depth;
    private boolean inStyle;

    void run(String text, Deadline deadline) throws XMLStreamException, PictureRefused {
      XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
      factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
      factory.setProperty(XMLInputFactory.IS_COALESCING, true);
      factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
      factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
      factory.setXMLResolver(
          (publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing outside the file is read");
          });
      factory.setXMLReporter((message, type, about, place) -> {});
      XMLStreamReader reader =
          factory.createXMLStreamReader(new StringReader(text.replaceFirst("^\ufeff", "")));
      while (reader.hasNext()) {
        deadline.check();
        switch (reader.next()) {
          case XMLStreamConstants.START_ELEMENT -> readElement(reader);
          case XMLStreamConstants.END_ELEMENT -> depth--;
          case XMLStreamConstants.ENTITY_REFERENCE -> active.add("entity");
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> readText(reader);
          case XMLStreamConstants.PROCESSING_INSTRUCTION -> readInstruction(reader);
          default -> {}
        }
      }
    }

    private void readElement(XMLStreamReader reader) throws XMLStreamException {
      String name = reader.getLocalName().toLowerCase(Locale.ROOT);
      if (depth++ == 0) {
        readSize(reader);
      }
      if (depth > DEEPEST) {
        throw new XMLStreamException("nested deeper than " + DEEPEST);
      }
      inStyle = name.equals("style");
      switch (name) {
        case "script", "handler", "listener" -> active.add("script");
        case "foreignobject", "iframe", "embed", "object" -> active.add("foreign-object");
        default -> {}
      }
      boolean animatesLink = name.equals("set") || name.startsWith("animate");
      for (int i = 0; i < reader.getAttributeCount(); i++) {
        String attribute = reader.getAttributeLocalName(i).toLowerCase(Locale.ROOT);
        String value = pack(reader.getAttributeValue(i));
        readAttribute(attribute, value);
        if (animatesLink && attribute.equals("attributename") && value.endsWith("href")) {
          active.add("script-link");
        }
      }
    }

    private void readAttribute(String attribute, String packed) {
      if (attribute.startsWith("on")) {
        active.add("event-handler");
      }
      if (packed.startsWith("javascript:") || packed.startsWith("data:text/")) {
        active.add("script-link");
      }
      boolean link = attribute.equals("href") || attribute.equals("src");
      if (link && !packed.isEmpty() && !packed.startsWith("#") && !packed.startsWith("data:")) {
        active.add("external-reference");
      }
      if (drawsFromOutside(packed) || packed.contains("@import")) {
        active.add("external-reference");
      }
    }

    private static boolean drawsFromOutside(String style) {
      int at = style.indexOf("url(");
      while (at >= 0) {
        int target = at + 4;
        if (style.startsWith("'", target) || style.startsWith("\"", target)) {
          target++;
        }
        if (!style.startsWith("#", target) && !style.startsWith("data:", target)) {
          return true;
        }
        at = style.indexOf("url(", target);
      }
      return false;
    }

    private void readText(XMLStreamReader reader) {
      if (inStyle) {
        String packed = pack(reader.getText());
        if (drawsFromOutside(packed) || packed.contains("@import")) {
          active.add("external-reference");
        }
      }
    }

    /** Without the spaces and control characters that browsers overlook. */
    private static String pack(String text) {
      return text.toLowerCase(Locale.ROOT).replaceAll("[\\s\\p{Cntrl}]", "");
    }

    private void readInstruction(XMLStreamReader reader) {
      if ("xml-stylesheet".equals(reader.getPITarget())) {
        active.add("external-reference");
      }
    }

    private void readSize(XMLStreamReader reader) {
      width = px(reader.getAttributeValue(null, "width"));
      height = px(reader.getAttributeValue(null, "height"));
      String viewBox = reader.getAttributeValue(null, "viewBox");
      String[] box = viewBox == null ? new String[0] : viewBox.strip().split("[\\s,]+", 5);
      if ((width == 0 || height == 0) && box.length == 4) {
        width = px(box[2]);
        height = px(box[3]);
      }
    }

    private static int px(@org.jspecify.annotations.Nullable String length) {
      if (length == null) {
        return 0;
      }
      String number = length.strip().toLowerCase(Locale.ROOT).replaceFirst("px$", "");
      if (!number.matches("\\+?\\d{1,6}(\\.\\d{1,9})?")) {
        return 0;
      }
      return (int) Math.round(Double.parseDouble(number));
    }
  }
}
