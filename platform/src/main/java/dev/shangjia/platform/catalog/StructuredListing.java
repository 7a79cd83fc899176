package dev.shangjia.platform.catalog;

import dev.shangjia.platform.catalog.ListingContent.Pricing;
import dev.shangjia.platform.catalog.MarketPages.DetailView;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A listing in the words of schema.org, for machines that read pages. */
final class StructuredListing {
  private static final JsonMapper JSON = JsonMapper.shared();

  private StructuredListing() {}

  /** JSON that can stand in a page: no tag can begin or end in it. */
  static String of(DetailView view) {
    ListingContent content = view.listing().content();
    ObjectNode app = JsonNodeFactory.instance.objectNode();
    app.put("@context", "https://schema.org");
    app.put("@type", "SoftwareApplication");
    app.put("name", content.name());
    app.put("url", view.address());
    app.put("description", view.description());
    app.put("datePublished", view.listing().publishedAt().toString());
    if (content.icon() != null) {
      app.put("image", view.root() + content.icon().href());
    }
    if (content.version() != null) {
      app.put("softwareVersion", content.version());
    }
    content.categories().stream()
        .findFirst()
        .ifPresent(category -> app.put("applicationCategory", category));
    app.putObject("publisher").put("@type", "Organization").put("name", view.provider());
    if (content.pricing() == Pricing.FREE) {
      app.putObject("offers").put("@type", "Offer").put("price", "0").put("priceCurrency", "CNY");
    }
    return JSON.writeValueAsString(app).replace("<", "\\u003c").replace(">", "\\u003e");
  }
}
