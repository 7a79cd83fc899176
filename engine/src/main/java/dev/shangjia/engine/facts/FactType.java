package dev.shangjia.engine.facts;

import dev.shangjia.engine.LocalText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The type of a fact, known before any expression is compiled. */
public sealed interface FactType {

  /** A plain value. */
  enum Scalar implements FactType {
    STRING("string"),
    INT("int"),
    DOUBLE("double"),
    BOOL("bool");

    private final String code;

    Scalar(String code) {
      this.code = code;
    }

    /** The name used in messages and documentation. */
    public String code() {
      return code;
    }
  }

  /**
   * Several facts of one type.
   *
   * @param element their type
   */
  record ListOf(FactType element) implements FactType {}

  /**
   * A group of named facts.
   *
   * @param name the type's name in expressions, such as {@code listing} or {@code image}
   * @param fields by name, in order
   */
  record Struct(String name, Map<String, Field> fields) implements FactType {
    public Struct {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** A struct of fields in the order given. */
    public static Struct of(String name, List<Field> fields) {
      var byName = new LinkedHashMap<String, Field>();
      for (Field field : fields) {
        if (byName.put(field.name(), field) != null) {
          throw new IllegalArgumentException(name + " has two fields " + field.name());
        }
      }
      return new Struct(name, byName);
    }
  }

  /**
   * A named fact of a group.
   *
   * @param name in lower camel case
   * @param type its type
   * @param unit such as {@code px}; null for none
   * @param doc what it says
   * @param origin where it comes from
   */
  record Field(String name, FactType type, @Nullable String unit, LocalText doc, Origin origin) {}

  /** Where a fact comes from. */
  sealed interface Origin {

    /** From the dossier. */
    record Value() implements Origin {}

    /**
     * From a probe.
     *
     * @param probe its name, such as {@code image}
     */
    record Observed(String probe) implements Origin {}

    /** From the platform. */
    record Context() implements Origin {}
  }
}
