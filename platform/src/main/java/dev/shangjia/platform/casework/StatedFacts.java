package dev.shangjia.platform.casework;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.facts.Catalogue;
import dev.shangjia.engine.facts.FactType;
import dev.shangjia.engine.rulebook.Role;
import dev.shangjia.platform.casework.JdbcStatedFacts.Stated;
import dev.shangjia.platform.effects.Subject;
import dev.shangjia.platform.tenancy.OrganizationId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What people of the market say of a provider or an app because no module counts it yet: that a
 * deposit is paid, how a rollout is used. Conditions and gates read it.
 */
@Component
final class StatedFacts {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final List<String> GROUPS = List.of("provider", "app", "metrics");

  /**
   * What follows from cases, always; nobody has to say it, and nobody may say otherwise. That a
   * provider is verified is not among it: the host may have verified them before they came, which
   * is what the joining to WeDa asks for.
   */
  private static final Set<String> KNOWN =
      Set.of("provider.name", "provider.reached", "app.reached", "app.byCreator");

  private final JdbcStatedFacts rows;
  private final TransactionTemplate transaction;
  private final Clock clock;

  StatedFacts(JdbcStatedFacts rows, TransactionTemplate transaction, Clock clock) {
    this.rows = rows;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * A fact that can be stated.
   *
   * @param name such as {@code provider.invited}
   * @param type {@code bool}, {@code int}, {@code double}, {@code string} or {@code list}
   * @param value as people write it; blank when nobody stated it
   */
  record Line(
      String name,
      LocalText doc,
      String type,
      @Nullable String unit,
      String value,
      @Nullable Instant at) {}

  /**
   * Of whom something is stated.
   *
   * @param organization the provider
   * @param app null for the provider alone
   */
  record About(String program, OrganizationId organization, @Nullable Long app) {
    /** Whom a case is about: in one of an enterprise, the provider of what it installs. */
    static About of(CaseRow row) {
      return new About(row.pin().program(), row.provider(), row.app());
    }

    private Subject provider() {
      return new Subject("organization", organization.value());
    }

    private Optional<Subject> ofApp() {
      return app == null ? Optional.empty() : Optional.of(new Subject("app", app));
    }
  }

  /** What can be stated of somebody. */
  List<Line> of(About about) {
    List<Stated> known =
        inTransaction(
            () -> {
              var all = new ArrayList<>(rows.of(about.program(), about.provider()));
              about.ofApp().ifPresent(app -> all.addAll(rows.of(about.program(), app)));
              return all;
            });
    var lines = new ArrayList<Line>();
    for (String group : GROUPS) {
      FactType.Struct struct = Catalogue.groups().get(group);
      if (struct == null || (!group.equals("provider") && about.app() == null)) {
        continue;
      }
      struct.fields().values().stream()
          .filter(field -> !KNOWN.contains(group + "." + field.name()))
          .forEach(field -> lines.add(line(group, field, known)));
    }
    return lines;
  }

  private static Line line(String group, FactType.Field field, List<Stated> known) {
    String name = group + "." + field.name();
    Optional<Stated> stated = known.stream().filter(one -> one.fact().equals(name)).findFirst();
    return new Line(
        name,
        field.doc(),
        field.type() instanceof FactType.Scalar scalar ? scalar.code() : "list",
        field.unit(),
        stated.map(one -> shown(JSON.readTree(one.value()))).orElse(""),
        stated.map(Stated::at).orElse(null));
  }

  private static String shown(JsonNode value) {
    return value.isArray()
        ? String.join(", ", value.valueStream().map(JsonNode::asString).toList())
        : value.asString();
  }

  /**
   * States facts of somebody.
   *
   * @param values by the fact's name, as people write them; blank ones are left alone
   */
  Optional<CaseResult.Refused> state(About about, Map<String, String> values, CaseActor by) {
    if (!by.roles().contains(Role.OPERATOR)) {
      return Optional.of(
          Refusals.refused(
              "not-yours",
              "平台事实只能由运营人员登记。",
              "What the platform knows is stated by operators only."));
    }
    Map<String, JsonNode> read = new LinkedHashMap<>();
    for (Map.Entry<String, String> given : values.entrySet()) {
      String name = given.getKey();
      String value = given.getValue().strip();
      if (value.isEmpty()) {
        continue;
      }
      if (KNOWN.contains(name)) {
        return Optional.of(
            Refusals.refused(
                "known-fact",
                "%s 由平台根据案件自动得出，不能登记；请通过相应的流程改变它。".formatted(name),
                "%s follows from cases and is not stated; change it by the procedure for it."
                    .formatted(name)));
      }
      Optional<JsonNode> known = type(name).flatMap(type -> read(type, value));
      if (known.isEmpty()) {
        return Optional.of(
            Refusals.refused(
                "no-such-fact",
                "%s 不能是“%s”。".formatted(name, value),
                "%s cannot be \"%s\".".formatted(name, value)));
      }
      read.put(name, known.get());
    }
    transaction.executeWithoutResult(
        _ -> read.forEach((name, value) -> put(about, name, value, by)));
    return Optional.empty();
  }

  private void put(About about, String name, JsonNode value, CaseActor by) {
    Subject subject =
        name.startsWith("provider.") ? about.provider() : about.ofApp().orElseGet(about::provider);
    rows.put(
        about.program(),
        subject,
        about.organization(),
        new Stated(name, value.toString(), by.person(), clock.instant()));
  }

  private static Optional<FactType> type(String name) {
    int dot = name.indexOf('.');
    return dot < 0 || !GROUPS.contains(name.substring(0, dot))
        ? Optional.empty()
        : Optional.ofNullable(Catalogue.groups().get(name.substring(0, dot)))
            .flatMap(group -> Optional.ofNullable(group.fields().get(name.substring(dot + 1))))
            .map(FactType.Field::type);
  }

  private static Optional<JsonNode> read(FactType type, String text) {
    try {
      return Optional.of(
          switch (type) {
            case FactType.Scalar scalar ->
                switch (scalar) {
                  case STRING -> JSON.getNodeFactory().stringNode(text);
                  case INT -> JSON.getNodeFactory().numberNode(Long.parseLong(text));
                  case DOUBLE -> JSON.getNodeFactory().numberNode(number(text));
                  case BOOL -> JSON.getNodeFactory().booleanNode(bool(text));
                };
            case FactType.ListOf _ -> {
              var list = JSON.createArrayNode();
              for (String item : text.split("[,，、]", -1)) {
                if (!item.isBlank()) {
                  list.add(item.strip());
                }
              }
              yield list;
            }
            case FactType.Struct _ -> throw new NumberFormatException("no plain value");
          });
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static double number(String text) {
    double number = Double.parseDouble(text);
    if (!Double.isFinite(number)) {
      throw new NumberFormatException("no number that can be compared: " + text);
    }
    return number;
  }

  private static boolean bool(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new NumberFormatException("neither true nor false: " + text);
    };
  }

  private <T> T inTransaction(java.util.function.Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(_ -> work.get()));
  }
}
