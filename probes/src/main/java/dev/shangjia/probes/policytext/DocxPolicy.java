package dev.shangjia.probes.policytext;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Lines of a word processor's document. No DTD, no entity, no relation to anything else is read.
 */
final class DocxPolicy {
  private static final String CONTENT = "word/document.xml";
  private static final int MOST_ENTRIES = 1_000;
  private static final int DEEPEST = 200;

  private final TextLines lines;
  private final StringBuilder paragraph = new StringBuilder();
  private final List<String> cells = new ArrayList<>();
  private final StringBuilder cell = new StringBuilder();
  private int tables;
  private int heading;
  private boolean item;
  private boolean bold;

  private DocxPolicy(TextLines lines) {
    this.lines = lines;
  }

  /** Whether the archive holds such a document. */
  static boolean read(byte[] file, TextLimits limits, TextLines lines) throws TextRefused {
    try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      long left = limits.maxUnpackedBytes();
      for (int i = 0; i < MOST_ENTRIES; i++) {
        ZipEntry entry = zip.getNextEntry();
        if (entry == null) {
          return false;
        }
        var bounded = new Bounded(zip, left);
        if (entry.getName().equals(CONTENT)) {
          new DocxPolicy(lines).read(bounded);
          return true;
        }
        bounded.transferTo(java.io.OutputStream.nullOutputStream());
        left = bounded.left;
      }
      throw new TextRefused(Refusal.TOO_COMPLEX);
    } catch (TooLarge bomb) {
      throw new TextRefused(Refusal.TOO_COMPLEX);
    } catch (XMLStreamException damaged) {
      if (isBomb(damaged)) {
        throw new TextRefused(Refusal.TOO_COMPLEX);
      }
      return true;
    } catch (IOException | IllegalArgumentException damaged) {
      return false;
    }
  }

  private static boolean isBomb(XMLStreamException damaged) {
    Throwable nested = damaged.getNestedException();
    return nested instanceof TooLarge || damaged.getCause() instanceof TooLarge;
  }

  private void read(InputStream in) throws XMLStreamException, TextRefused {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    XMLStreamReader xml = factory.createXMLStreamReader(in);
    int depth = 0;
    while (xml.hasNext() && !lines.isFull()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          if (++depth > DEEPEST) {
            throw new TextRefused(Refusal.TOO_COMPLEX);
          }
          begin(xml);
        }
        case XMLStreamConstants.END_ELEMENT -> {
          depth--;
          end(xml.getLocalName());
        }
        default -> {}
      }
    }
  }

  private void begin(XMLStreamReader xml) throws XMLStreamException {
    switch (xml.getLocalName()) {
      case "p" -> {
        paragraph.setLength(0);
        heading = 0;
        item = false;
      }
      case "pStyle" -> heading = headingOf(value(xml));
      case "outlineLvl" -> heading = level(value(xml));
      case "numPr" -> item = true;
      case "r" -> bold = false;
      case "b", "u", "highlight" ->
          bold =
              !"0".equals(value(xml)) && !"false".equals(value(xml)) && !"none".equals(value(xml));
      case "tbl" -> tables++;
      case "tr" -> cells.clear();
      case "tc" -> cell.setLength(0);
      case "tab" -> paragraph.append(' ');
      case "br", "cr" -> paragraph.append('\n');
      default -> {}
    }
    if (xml.getLocalName().equals("t")) {
      text(xml);
    }
  }

  private void text(XMLStreamReader xml) throws XMLStreamException {
    paragraph.append(bold ? "**" : "");
    while (xml.next() == XMLStreamConstants.CHARACTERS) {
      paragraph.append(xml.getText());
    }
    paragraph.append(bold ? "**" : "");
  }

  private static @Nullable String value(XMLStreamReader xml) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals("val")) {
        return xml.getAttributeValue(i);
      }
    }
    return null;
  }

  private static int headingOf(@Nullable String style) {
    if (style == null) {
      return 0;
    }
    String name = style.toLowerCase(java.util.Locale.ROOT);
    if (name.equals("title")) {
      return 1;
    }
    boolean numbered = name.startsWith("heading") || name.matches("[1-6]");
    char last = name.charAt(name.length() - 1);
    return numbered && last >= '1' && last <= '6' ? last - '0' : 0;
  }

  private static int level(@Nullable String outline) {
    return outline != null && outline.matches("[0-5]") ? outline.charAt(0) - '0' + 1 : 0;
  }

  private void end(String name) {
    switch (name) {
      case "p" -> paragraph();
      case "tc" -> cells.add(cell.toString());
      case "tr" -> {
        lines.row(cells);
        cells.clear();
      }
      case "tbl" -> tables--;
      default -> {}
    }
  }

  private void paragraph() {
    String content = paragraph.toString().replace("****", "");
    if (tables > 0) {
      cell.append(content).append(' ');
    } else if (heading > 0) {
      lines.heading(heading, content.replace('\n', ' '));
    } else if (item) {
      lines.item(0, "-", content.replace('\n', ' '));
    } else {
      lines.paragraph(content);
    }
  }

  /** Unpacks no more than is allowed. */
  private static final class Bounded extends FilterInputStream {
    private long left;

    Bounded(InputStream in, long most) {
      super(in);
      this.left = most;
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      count(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      count(Math.max(read, 0));
      return read;
    }

    private void count(int read) throws TooLarge {
      left -= read;
      if (left < 0) {
        throw new TooLarge();
      }
    }

    /** The archive goes on after an entry. */
    @Override
    public void close() {}
  }

  /** More was unpacked than is allowed. */
  private static final class TooLarge extends IOException {}
}
