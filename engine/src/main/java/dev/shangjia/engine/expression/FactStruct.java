package dev.shangjia.engine.expression;

import com.google.errorprone.annotations.Immutable;
import dev.cel.common.types.CelType;
import dev.cel.common.values.StructValue;
import dev.cel.runtime.AccumulatedUnknowns;
import dev.cel.runtime.CelAttribute;
import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.facts.Catalogue;
import dev.shangjia.engine.facts.FactSource;
import dev.shangjia.engine.facts.FactState;
import dev.shangjia.engine.facts.FactType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * A group of facts as expressions see it. Reading a field gives its value; a field that was not
 * given is absent; a field that is not known makes the expression unknown, unless the answer does
 * not depend on it.
 */
@Immutable
@SuppressWarnings("Immutable") // belongs to one evaluation, which is single-threaded
public final class FactStruct extends StructValue<String, FactStruct> {
  private static final int LONGEST_TEXT = 200_000;

  private final FactType.Struct type;
  private final JsonNode node;
  private final String name;
  private final String pointer;
  private final Evaluation evaluation;
  private final @Nullable FactState gap;
  private final Map<String, Seen> seen = new HashMap<>();

  /**
   * A field once looked up: rules read the same facts again and again, and facts do not change
   * while they are judged.
   *
   * @param state what is known of it
   * @param value what expressions get; null when it is not known
   * @param reads the facts that getting it reads
   */
  private record Seen(FactState state, @Nullable Object value, List<Reads.Read> reads) {}

  FactStruct(
      FactType.Struct type, JsonNode node, String name, String pointer, Evaluation evaluation) {
    this(type, node, name, pointer, evaluation, null);
  }

  private FactStruct(
      FactType.Struct type,
      JsonNode node,
      String name,
      String pointer,
      Evaluation evaluation,
      @Nullable FactState gap) {
    this.type = type;
    this.node = node;
    this.name = name;
    this.pointer = pointer;
    this.evaluation = evaluation;
    this.gap = gap;
  }

  /** Its name in expressions, with the index of an item: {@code listing.screenshots[0]}. */
  public String name() {
    return name;
  }

  /** Its place in the dossier, as a JSON pointer: {@code /listing/screenshots/0}. */
  public String pointer() {
    return pointer;
  }

  /** Its own value. */
  public JsonNode node() {
    return node;
  }

  /** Its type. */
  public FactType.Struct type() {
    return type;
  }

  @Override
  public Object select(String field) {
    Seen found = seen(field);
    return switch (found.state()) {
      case FactState.Known _ -> read(found);
      case FactState.NotGiven _ -> throw new FactNotGiven(name + "." + field);
      case FactState.NotGathered gap -> unknown(field, gap);
      case FactState.Failed gap -> unknown(field, gap);
    };
  }

  @Override
  public Optional<Object> find(String field) {
    Seen found = seen(field);
    return switch (found.state()) {
      case FactState.Known _ -> Optional.of(read(found));
      case FactState.NotGiven _ -> Optional.empty();
      case FactState.NotGathered gap -> throw unknownPresence(field, gap);
      case FactState.Failed gap -> throw unknownPresence(field, gap);
    };
  }

  /** A text of its fields, for functions of ours; empty when it was not given. */
  Optional<String> text(String field) {
    return find(field).map(String.class::cast);
  }

  private Seen seen(String field) {
    Seen known = seen.get(field);
    if (known == null) {
      known = look(field);
      seen.put(field, known);
    }
    return known;
  }

  private Seen look(String field) {
    FactState state = state(field);
    if (!(state instanceof FactState.Known(JsonNode value))) {
      return new Seen(state, null, List.of());
    }
    var reads = new ArrayList<Reads.Read>();
    // What is known of a picture, a document or an address is at the place of that value.
    FactType.Field declared = declared(field);
    boolean about =
        Catalogue.Kind.of(type.name()).isPresent()
            || declared.origin() instanceof FactType.Origin.Observed;
    String full = name + "." + field;
    Object converted =
        about
            ? convert(declared.type(), value, full, pointer, Places.ONE, reads)
            : convert(declared.type(), value, full, pointer + "/" + field, Places.EACH, reads);
    return new Seen(state, converted, reads);
  }

