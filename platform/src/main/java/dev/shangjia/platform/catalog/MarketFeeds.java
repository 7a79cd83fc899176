package dev.shangjia.platform.catalog;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** What is in the market, for machines: a map of its pages, and a feed of what is new. */
@Controller
final class MarketFeeds {
  /** As many as a map of pages may name. */
  private static final int MOST_PAGES = 50_000;

  private static final int MOST_NEW = 50;
  private static final String ATOM = "http://www.w3.org/2005/Atom";
  private static final String SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9";

  private final Listings listings;
  private final MessageSource messages;

  MarketFeeds(Listings listings, MessageSource messages) {
    this.listings = listings;
    this.messages = messages;
  }

  @GetMapping("/market/sitemap.xml")
  ResponseEntity<String> sitemap() throws XMLStreamException, IOException {
    String root = root();
    return answered(
        MediaType.APPLICATION_XML,
        xml -> {
          xml.writeStartElement("urlset");
          xml.writeDefaultNamespace(SITEMAP);
          for (Listing listing : listings.displayed(MOST_PAGES)) {
            xml.writeStartElement("url");
            element(xml, "loc", root + listing.href());
            element(xml, "lastmod", listing.updatedAt().toString());
            xml.writeEndElement();
          }
          xml.writeEndElement();
        });
  }

  @GetMapping("/market/new.atom")
  ResponseEntity<String> feed() throws XMLStreamException, IOException {
    String root = root();
    List<Listing> newest = listings.displayed(MOST_NEW);
    return answered(
        MediaType.APPLICATION_ATOM_XML,
        xml -> {
          xml.writeStartElement("feed");
          xml.writeDefaultNamespace(ATOM);
          element(xml, "id", root + "/market/new.atom");
          element(
              xml, "title", messages.getMessage("catalog.feed", null, Locale.SIMPLIFIED_CHINESE));
          element(
              xml,
              "updated",
              newest.stream()
                  .map(Listing::publishedAt)
                  .findFirst()
                  .orElse(Instant.EPOCH)
                  .toString());
          link(xml, root + "/market/new.atom", "self");
          link(xml, root + "/market", "alternate");
          for (Listing listing : newest) {
            xml.writeStartElement("entry");
            element(xml, "id", root + listing.href());
            element(xml, "title", listing.content().name());
            element(xml, "updated", listing.updatedAt().toString());
            element(xml, "published", listing.publishedAt().toString());
            link(xml, root + listing.href(), "alternate");
            xml.writeStartElement("author");
            element(xml, "name", Objects.requireNonNullElse(listing.content().provider(), "-"));
            xml.writeEndElement();
            element(xml, "summary", Objects.requireNonNullElse(listing.content().summary(), ""));
            xml.writeEndElement();
          }
          xml.writeEndElement();
        });
  }

  private static String root() {
    return ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString();
  }

  /** Writes what a document holds. */
  private interface Content {
    void to(XMLStreamWriter xml) throws XMLStreamException;
  }

  private static ResponseEntity<String> answered(MediaType type, Content content)
      throws XMLStreamException, IOException {
    try (var text = new StringWriter()) {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      content.to(xml);
      xml.writeEndDocument();
      xml.close();
      return ResponseEntity.ok()
          .contentType(new MediaType(type, StandardCharsets.UTF_8))
          .cacheControl(CacheControl.maxAge(Duration.ofMinutes(10)).cachePublic())
          .body(text.toString());
    }
  }

  /** Characters that XML cannot hold are left out. */
  private static void element(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(
        text.replaceAll(
            "[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", ""));
    xml.writeEndElement();
  }

  private static void link(XMLStreamWriter xml, String href, String relation)
      throws XMLStreamException {
    xml.writeEmptyElement("link");
    xml.writeAttribute("href", href);
    xml.writeAttribute("rel", relation);
  }
}
