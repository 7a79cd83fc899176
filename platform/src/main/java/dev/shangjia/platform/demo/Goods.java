package dev.shangjia.platform.demo;

import dev.shangjia.platform.apps.AppId;
import dev.shangjia.platform.apps.Apps;
import dev.shangjia.platform.apps.Creating;
import dev.shangjia.platform.demo.Script.Product;
import dev.shangjia.platform.tenancy.OrganizationId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The apps of the demo, as they are created. */
final class Goods {
  private final Apps apps;
  private final Map<String, Product> products = new HashMap<>();
  private final Map<String, AppId> created = new HashMap<>();

  Goods(Apps apps, List<Product> products) {
    this.apps = apps;
    products.forEach(product -> this.products.put(product.key(), product));
  }

  /** Creates an app, as whoever acts. */
  AppId create(Product product, OrganizationId organization) {
    return switch (apps.create(organization, product.program(), product.name())) {
      case Creating.Created(var app, var _) -> {
        created.put(product.key(), app.id());
        yield app.id();
      }
      case Creating other ->
          throw new IllegalStateException("demo: app %s: %s".formatted(product.key(), other));
    };
  }

  /** The app with a key; empty when the key is an organization's. */
  Optional<Product> find(String key) {
    return Optional.ofNullable(products.get(key));
  }

  AppId id(String key) {
    return Objects.requireNonNull(created.get(key), key);
  }
}