  private Object read(Seen found) {
    for (Reads.Read read : found.reads()) {
      evaluation.reads().known(read);
    }
    return Objects.requireNonNull(found.value());
  }

  private FactState state(String field) {
    if (gap != null) {
      return gap;
    }
    FactType.Field declared = declared(field);
    FactState state = source().field(type, node, declared);
    if (!(state instanceof FactState.Known(JsonNode value))) {
      return state;
    }
    // Nobody fills in what a probe saw or the platform knows: an empty list there says "none".
    boolean blank = declared.origin() instanceof FactType.Origin.Value && isBlank(value);
    if (blank || value.isNull() || !fits(declared.type(), value)) {
      return new FactState.NotGiven();
    }
    if (value.isString() && value.stringValue().length() > LONGEST_TEXT) {
      return tooLong(value.stringValue().length());
    }
    return state;
  }

  private static FactState tooLong(int length) {
    return new FactState.Failed(
        "text-too-long",
        new LocalText(
            "文本长 " + length + " 个字符，最多检查 " + LONGEST_TEXT + " 个",
            "the text has " + length + " characters; at most " + LONGEST_TEXT + " are examined"));
  }

  private static boolean isBlank(JsonNode value) {
    return value.isNull()
        || (value.isString() && value.stringValue().isBlank())
        || (value.isContainer() && value.isEmpty());
  }

  /** Whether a value has its declared type; if not, the form says so, and rules leave it alone. */
  private static boolean fits(FactType type, JsonNode value) {
    return switch (type) {
      case FactType.Scalar.STRING -> value.isString();
      case FactType.Scalar.INT -> value.isIntegralNumber() && value.canConvertToLong();
      case FactType.Scalar.DOUBLE -> value.isNumber();
      case FactType.Scalar.BOOL -> value.isBoolean();
      case FactType.ListOf _ -> value.isArray();
      case FactType.Struct _ -> value.isObject() || value.isString();
    };
  }

  /** Whether the items of a list stand at places of their own, or are all known of one value. */
  private enum Places {
    EACH,
    ONE
  }

  private Object convert(
      FactType factType,
      JsonNode value,
      String factName,
      String at,
      Places places,
      List<Reads.Read> reads) {
    return switch (factType) {
      case FactType.Scalar scalar -> {
        reads.add(new Reads.Read(factName, value));
        yield plain(scalar, value);
      }
      case FactType.ListOf(FactType element) -> {
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
          JsonNode item = value.get(i);
          if (!isBlank(item) && fits(element, item)) {
            String of = places == Places.ONE ? at : at + "/" + i;
            items.add(convert(element, item, factName + "[" + i + "]", of, places, reads));
          }
        }
        yield List.copyOf(items);
      }
      case FactType.Struct struct -> new FactStruct(struct, value, factName, at, evaluation);
    };
  }

  private static Object plain(FactType.Scalar type, JsonNode value) {
    return switch (type) {
      case STRING -> value.stringValue();
      case INT -> value.longValue();
      case DOUBLE -> value.doubleValue();
      case BOOL -> value.booleanValue();
    };
  }

  /** A value that is not known; of a group that is not known, no field is. */
  private Object unknown(String field, FactState gap) {
    evaluation.reads().gap(name + "." + field, gap);
    if (declared(field).type() instanceof FactType.Struct struct) {
      return new FactStruct(
          struct,
          MissingNode.getInstance(),
          name + "." + field,
          pointer + "/" + field,
          evaluation,
          gap);
    }
    return AccumulatedUnknowns.create(List.of(), List.of(CelAttribute.create(field)));
  }

  private FactUnknown unknownPresence(String field, FactState gap) {
    evaluation.reads().gap(name + "." + field, gap);
    return new FactUnknown(name + "." + field);
  }

  private FactSource source() {
    return evaluation.source();
  }

  private FactType.Field declared(String field) {
    FactType.Field declared = type.fields().get(field);
    if (declared == null) {
      throw new IllegalStateException("type " + type.name() + " declares no field " + field);
    }
    return declared;
  }

  @Override
  public FactStruct value() {
    return this;
  }

  @Override
  public boolean isZeroValue() {
    return node.isEmpty();
  }

  @Override
  public CelType celType() {
    return CelTypes.typeOf(type);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FactStruct that && type.equals(that.type) && node.equals(that.node);
  }

  @Override
  public int hashCode() {
    return node.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
