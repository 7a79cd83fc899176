package dev.shangjia.engine.expression;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.errorprone.annotations.Immutable;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.shangjia.engine.facts.FactType;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Our types of facts as types of the expression language. */
@Immutable
@SuppressWarnings("Immutable") // filled in the constructor, read only afterwards
final class CelTypes implements CelTypeProvider {
  /** Keeps the names of types apart from those of variables. */
  private static final String PREFIX = "fact.";

  private final Map<String, CelType> byName = new LinkedHashMap<>();
  private final Map<String, FactType.Struct> structs = new LinkedHashMap<>();

  CelTypes(Collection<FactType> roots) {
    byName.put(SpanValue.TYPE_NAME, SpanValue.TYPE);
    roots.forEach(this::collect);
  }

  private void collect(FactType type) {
    switch (type) {
      case FactType.Scalar _ -> {}
      case FactType.ListOf(FactType element) -> collect(element);
      case FactType.Struct struct -> {
        if (structs.putIfAbsent(PREFIX + struct.name(), struct) == null) {
          byName.put(PREFIX + struct.name(), typeOf(struct));
          struct.fields().values().forEach(field -> collect(field.type()));
        }
      }
    }
  }

  static CelType typeOf(FactType type) {
    return switch (type) {
      case FactType.Scalar.STRING -> SimpleType.STRING;
      case FactType.Scalar.INT -> SimpleType.INT;
      case FactType.Scalar.DOUBLE -> SimpleType.DOUBLE;
      case FactType.Scalar.BOOL -> SimpleType.BOOL;
      case FactType.ListOf(FactType element) -> ListType.create(typeOf(element));
      case FactType.Struct struct ->
          StructType.create(
              PREFIX + struct.name(),
              ImmutableSet.copyOf(struct.fields().keySet()),
              name -> Optional.ofNullable(struct.fields().get(name)).map(f -> typeOf(f.type())));
    };
  }

  /** A type in which structs are named only, as checked expressions are kept, with its fields. */
  CelType resolved(CelType type) {
    if (type instanceof ListType list) {
      return ListType.create(resolved(list.elemType()));
    }
    return byName.getOrDefault(type.name(), type);
  }

  /** The struct that a type of the expression language stands for. */
  Optional<FactType.Struct> struct(CelType type) {
    return Optional.ofNullable(structs.get(type.name()));
  }

  @Override
  public ImmutableList<CelType> types() {
    return ImmutableList.copyOf(byName.values());
  }

  @Override
  public Optional<CelType> findType(String typeName) {
    return Optional.ofNullable(byName.get(typeName));
  }

  /** A type's name as authors know it: without our prefix. */
  static String shown(String text) {
    return text.replace(PREFIX, "");
  }
}
