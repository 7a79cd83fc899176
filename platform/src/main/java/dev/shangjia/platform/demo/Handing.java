package dev.shangjia.platform.demo;

import dev.shangjia.engine.rulebook.Procedure;
import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.apps.AppId;
import dev.shangjia.platform.apps.AppVersion;
import dev.shangjia.platform.apps.AppVersionId;
import dev.shangjia.platform.apps.Apps;
import dev.shangjia.platform.apps.DossierId;
import dev.shangjia.platform.apps.DossierKey;
import dev.shangjia.platform.apps.Dossiers;
import dev.shangjia.platform.demo.Script.Product;
import dev.shangjia.platform.demo.Script.Tale;
import dev.shangjia.platform.effects.Subject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Fills in dossiers, as the people of an organization do. */
final class Handing {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private final Script script;
  private final Actors actors;
  private final Goods goods;
  private final Apps apps;
  private final Dossiers dossiers;
  private final Paperwork paperwork;
  private final Clock clock;

  Handing(
      Script script,
      Actors actors,
      Goods goods,
      Apps apps,
      Dossiers dossiers,
      Paperwork paperwork,
      Clock clock) {
    this.script = script;
    this.actors = actors;
    this.goods = goods;
    this.apps = apps;
    this.dossiers = dossiers;
    this.paperwork = paperwork;
    this.clock = clock;
  }

  /** What a case is about. */
  Subject subject(Tale tale, Procedure procedure) {
    return switch (procedure.subject()) {
      case "organization" -> new Subject("organization", actors.organization(tale.of()).value());
      case "app-version" -> new Subject("app-version", version(tale).value());
      default -> new Subject(procedure.subject(), goods.id(tale.of()).value());
    };
  }

  /** A version of an app, which is begun when it is not there. */
  private AppVersionId version(Tale tale) {
    AppId app = goods.id(tale.of());
    return apps.versions(app).stream()
        .filter(one -> one.number() == tale.version())
        .findFirst()
        .map(AppVersion::id)
        .orElseGet(() -> apps.newVersion(apps.find(app).orElseThrow()));
  }

  /** Fills some forms of a case's dossier in. */
  DossierId fill(Tale tale, Procedure procedure, List<String> forms, ObjectNode with, SignedIn by) {
    Subject subject = subject(tale, procedure);
    DossierId dossier =
        dossiers.open(
            by.organization(),
            new DossierKey(tale.program(), procedure.id(), subject.kind(), subject.id()),
            app(tale, procedure));
    ObjectNode filled = JsonNodeFactory.instance.objectNode();
    ObjectNode templates = (ObjectNode) script.forms().required(tale.program());
    var template = new Template(known(tale), LocalDate.ofInstant(clock.instant(), ZONE));
    for (String form : forms) {
      ObjectNode values = (ObjectNode) template.filled(templates.required(form));
      if (with.get(form) instanceof ObjectNode others) {
        others
            .properties()
            .forEach(other -> values.set(other.getKey(), template.filled(other.getValue())));
      }
      filled.set(form, values);
    }
    Paperwork.Complete complete = paperwork.complete(by.organization(), filled);
    dossiers.replace(dossier, complete.forms(), complete.files());
    return dossier;
  }

  private @Nullable AppId app(Tale tale, Procedure procedure) {
    return procedure.subject().equals("organization") ? null : goods.id(tale.of());
  }

  /** All forms of all apps in their first version, whether somebody fills them in or not. */
  ArrayNode everything() {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    for (Product product : script.products()) {
      ObjectNode known = known(product.key());
      known.put("version", 1);
      all.add(
          new Template(known, LocalDate.EPOCH).filled(script.forms().required(product.program())));
    }
    return all;
  }

  private ObjectNode known(String appOrFirm) {
    ObjectNode known = JsonNodeFactory.instance.objectNode();
    String firm =
        goods
            .find(appOrFirm)
            .map(
                product -> {
                  known.set("app", product.about());
                  return product.firm();
                })
            .orElse(appOrFirm);
    known.set("firm", about(firm));
    return known;
  }

  private ObjectNode known(Tale tale) {
    ObjectNode known = known(tale.of());
    if (tale.by() != null) {
      known.set("customer", about(tale.by()));
    }
    known.put("version", tale.version());
    return known;
  }

  private JsonNode about(String firm) {
    return Stream.concat(script.providers().stream(), script.enterprises().stream())
        .filter(one -> one.key().equals(firm))
        .findFirst()
        .orElseThrow()
        .about();
  }
}
